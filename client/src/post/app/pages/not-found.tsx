import { useApp, useTitle } from '../context.tsx';
import { LinkButton } from '../parts/index.tsx';

export function NotFound() {
  const { t } = useApp();
  useTitle(t('post-app-not-found'));
  return (
    <>
      <p>{t('post-app-not-found-about')}</p>
      <LinkButton href="/post">{t('post-app-to-mailbox')}</LinkButton>
    </>
  );
}
