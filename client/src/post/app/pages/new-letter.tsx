// A first letter to an office: it opens a case.

import { useState } from 'preact/hooks';
import type { Draft } from '../../engine/index.ts';
import { useApp, useTitle } from '../context.tsx';
import { useOfficesOrError, type Reachable } from '../offices.ts';
import { Up } from '../parts/desk.tsx';
import { useDraft } from '../parts/draft.ts';
import { Badge, Failed, Link, Loading, Notice, SafetyNumber, Select } from '../parts/index.tsx';
import { LetterForm } from '../parts/letter.tsx';
import { Loaded, useFetched } from '../parts/work.tsx';
import { go, usePlace } from '../router.tsx';

export function NewLetterPage() {
  const { t, engine } = useApp();
  const { query } = usePlace();
  const { offices, error } = useOfficesOrError();
  const [wanted] = useState(query.get('draft'));
  const draft = useFetched(async () => (wanted ? ((await engine.mailboxes.drafts()).find(({ id }) => id === wanted) ?? null) : null));
  useTitle(t('post-app-new-title'));
  const failure = error ?? draft.error;
  return (
    <>
      <Up href="/post">{t('post-app-own')}</Up>
      <p class="lead">{t('post-app-new-lead')}</p>
      {failure === undefined ? null : <Failed error={failure} />}
      {offices && draft.value !== undefined ? (
        <Writing offices={offices} draft={draft.value ?? undefined} first={draft.value?.to ?? query.get('to') ?? ''} />
      ) : failure === undefined ? (
        <Loading>{t('post-app-loading')}</Loading>
      ) : null}
    </>
  );
}

function Writing({ offices, draft, first }: { offices: Reachable[]; draft: Draft | undefined; first: string }) {
  const { t, lang, engine } = useApp();
  const reachable = offices.filter((office) => office.reachable);
  const [to, setTo] = useState(first);
  const drafting = useDraft(to, undefined, draft);
  const chosen = reachable.find(({ slug }) => slug === to);
  const choices = reachable.map(({ slug, name }) => ({ value: slug, label: name[lang] || name.de }));
  return (
    <>
      <LetterForm
        subject={draft?.subject ?? ''}
        body={draft?.body ?? ''}
        sendLabel={t('post-app-send')}
        status={drafting.kept ? t('post-app-draft-kept') : ''}
        check={() => (chosen ? {} : { to: t('post-app-to-missing') })}
        onChange={drafting.keep}
        send={async (letter, onProgress, signal) => {
          const made = await engine.mailboxes.write(chosen!.slug, letter, onProgress, signal);
          await drafting.forget();
          go(`/post/cases/${made.case}?sent=1`, true);
        }}
      >
        {(errors) => (
          <>
            <Select
              name="to"
              error={errors['to']}
              label={t('post-app-to')}
              value={chosen ? to : ''}
              onInput={setTo}
              options={[{ value: '', label: t('post-app-to-choose') }, ...choices]}
            />
            {chosen ? <Chosen office={chosen} /> : null}
          </>
        )}
      </LetterForm>
      {reachable.length < offices.length ? (
        <Notice tone="info" title={t('post-app-not-all-reachable')}>
          <Link href="/post/offices">{t('post-app-all-offices')}</Link>
        </Notice>
      ) : null}
    </>
  );
}

/** What the office does, and the proof that its keys are its own. */
function Chosen({ office }: { office: Reachable }) {
  const { t, lang, engine } = useApp();
  const number = useFetched(() => engine.offices.safetyNumber(office.slug), office.slug);
  return (
    <div class="post-to">
      <p>{office.description[lang] || office.description.de}</p>
      <p>
        <Badge tone="success">{t('post-app-sealed-to')}</Badge>
      </p>
      <details class="more">
        <summary>{t('post-app-safety')}</summary>
        <div class="more__body">
          <Loaded of={number}>{(digits) => <SafetyNumber digits={digits} />}</Loaded>
          <p>
            {t('post-app-safety-office-about')} <Link href={`/post/offices/${office.slug}`}>{t('post-app-safety-office-page')}</Link>
          </p>
        </div>
      </details>
    </div>
  );
}
