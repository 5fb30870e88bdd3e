// Letters that were begun: sealed for the person who writes them, and for nobody else.

import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../../engine/index.ts';
import { useApp, useTitle } from '../context.tsx';
import { officeName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Up } from '../parts/desk.tsx';
import { Confirm, Empty, Failed, Link, LinkButton, Loading, Moment } from '../parts/index.tsx';

export function Drafts() {
  const app = useApp();
  const { t, engine } = app;
  const offices = useOffices();
  const [drafts, setDrafts] = useState<Draft[]>();
  const [doomed, setDoomed] = useState<Draft>();
  const [error, setError] = useState<unknown>();
  useTitle(t('post-app-drafts'));
  const load = () => engine.mailboxes.drafts().then(setDrafts, setError);
  useEffect(() => void load(), []);

  return (
    <>
      <Up href="/post">{t('post-app-own')}</Up>
      <p class="lead">{t('post-app-drafts-lead')}</p>
      <Failed error={error} />
      {drafts === undefined ? <Loading>{t('post-app-loading')}</Loading> : null}
      {drafts?.length === 0 ? (
        <Empty title={t('post-app-drafts-empty')}>
          <p>{t('post-app-drafts-empty-about')}</p>
        </Empty>
      ) : null}
      <ul class="post-list">
        {(drafts ?? []).map((draft) => (
          <li class="post-line" key={draft.id}>
            <span class="post-line__who">{draft.to ? officeName(app, draft.to, offices) : t('post-app-to-none')}</span>
            <div class="post-line__what">
              <Link class="post-line__subject" href={draft.case ? `/post/cases/${draft.case}?draft=${draft.id}` : `/post/new?draft=${draft.id}`}>
                {draft.subject || t('post-app-no-subject')}
              </Link>
              <span class="post-line__about">
                <Moment time={draft.changedAt} />
              </span>
            </div>
            <button type="button" class="textual" onClick={() => setDoomed(draft)}>
              {t('post-app-delete')}
              <span class="kern-sr-only"> {draft.subject}</span>
            </button>
          </li>
        ))}
      </ul>
      <LinkButton look="secondary" href="/post/new">
        {t('post-app-write')}
      </LinkButton>
      {doomed ? (
        <Confirm
          title={t('post-app-draft-delete')}
          action={t('post-app-delete')}
          onCancel={() => setDoomed(undefined)}
          onConfirm={async () => {
            await engine.mailboxes.removeDraft(doomed.id).catch(setError);
            setDoomed(undefined);
            await load();
          }}
        >
          <p>{t('post-app-draft-delete-about')}</p>
        </Confirm>
      ) : null}
    </>
  );
}
