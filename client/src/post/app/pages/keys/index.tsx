// `/post/keys`: with what the mailbox is sealed, how its owner gets in, and what it tells others.

import { useApp, useTitle } from '../../context.tsx';
import { Up } from '../../parts/desk.tsx';
import { ChangeOfKeys } from './change.tsx';
import { OwnKeys } from './own.tsx';
import { Export, Notices, Receipts, Space } from './settings.tsx';
import { Ways } from './ways.tsx';

export function KeysPage() {
  const { t } = useApp();
  useTitle(t('post-keys-title'));
  return (
    <>
      <Up href="/post">{t('post-app-own')}</Up>
      <p class="lead">{t('post-keys-lead')}</p>
      <OwnKeys />
      <Ways />
      <Receipts />
      <Notices />
      <Space />
      <Export />
      <ChangeOfKeys />
    </>
  );
}
