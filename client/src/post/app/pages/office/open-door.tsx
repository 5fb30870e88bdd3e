// Nobody writes a letter for a door that is shut.

import type { ComponentChildren } from 'preact';
import type { Door, OfficeDoors } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { Link, Notice } from '../../parts/index.tsx';
import { Loaded, useFetched } from '../../parts/work.tsx';

type OpenDoorProps = { office: string; door: Door; children: ComponentChildren };

/** Draws what is behind a door, or says what is missing before somebody writes in vain. */
export function OpenDoor({ office, door, children }: OpenDoorProps) {
  const { engine, t } = useApp();
  const known = useFetched(() => engine.doors.of(office), `${office} ${door}`);
  return (
    <Loaded of={known}>
      {(doors) => {
        if (!isOpen(doors, door)) {
          return <Notice tone="info" title={t(`post-doors-${door}-closed`)} />;
        }
        // Mail is signed with the office's key; submissions are not.
        return door === 'fit-connect' || hasKey(doors, door) ? (
          <>{children}</>
        ) : (
          <Notice tone="info" title={t('post-doors-no-key')}>
            <Link href={`/post/office/${office}/team`}>{t('post-doors-no-key-make')}</Link>
          </Notice>
        );
      }}
    </Loaded>
  );
}

export function isOpen({ address, fitConnect }: OfficeDoors, door: Door): boolean {
  return door === 'openpgp' ? address !== undefined : fitConnect !== undefined;
}

export function hasKey({ keys }: OfficeDoors, door: Door): boolean {
  return keys.some((key) => key.door === door && key.ended === undefined);
}
