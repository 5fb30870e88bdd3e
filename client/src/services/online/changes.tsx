// A draft that was written for an older version of the form: what became of it.

import { useTexts } from '../../post/app/context.tsx';
import { Notice } from '../../post/app/parts/index.tsx';
import type { Asked } from '../entry/asked.ts';
import { Say } from '../entry/say.tsx';
import type { Carried } from './drafts/carried.ts';

export function Changes({ changes }: { changes: Carried | undefined }) {
  const { t } = useTexts();
  return changes ? (
    <Notice tone="info" title={t('services-online-changed')}>
      <p>{t('services-online-changed-text')}</p>
      <Asks title={t('services-online-changed-added')} asked={changes.added} />
      <Asks title={t('services-online-changed-gone')} asked={changes.gone} />
    </Notice>
  ) : null;
}

function Asks({ title, asked }: { title: string; asked: Asked[] }) {
  return asked.length === 0 ? null : (
    <>
      <p>{title}</p>
      <ul>
        {asked.map(({ of, question }) => (
          <li key={of}>
            <Say text={question.label} />
          </li>
        ))}
      </ul>
    </>
  );
}
