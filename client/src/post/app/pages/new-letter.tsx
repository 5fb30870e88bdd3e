// A first letter to an office: it opens a case.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../engine/index.ts';
import { useApp, useTitle } from '../context.tsx';
import { useOffices } from '../offices.ts';
import { Badge, Failed, Link, Loading, Notice, SafetyNumber, Select } from '../parts/index.tsx';
import { LetterForm } from '../parts/letter.tsx';
import { newId } from '../../protocol/derive.ts';
import { go, usePlace } from '../router.tsx';

/** So long after the last key the draft is sealed and kept. */
const PAUSE_MS = 1500;

export function NewLetterPage() {
  const { t, lang, engine } = useApp();
  const { query } = usePlace();
  const offices = useOffices();
  const [to, setTo] = useState(query.get('to') ?? '');
  const [draft, setDraft] = useState<Draft>();
  const [ready, setReady] = useState(!query.has('draft'));
  const [error, setError] = useState<unknown>();
  const keeper = useDraft(to);
  useTitle(t('post-app-new-title'));

  useEffect(() => {
    const id = query.get('draft');
    if (id) {
      engine.mailboxes.drafts().then((drafts) => {
        const found = drafts.find((it) => it.id === id);
        setDraft(found);
        setTo(found?.to ?? '');
        keeper.use(id);
        setReady(true);
      }, setError);
    }
  }, []);

  const reachable = offices.filter((office) => office.reachable);
  const chosen = reachable.find((office) => office.slug === to);
  if (!ready || offices.length === 0) {
    return error === undefined ? <Loading>{t('post-app-loading')}</Loading> : <Failed error={error} />;
  }
  return (
    <>
      <p class="lead">{t('post-app-new-lead')}</p>
      <LetterForm
        subject={draft?.subject ?? ''}
        body={draft?.body ?? ''}
        sendLabel={t('post-app-send')}
        check={() => (chosen ? {} : { to: t('post-app-to-missing') })}
        onChange={keeper.keep}
        send={async (letter, onProgress, signal) => {
          const made = await engine.mailboxes.write(chosen!.slug, letter, onProgress, signal);
          await keeper.forget();
          go(`/post/cases/${made.case}?sent=1`, true);
        }}
      >
        {(errors) => (<>
        <Select
          name="to"
          error={errors['to']}
          label={t('post-app-to')}
          value={to}
          onInput={setTo}
          options={[{ value: '', label: t('post-app-to-choose') }, ...reachable.map((office) => ({ value: office.slug, label: office.name[lang] }))]}
        />
        {chosen ? (
          <div class="post-to">
            <p>{chosen.description[lang]}</p>
            <Badge tone="success">{t('post-app-sealed-to')}</Badge>
            {chosen.safetyNumber ? (
              <details class="more">
                <summary>{t('post-app-safety')}</summary>
                <div class="more__body">
                  <SafetyNumber digits={chosen.safetyNumber} />
                  <p>
                    {t('post-app-safety-office-about')} <Link href={`/post/offices/${chosen.slug}`}>{t('post-app-safety-office-page')}</Link>
                  </p>
                </div>
              </details>
            ) : null}
          </div>
        ) : null}
        </>)}
      </LetterForm>
      <p role="status" class="post-draft">
        {keeper.kept ? t('post-app-draft-kept') : ''}
      </p>
      {reachable.length < offices.length ? <Notice tone="info" title={t('post-app-not-all-reachable')} /> : null}
    </>
  );
}

/** Keeps what is written as a sealed draft, a moment after each change. */
function useDraft(to: string) {
  const { engine } = useApp();
  const id = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [kept, setKept] = useState(false);
  return {
    kept,
    use: (known: string) => void (id.current = known),
    keep: (subject: string, body: string) => {
      setKept(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        id.current ??= newId();
        const draft = { id: id.current, to, subject, body, changedAt: new Date().toISOString() };
        engine.mailboxes.saveDraft(draft).then(() => setKept(true), () => undefined);
      }, PAUSE_MS);
    },
    forget: async () => {
      clearTimeout(timer.current);
      if (id.current) {
        await engine.mailboxes.removeDraft(id.current).catch(() => undefined);
      }
    },
  };
}
