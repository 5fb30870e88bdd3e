// The first page of a form: what it is for, what to have at hand, and where somebody goes on.

import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, Checkbox, Confirm, Failed, Moment, Notice } from '../../post/app/parts/index.tsx';
import { allAsked } from '../entry/asked.ts';
import { Paragraphs, Say } from '../entry/say.tsx';
import type { Page } from '../forms/model.ts';
import type { Filler } from './app.tsx';
import { KEPT_DAYS, type DraftLine } from './drafts/on-device.ts';
import { openedFromDevice, type OpenDraft } from './resuming.ts';
import { BringAlong } from './take-along.tsx';

interface StartProps {
  filler: Filler;
  steps: readonly Page[];
  /** Whether something is being filled in. */
  isOpen: boolean;
  begin(): void;
  open(draft: OpenDraft | undefined): void;
  setKiosk(isKiosk: boolean): void;
}

export function Start({ filler, steps, isOpen, begin, open, setKiosk }: StartProps) {
  const { t } = useTexts();
  const { facts, version, drafting, isKiosk, moving } = filler;
  const canKeep = facts.draft === undefined;
  const kept = useKept(filler);
  const hasDrafts = !isKiosk && kept.lines.length > 0;
  const goOn = (draft: OpenDraft) => {
    open(draft);
    const { step } = draft.content;
    moving.go(step === undefined ? { at: 'review' } : { at: 'step', page: step, backToReview: false });
  };
  const kiosk = (isOn: boolean) => {
    setKiosk(isOn);
    if (isOn) {
      void drafting.takeAway();
    }
    history.replaceState(null, '', isOn ? '?kiosk' : location.pathname);
  };
  return (
    <>
      <Paragraphs text={version.definition.intro} />
      {canKeep && !isKiosk ? <Drafts filler={filler} kept={kept} onOpen={goOn} onGone={() => open(undefined)} /> : null}
      <ul>
        <li>{t('services-online-about-steps', { steps: steps.length })}</li>
        <li>{t('services-online-about-sealed')}</li>
        <li>{t('services-online-about-account')}</li>
        {isKiosk ? null : <li>{t('services-online-about-kept', { days: KEPT_DAYS })}</li>}
      </ul>
      <Needed filler={filler} />
      {canKeep ? <Checkbox name="kiosk" label={t('services-online-kiosk')} hint={t('services-online-kiosk-hint')} checked={isKiosk} onChange={kiosk} /> : null}
      <div class="form__send">
        {isOpen ? (
          <Button onPress={begin}>{t('services-online-go-on')}</Button>
        ) : (
          <Button look={hasDrafts ? 'secondary' : 'primary'} onPress={begin}>
            {t(hasDrafts ? 'services-online-begin-new' : 'services-online-begin')}
          </Button>
        )}
      </div>
      {canKeep ? (
        <details class="more">
          <summary>{t('services-online-bring')}</summary>
          <div class="more__body">
            <BringAlong version={version} onOpen={goOn} />
          </div>
        </details>
      ) : null}
      <p>
        <a href={`${facts.servicePath}#doors`}>{t('services-online-other-doors')}</a>
      </p>
    </>
  );
}

/** The documents that are asked for. */
function Needed({ filler: { entry } }: { filler: Filler }) {
  const { t } = useTexts();
  const files = [...allAsked(entry.definition, entry.answers)].filter(({ kind }) => kind === 'files');
  return files.length === 0 ? null : (
    <>
      <h2>{t('services-online-needed')}</h2>
      <ul>
        {files.map(({ path, question }) => (
          <li key={path}>
            <Say text={question.label} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface KeptDrafts {
  lines: readonly DraftLine[];
  error: unknown;
  list(): Promise<void>;
}

/** The drafts of this form that are on the device. */
function useKept({ drafts, facts }: Filler): KeptDrafts {
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [error, setError] = useState<unknown>();
  const list = () => drafts.list(facts.form).then(setLines, setError);
  useEffect(() => void list(), []);
  return { lines, error, list };
}

/** The drafts on this device. */
function Drafts({ filler, kept: { lines, error, list }, onOpen, onGone }: { filler: Filler; kept: KeptDrafts; onOpen(draft: OpenDraft): void; onGone(): void }) {
  const { drafts, drafting, version } = filler;
  const { t } = useTexts();
  const [broken, setBroken] = useState<string>();
  const [leaving, setLeaving] = useState<string>();
  const [failed, setFailed] = useState<unknown>();
  const [said, setSaid] = useState('');

  const open = async (id: string) => {
    setBroken(undefined);
    const draft = await openedFromDevice(id, version, drafts).catch(() => undefined);
    draft ? onOpen(draft) : setBroken(id);
  };
  const remove = async (id: string) => {
    setLeaving(undefined);
    if (id === drafting.id) {
      // What is open now would be kept again with the next key.
      await drafting.forget();
      onGone();
      return;
    }
    await drafts.remove(id).catch(setFailed);
    setSaid(t('services-online-draft-removed'));
    await list();
    document.querySelector<HTMLElement>('#form-drafts')?.focus();
  };
  return (
    <>
      {lines.length === 0 ? null : (
        <section aria-labelledby="form-drafts">
          <h2 id="form-drafts" tabIndex={-1}>
            {t('services-online-drafts')}
          </h2>
          <ul class="form-drafts">
            {lines.map(({ id, changedAt }) => (
              <li key={id}>
                <p>
                  {t('services-online-draft-from')} <Moment time={changedAt} />
                </p>
                {broken === id ? <Notice tone="danger" title={t('services-online-draft-broken')} /> : null}
                <div class="form__send">
                  <Button look="secondary" onPress={() => open(id)}>
                    {t('services-online-draft-open')}
                  </Button>
                  <Button look="tertiary" onPress={() => setLeaving(id)}>
                    {t('services-online-draft-remove')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p role="status" class="kern-sr-only">
        {said}
      </p>
      <Failed error={failed ?? error} />
      {leaving === undefined ? null : (
        <Confirm title={t('services-online-draft-remove-title')} action={t('services-online-draft-remove-yes')} onConfirm={() => remove(leaving)} onCancel={() => setLeaving(undefined)}>
          <p>{t('services-online-draft-remove-text')}</p>
        </Confirm>
      )}
    </>
  );
}
