// Paper: what came in is scanned into its case, what goes out is written here and printed.

import { useState } from 'preact/hooks';
import type { NewLetter } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { CaseChoice, useChosenCase } from '../../parts/case-choice.tsx';
import { Actions, Radios } from '../../parts/desk.tsx';
import { Button, Link, Notice, TextField } from '../../parts/index.tsx';
import { LetterForm } from '../../parts/letter.tsx';
import { LetterSheet } from '../../parts/letter-sheet.tsx';
import { PrintButton, Recipient } from '../../parts/sheet.tsx';
import { earliest, isDayOfEntry, todayInTown } from '../../../../services/forms/today.ts';
import { locale } from '../../texts.ts';

const DOORS = ['paper', 'counter', 'phone'];

interface Kept {
  case: string;
  code: string;
  letter: NewLetter;
}

export function OnPaper({ office }: { office: string }) {
  const { t } = useApp();
  const [direction, setDirection] = useState('in');
  const [kept, setKept] = useState<Kept>();
  if (kept) {
    return <Done office={office} kept={kept} goesOut={direction === 'out'} onNext={() => setKept(undefined)} />;
  }
  return (
    <>
      <Radios
        label={t('post-paper-direction')}
        value={direction}
        onInput={setDirection}
        choices={['in', 'out'].map((value) => ({
          value,
          label: t(`post-paper-${value}`),
          hint: t(`post-paper-${value}-hint`),
        }))}
      />
      {direction === 'in' ? <CameIn office={office} onKept={setKept} /> : <GoesOut office={office} onKept={setKept} />}
    </>
  );
}

interface PaperProps {
  office: string;
  onKept(kept: Kept): void;
}

function CameIn({ office, onKept }: PaperProps) {
  const { t, lang } = useApp();
  const keep = useKeeper(office, onKept);
  const [door, setDoor] = useState('paper');
  const [day, setDay] = useState(todayInTown());
  return (
    <LetterForm
      key="in"
      kinds={['paper']}
      subject=""
      body=""
      sendLabel={t('post-paper-keep')}
      check={() => (isDayOfEntry(day) ? {} : { day: t('post-paper-day-wrong') })}
      send={(letter, onProgress) => {
        const came = new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long' }).format(new Date(day));
        const body = `${t(`post-paper-came-${door}`, { day: came })}\n\n${letter.body}`.trim();
        return keep.letter({ ...letter, door, body, received: day }, onProgress);
      }}
    >
      {(errors) => (
        <>
          <Radios
            label={t('post-paper-door')}
            value={door}
            onInput={setDoor}
            choices={DOORS.map((value) => ({ value, label: t(`post-paper-door-${value}`) }))}
          />
          <TextField
            name="day"
            type="date"
            label={t('post-paper-day')}
            hint={t('post-paper-day-hint')}
            error={errors['day']}
            value={day}
            onInput={setDay}
            attributes={{ min: earliest(), max: todayInTown(), required: true }}
          />
          <CaseChoice of={keep.chosen} />
          <Notice tone="info" title={t('post-paper-scans')} />
        </>
      )}
    </LetterForm>
  );
}

function GoesOut({ office, onKept }: PaperProps) {
  const { me, t } = useApp();
  const keep = useKeeper(office, onKept);
  return (
    <LetterForm
      key="out"
      kinds={['letter', 'decision']}
      subject=""
      body=""
      author={me.name}
      sendLabel={t('post-paper-keep-out')}
      send={(letter, onProgress) => keep.letter({ ...letter, door: 'paper' }, onProgress)}
    >
      {() => <CaseChoice of={keep.chosen} />}
    </LetterForm>
  );
}

/** Seals a letter into the chosen case, or into a new one. */
function useKeeper(office: string, onKept: PaperProps['onKept']) {
  const { engine } = useApp();
  const chosen = useChosenCase(office);
  const letter = async (written: NewLetter, onProgress: Parameters<typeof engine.offices.recordPaper>[2]) => {
    const known = await chosen.find();
    if (known === undefined) {
      onKept({ ...(await engine.offices.recordPaper(office, written, onProgress)), letter: written });
      return;
    }
    // Opened as the office's: the answer is the office's too.
    const { code } = await engine.mailboxes.open(known);
    await engine.mailboxes.reply(known, written, onProgress);
    onKept({ case: known, code, letter: written });
  };
  return { chosen, letter };
}

function Done({ office, kept, goesOut, onNext }: { office: string; kept: Kept; goesOut: boolean; onNext: () => void }) {
  const { t } = useApp();
  const [recipient, setRecipient] = useState('');
  return (
    <>
      <div role="status">
        <Notice tone="success" title={t(goesOut ? 'post-paper-done-out' : 'post-paper-done', { code: kept.code })}>
          <p>{t(goesOut ? 'post-paper-done-out-text' : 'post-paper-done-text')}</p>
        </Notice>
      </div>
      {goesOut && <Recipient value={recipient} onInput={setRecipient} />}
      <Actions>
        {goesOut && (
          <PrintButton
            office={office}
            label={t('post-paper-print')}
            sheet={(head) => <LetterSheet head={head} code={kept.code} letter={{ ...kept.letter, files: kept.letter.files.map(({ name }) => name) }} recipient={recipient} />}
          />
        )}
        <Button look="secondary" onPress={onNext}>
          {t('post-paper-another')}
        </Button>
        <Link href={`/post/cases/${kept.case}?as=${office}`}>{t('post-desk-to-case')}</Link>
      </Actions>
    </>
  );
}
