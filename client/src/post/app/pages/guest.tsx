// Somebody without an account, with a link and a PIN: the page of `/post/reply/ID`.

import type { Town } from '../context.tsx';
import { useTexts } from '../context.tsx';
import { Loading } from '../parts/index.tsx';

export function GuestPage({ guest }: { api: string; guest: string; town: Town }) {
  const { t } = useTexts();
  return <Loading key={guest}>{t('post-app-loading')}</Loading>;
}
