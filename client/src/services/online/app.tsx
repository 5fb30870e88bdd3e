// The form: where somebody is in it, and what is shown there.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Notice } from '../../post/app/parts/index.tsx';
import { todayInTown, useEntry, type Entry } from '../entry/use-entry.ts';
import { textIn } from '../entry/words.ts';
import type { Fields } from '../forms/model.ts';
import { Changes } from './changes.tsx';
import { Done } from './done.tsx';
import type { DeviceDrafts } from './drafts/on-device.ts';
import { useDrafting, type Drafting } from './drafting.ts';
import type { PageFacts, Version } from './facts.ts';
import { useHeading } from './heading.ts';
import { Kiosk, wipe } from './kiosk.tsx';
import { hrefOf, usePlace, type Moving } from './place.ts';
import { remember, type OpenDraft } from './resuming.ts';
import { Review } from './review.tsx';
import type { Sent } from './sending.ts';
import { Start } from './start.tsx';
import { Step } from './step.tsx';
import { stepsOf } from './steps.ts';

export interface Beginning {
  version: Version;
  drafts: DeviceDrafts;
  isKiosk: boolean;
  draft?: OpenDraft;
}

export function App({ facts, beginning }: { facts: PageFacts; beginning: Beginning }) {
  const [draft, setDraft] = useState(beginning.draft);
  const [isKiosk, setKiosk] = useState(beginning.isKiosk);
  // Another draft is another form: nothing of the one before stays in its fields.
  const [round, setRound] = useState(0);
  const moving = usePlace();
  const open = (next: OpenDraft | undefined) => {
    setDraft(next);
    setRound(round + 1);
    remember(facts.form, next?.id);
  };
  return <Filling key={round} facts={facts} beginning={beginning} draft={draft} open={open} isKiosk={isKiosk} setKiosk={setKiosk} moving={moving} />;
}

interface FillingProps {
  facts: PageFacts;
  beginning: Beginning;
  draft: OpenDraft | undefined;
  open(draft: OpenDraft | undefined): void;
  isKiosk: boolean;
  setKiosk(isKiosk: boolean): void;
  moving: Moving;
}

/** What every page of the form has at hand. */
export interface Filler {
  facts: PageFacts;
  version: Version;
  entry: Entry;
  drafts: DeviceDrafts;
  drafting: Drafting;
  moving: Moving;
  isKiosk: boolean;
}

function Filling({ facts, beginning: { version, drafts }, draft, open, isKiosk, setKiosk, moving }: FillingProps) {
  const { t, lang } = useTexts();
  const { definition } = version;
  const entry = useEntry(definition, useMemo(() => todayInTown(), []), draft?.content.answers as Fields | undefined, draft?.contents ?? undefined);
  const [sent, setSent] = useState<Sent>();
  const { place, go } = moving;
  const steps = stepsOf(definition, entry.outcome);
  const step = place.at === 'step' ? steps.find(({ id }) => id === place.page) : undefined;
  const drafting = useDrafting({ drafts, form: facts.form, version: version.version, entry, step: step?.id, isReview: place.at === 'review', firstStep: draft?.content.step, id: draft?.id, firstAttempt: draft?.content.attempt, isOff: isKiosk || facts.draft !== undefined || sent !== undefined });
  const filler: Filler = { facts, version, entry, drafts, drafting, moving, isKiosk };

  // A step that is not there, or no longer: the form begins.
  useEffect(() => {
    if (place.at === 'step' && !step) {
      go({ at: 'start' }, true);
    }
  }, [place.at, step]);
  useLeaving(isKiosk, sent !== undefined);

  const title = textIn(definition.title, lang).text;
  const [where, heading] = sent
    ? ['done', t('services-online-done')]
    : place.at === 'review'
      ? ['review', t('services-online-review')]
      : step
        ? [step.id, textIn(step.title, lang).text]
        : ['start', title];
  useHeading(where, heading, [where === 'start' ? '' : heading, title, facts.town].filter(Boolean).join(' – '));

  const begin = () => go({ at: 'step', page: steps[0]?.id ?? '', backToReview: false });
  const arrived = (arrivedAs: Sent) => {
    void drafting.forget();
    setSent(arrivedAs);
    history.replaceState(null, '', hrefOf({ at: 'start' }));
    scrollTo(0, 0);
  };

  return (
    <>
      {facts.draft === undefined ? null : <Notice tone="info" title={t('services-online-preview')} />}
      {isKiosk ? <Kiosk isSent={sent !== undefined} isBegun={where !== 'start' || drafting.isBegun} onEnd={() => wipe()} /> : null}
      {sent ? (
        <Done facts={facts} entry={entry} sent={sent} isKiosk={isKiosk} />
      ) : place.at === 'review' ? (
        <Review filler={filler} steps={steps} onSent={arrived} />
      ) : step ? (
        <>
          <Changes changes={draft?.changes} />
          <Step key={step.id} filler={filler} steps={steps} page={step} backToReview={place.at === 'step' && place.backToReview} />
        </>
      ) : (
        <Start filler={filler} steps={steps} isOpen={draft !== undefined || drafting.isBegun} begin={begin} open={open} setKiosk={setKiosk} />
      )}
    </>
  );
}

/** A device of many people shows nothing when somebody comes back to the page; and a link that was not kept is not lost by closing the window. */
function useLeaving(isKiosk: boolean, isSent: boolean): void {
  useEffect(() => {
    const back = (event: PageTransitionEvent) => {
      if (isKiosk && event.persisted) {
        location.reload();
      }
    };
    addEventListener('pageshow', back);
    return () => removeEventListener('pageshow', back);
  }, [isKiosk]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isSent && !isKiosk) {
      addEventListener('beforeunload', ask);
    }
    return () => removeEventListener('beforeunload', ask);
  }, [isSent, isKiosk]);
}
