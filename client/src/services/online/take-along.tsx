// The draft as a file: saved with a word, and opened again on another device.

import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, Failed, Loading, Notice, SecretField, TextField } from '../../post/app/parts/index.tsx';
import type { Texts } from '../../texts.ts';
import { Contents } from '../entry/contents.ts';
import { textIn } from '../entry/words.ts';
import type { Filler } from './app.tsx';
import type { DraftContent } from './drafts/content.ts';
import { refusalOf } from './drafts/refusal.ts';
import { fetchVersion, type Version } from './facts.ts';
import { broughtUp, type OpenDraft } from './resuming.ts';
import { saveAs } from './save-as.ts';

/** Sealing needs a library of its own: it is loaded when somebody takes a draft along. */
const sealing = () => import('./drafts/take-along.ts');

export function TakeAlong({ filler: { entry, facts, version, moving } }: { filler: Filler }) {
  const { t } = useTexts();
  const [word, setWord] = useState('');
  const [fault, setFault] = useState<string>();
  const [saved, setSaved] = useState<{ code?: string }>();
  const [error, setError] = useState<unknown>();
  useFocus('draft-word', fault);

  const save = async (chosen: string, done: { code?: string } = {}) => {
    setError(undefined);
    try {
      const { ENDING, sealDraft } = await sealing();
      const { place } = moving;
      const content: DraftContent = { form: facts.form, version: version.version, answers: entry.answers, ...(place.at === 'step' && { step: place.page }) };
      saveAs(await sealDraft(content, entry.contents, chosen), `${facts.form}.${ENDING}`);
      setSaved(done);
    } catch (failure) {
      setError(failure);
    }
  };
  const withOwn = async () => {
    const { plainWord, SHORTEST } = await sealing();
    const isShort = [...plainWord(word)].length < SHORTEST;
    setFault(isShort ? t('services-online-word-short', { least: SHORTEST }) : undefined);
    return isShort ? undefined : save(word);
  };
  const withCode = async () => {
    const code = (await sealing()).newCode();
    return save(code, { code });
  };

  return (
    <>
      <p>{t('services-online-take-text')}</p>
      <SecretField name="draft-word" label={t('services-online-word')} hint={t('services-online-word-hint')} error={fault} value={word} onInput={setWord} autocomplete="off" />
      <div class="form__send">
        <Button look="secondary" onPress={withOwn}>
          {t('services-online-take-word')}
        </Button>
        <Button look="tertiary" onPress={withCode}>
          {t('services-online-take-code')}
        </Button>
      </div>
      <Failed error={error} />
      <div role="status">
        {saved === undefined ? null : (
          <Notice tone="success" title={t('services-online-taken')}>
            <p>{t(saved.code === undefined ? 'services-online-taken-word' : 'services-online-taken-code')}</p>
            {saved.code === undefined ? null : (
              <p class="post-code" translate={false}>
                {saved.code}
              </p>
            )}
            <p>{t('services-online-taken-open')}</p>
          </Notice>
        )}
      </div>
    </>
  );
}

/** Opens a file that somebody brought. */
export function BringAlong({ version, onOpen }: { version: Version; onOpen(draft: OpenDraft): void }) {
  const texts = useTexts();
  const { t } = texts;
  const [file, setFile] = useState<File>();
  const [word, setWord] = useState('');
  const [faults, setFaults] = useState<{ file?: string; word?: string }>({});
  const [other, setOther] = useState<{ form: string; title: string }>();
  const [busy, setBusy] = useState(false);
  useFocus(faults.file ? 'draft-file' : 'bring-word', faults.file ?? faults.word);

  const open = async (event: Event) => {
    event.preventDefault();
    if (!file || word === '') {
      setFaults({ ...(!file && { file: t('services-online-bring-no-file') }), ...(word === '' && { word: t('services-online-bring-no-word') }) });
      return;
    }
    setBusy(true);
    setFaults({});
    setOther(undefined);
    const contents = new Contents();
    try {
      const content = await (await sealing()).openDraft(file, word, contents);
      if (content.form !== version.definition.form) {
        setOther({ form: content.form, title: await titleOf(content.form, texts) });
      } else {
        onOpen(await broughtUp({ id: crypto.randomUUID(), content, contents }, version));
      }
    } catch (error) {
      setFaults(faultOf(texts, error, file));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void open(event)} noValidate>
      <p>{t('services-online-bring-text')}</p>
      <TextField
        name="draft-file"
        label={t('services-online-bring-file')}
        error={faults.file}
        value=""
        onInput={() => undefined}
        attributes={{ type: 'file', accept: '.allmende-draft', value: undefined, onChange: (event) => setFile(event.currentTarget.files?.[0]) }}
      />
      <SecretField name="bring-word" label={t('services-online-bring-word')} error={faults.word} value={word} onInput={setWord} autocomplete="off" />
      <Button look="secondary" disabled={busy}>
        {t('services-online-bring-open')}
      </Button>
      {busy ? <Loading>{t('services-online-bring-opening')}</Loading> : null}
      <div role="alert">
        {other === undefined ? null : (
          <Notice tone="warning" title={t('services-online-bring-other')}>
            <p>
              <a href={`/services/forms/${other.form}`}>{t('services-online-bring-other-form', { form: other.title })}</a>
            </p>
          </Notice>
        )}
      </div>
    </form>
  );
}

/** Brings the focus to a field with which something is wrong. */
function useFocus(field: string, fault: string | undefined): void {
  useEffect(() => {
    if (fault !== undefined) {
      document.getElementById(`f-${field}`)?.focus();
    }
  }, [fault]);
}

/** What a form is called; where that cannot be fetched, its address. */
async function titleOf(form: string, { lang }: Texts): Promise<string> {
  const version = await fetchVersion(form).catch(() => undefined);
  return textIn(version?.definition.title, lang).text || form;
}

function faultOf({ t }: Texts, error: unknown, file: File): { file?: string; word?: string } {
  const reason = refusalOf(error, file.name);
  if (reason === 'word') {
    return { word: t('services-online-refused-word') };
  }
  return { file: t(reason === undefined ? 'post-app-broken' : `services-online-refused-${reason}`) };
}
