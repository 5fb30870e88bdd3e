// A case of somebody without an account who came by themself: its office sees that nobody has checked
// who it is.

import type { Case } from '../../engine/index.ts';
import { useTexts } from '../context.tsx';
import { Badge, Notice } from './index.tsx';

export function Unvouched({ found, office }: { found: Case; office: string | undefined }) {
  const { t } = useTexts();
  return office === undefined || found.unvouched.length === 0 ? null : (
    <Notice tone="warning" title={t('post-app-unvouched')}>
      <p>
        <Badge tone="warning">{t('post-app-party-guest')}</Badge>
      </p>
      <p>{t('post-app-unvouched-text')}</p>
    </Notice>
  );
}
