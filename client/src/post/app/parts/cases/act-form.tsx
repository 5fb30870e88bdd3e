// The frame of an act that asks for more: its heading gets the focus when it opens.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function ActForm({ title, about, children }: { title: string; about?: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="case__act" aria-label={title}>
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {about ? <p>{about}</p> : null}
      {children}
    </section>
  );
}
