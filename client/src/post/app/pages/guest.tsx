// Somebody without an account, with a link and a PIN: the page of `/post/reply/ID`.

import { useMemo, useState } from 'preact/hooks';
import { openGuest, type Case, type Guest } from '../../engine/index.ts';
import { troubleText, useTexts, useTitle, type Town } from '../context.tsx';
import { contentOf } from '../parts/cases/application-letter.tsx';
import { GuestCase } from '../parts/cases/guest-case.tsx';
import { Actions, Form } from '../parts/desk.tsx';
import { Badge, Button, Failed, Notice, SafetyNumber, TextField } from '../parts/index.tsx';
import { LetterForm, LetterView } from '../parts/letter.tsx';
import { WorkState, useWork } from '../parts/work.tsx';

/** Reads the secret after `#` and takes it out of the address bar, of history and of screenshots. */
function takeSecret(): string {
  const secret = location.hash.slice(1);
  if (secret) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return secret;
}

let secret: string | undefined;

export function GuestPage({ api, guest: id }: { api: string; guest: string; town: Town }) {
  const { t } = useTexts();
  const guest = useMemo(() => openGuest({ api, guest: id }), [api, id]);
  const [pin, setPin] = useState('');
  const [found, setFound] = useState<Case>();
  secret ??= takeSecret();
  useTitle(found ? found.letters[0]?.subject || t('post-app-no-subject') : t('post-guest-title'));
  if (!secret) {
    return (
      <>
        <Notice tone="warning" title={t('post-guest-no-secret')}>
          <p>{t('post-guest-no-secret-text')}</p>
        </Notice>
        <OtherDoors />
      </>
    );
  }
  const open = async () => setFound(await guest.open(secret ?? '', pin.replace(/\D/g, '')));
  return found ? <Opened guest={guest} found={found} onChange={open} /> : <Door pin={pin} onPin={setPin} open={open} />;
}

function Door({ pin, onPin, open }: { pin: string; onPin(pin: string): void; open(): Promise<void> }) {
  const { t } = useTexts();
  const work = useWork();
  return (
    <>
      <p class="lead">{t('post-guest-lead')}</p>
      <Form onSend={() => work.run(open)}>
        <TextField
          name="pin"
          label={t('post-guest-pin')}
          hint={t('post-guest-pin-hint')}
          value={pin}
          onInput={onPin}
          attributes={{ inputMode: 'numeric', autocomplete: 'off', pattern: '[0-9 ]{8,9}', maxLength: 9, required: true }}
        />
        <Actions>
          <Button disabled={work.busy}>{t('post-guest-open')}</Button>
        </Actions>
      </Form>
      {work.busy && <p role="status">{t('post-app-opening')}</p>}
      <WorkState work={work} />
      <Notice tone="info" title={t('post-guest-safe')}>
        <p>{t('post-guest-safe-text')}</p>
      </Notice>
      <OtherDoors />
    </>
  );
}

function OtherDoors() {
  const { t } = useTexts();
  return (
    <section aria-labelledby="other-doors">
      <h2 id="other-doors">{t('post-guest-doors')}</h2>
      <p>{t('post-guest-doors-text')}</p>
      <ul>
        <li>
          <a href="/post/offices">{t('post-guest-doors-offices')}</a>
        </li>
        <li>
          <a href="/post/protects">{t('post-app-protects')}</a>
        </li>
      </ul>
    </section>
  );
}

function Opened({ guest, found, onChange }: { guest: Guest; found: Case; onChange(): Promise<void> }) {
  const texts = useTexts();
  const { t } = texts;
  const [error, setError] = useState<unknown>();
  const office = found.parties.find(({ party }) => party === `office:${found.office}`)?.name ?? found.office;
  return (
    <>
      <p class="post-case">
        <Badge>
          {t('post-app-code')} <span class="digits">{found.code}</span>
        </Badge>
        {found.status === 'closed' && <Badge>{t('post-app-closed')}</Badge>}
      </p>
      <Failed error={error} />
      {found.troubles.map((trouble, at) => (
        <Notice key={at} tone="danger" title={t('post-app-refused')}>
          <p>{troubleText(texts, trouble)}</p>
        </Notice>
      ))}
      <GuestCase guest={guest} found={found} />
      <div class="letters">
        {found.letters.map((letter) => (
          <LetterView
            key={letter.id}
            letter={letter}
            title={found.letters[0]?.subject ?? ''}
            sender={letter.mine ? t('post-app-me') : office}
            download={(attachment, onProgress) => guest.download(attachment, onProgress)}
            content={contentOf(letter, (attachment, onProgress) => guest.download(attachment, onProgress))}
          />
        ))}
      </div>
      {found.status === 'closed' ? (
        <Notice tone="info" title={t('post-guest-closed')} />
      ) : (
        <Reply guest={guest} subject={found.letters[0]?.subject ?? ''} onSent={() => onChange().catch(setError)} />
      )}
      <section aria-labelledby="safety">
        <h2 id="safety">{t('post-app-safety')}</h2>
        <p>{t('post-guest-safety')}</p>
        <SafetyNumber digits={found.safetyNumber} />
      </section>
      <OtherDoors />
    </>
  );
}

function Reply({ guest, subject, onSent }: { guest: Guest; subject: string; onSent(): Promise<void> }) {
  const { t } = useTexts();
  const [round, setRound] = useState(0);
  return (
    <section class="post-reply" aria-labelledby="reply">
      <h2 id="reply">{t('post-app-reply')}</h2>
      <div role="status">{round > 0 && <Notice tone="success" title={t('post-app-reply-sent')} />}</div>
      <LetterForm
        key={round}
        subject={subject}
        body=""
        sendLabel={t('post-app-send')}
        send={async (letter, onProgress) => {
          await guest.reply({ ...letter, door: 'link' }, onProgress);
          setRound(round + 1);
          await onSent();
        }}
      />
    </section>
  );
}
