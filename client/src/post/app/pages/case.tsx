// A case: its letters in order, what was refused, an answer, and everything that can be done with it.

import { useEffect, useState } from 'preact/hooks';
import type { Case, NewLetter } from '../../engine/index.ts';
import { troubleText, useApp, useTitle } from '../context.tsx';
import { officeName, partyName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Badge, Button, Confirm, Facts, Failed, Link, Loading, Notice, Qr, SafetyNumber } from '../parts/index.tsx';
import { LetterForm, LetterView } from '../parts/letter.tsx';
import { go, usePlace } from '../router.tsx';

export function CasePage({ id }: { id: string }) {
  const app = useApp();
  const { t, engine } = app;
  const { query } = usePlace();
  const offices = useOffices();
  const [found, setFound] = useState<Case>();
  const [error, setError] = useState<unknown>();
  const office = query.get('as') ?? undefined;
  const subject = found?.letters[0]?.subject;
  useTitle(found ? subject || t('post-app-no-subject') : t('post-app-case'));

  const load = async () => {
    setError(undefined);
    try {
      setFound(await engine.mailboxes.open(id));
      await engine.mailboxes.markRead(id);
    } catch (failure) {
      setError(failure);
    }
  };
  useEffect(() => void load(), [id]);

  if (!found) {
    return error === undefined ? <Loading>{t('post-app-opening')}</Loading> : <Failed error={error} />;
  }
  return (
    <>
      <p class="post-up">
        <Link href={office ? `/post/office/${office}` : '/post'}>{office ? officeName(app, office, app.me.offices) : t('post-app-own')}</Link>
      </p>
      {query.has('sent') ? <Sent code={found.code} /> : null}
      <Failed error={error} />
      {found.troubles.map((trouble, at) => (
        <Notice key={at} tone="danger" title={t('post-app-refused')}>
          <p>{troubleText(app, trouble)}</p>
        </Notice>
      ))}
      <p class="post-line__badges">
        <Badge>
          {t('post-app-code')} <span class="digits">{found.code}</span>
        </Badge>
        {found.status === 'closed' ? <Badge>{t('post-app-closed')}</Badge> : null}
      </p>
      <div class="letters">
        {found.letters.map((letter) => (
          <LetterView
            key={letter.id}
            letter={letter}
            sender={letter.mine && !office ? t('post-app-me') : partyName(app, letter.from, { offices })}
            download={(attachment, onProgress) => engine.mailboxes.download(id, attachment, onProgress)}
          />
        ))}
      </div>
      <Outbound found={found} />
      <Reply found={found} office={office} onSent={load} />
      <Tools found={found} office={office} onChange={load} />
      <About found={found} office={office} />
    </>
  );
}

function Sent({ code }: { code: string }) {
  const { t } = useApp();
  return (
    <div role="status">
      <Notice tone="success" title={t('post-app-sent')}>
        <p>{t('post-app-sent-about', { code })}</p>
      </Notice>
    </div>
  );
}

/** What went out by other doors, and how far it has come. */
function Outbound({ found }: { found: Case }) {
  const { t } = useApp();
  return found.outbound.length === 0 ? null : (
    <Facts
      facts={found.outbound.map((it) => [
        t(`post-app-door-${it.door}`),
        `${it.address}: ${t(`post-app-outbound-${it.state}`)}`,
      ])}
    />
  );
}

function Reply({ found, office, onSent }: { found: Case; office: string | undefined; onSent: () => Promise<void> }) {
  const { t, engine, me } = useApp();
  const [round, setRound] = useState(0);
  const [sent, setSent] = useState(false);
  if (found.status === 'closed') {
    return <Notice tone="info" title={t(office ? 'post-app-closed-office' : 'post-app-closed-own')} />;
  }
  const first = found.letters[0]?.subject ?? '';
  const kinds: NewLetter['kind'][] = office ? ['letter', 'decision', 'note'] : ['letter'];
  return (
    <section class="post-reply" aria-labelledby="reply">
      <h2 id="reply">{t('post-app-reply')}</h2>
      <div role="status">{sent ? <Notice tone="success" title={t('post-app-reply-sent')} /> : null}</div>
      <LetterForm
        key={round}
        kinds={kinds}
        subject={first}
        body=""
        sendLabel={t('post-app-send')}
        {...(office ? { author: me.name } : {})}
        send={async (letter, onProgress, signal) => {
          await engine.mailboxes.reply(found.case, letter, onProgress, signal);
          setRound(round + 1);
          setSent(true);
          await onSent();
        }}
      />
    </section>
  );
}

function Tools({ found, office, onChange }: { found: Case; office: string | undefined; onChange: () => Promise<void> }) {
  const { t, engine } = useApp();
  const [doomed, setDoomed] = useState(false);
  const [receipts, setReceipts] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => void engine.mailboxes.receipts().then(setReceipts, () => undefined), []);
  const last = found.letters.filter((letter) => !letter.mine && letter.kind !== 'receipt').at(-1);
  const wasSaid = found.letters.some((letter) => letter.mine && letter.kind === 'receipt' && letter.receiptOf === last?.seq);
  const doing = (work: () => Promise<void>) => async () => {
    setError(undefined);
    await work().then(onChange, setError);
  };
  return (
    <section class="post-tools" aria-label={t('post-app-tools')}>
      <Failed error={error} />
      <div class="form__send">
        <Button look="secondary" onPress={() => print()}>
          {t('post-app-print')}
        </Button>
        {!office && receipts && last && !wasSaid ? (
          <Button look="secondary" onPress={doing(() => engine.mailboxes.sendReceipt(found.case, last.seq))}>
            {t('post-app-send-receipt')}
          </Button>
        ) : null}
        {office ? (
          <Button look="secondary" onPress={doing(() => engine.mailboxes.close(found.case, found.status === 'open'))}>
            {t(found.status === 'open' ? 'post-app-close' : 'post-app-reopen')}
          </Button>
        ) : null}
        <Button look="tertiary" onPress={() => setDoomed(true)}>
          {t(office ? 'post-app-remove-office' : 'post-app-remove')}
        </Button>
      </div>
      {doomed ? (
        <Confirm
          title={t('post-app-remove-title')}
          action={t('post-app-remove-yes')}
          onCancel={() => setDoomed(false)}
          onConfirm={async () => {
            try {
              await engine.mailboxes.remove(found.case);
              go(office ? `/post/office/${office}` : '/post');
            } catch (failure) {
              setError(failure);
              setDoomed(false);
            }
          }}
        >
          <p>{t(office ? 'post-app-remove-about-office' : 'post-app-remove-about')}</p>
        </Confirm>
      ) : null}
    </section>
  );
}

/** Who reads along, and the number with which both sides can see that nobody stands between them. */
function About({ found, office }: { found: Case; office: string | undefined }) {
  const app = useApp();
  const { t, town } = app;
  const offices = useOffices();
  const keyPage = `${town.url}/post/offices/${found.office}`;
  return (
    <section class="post-about" aria-labelledby="about-case">
      <h2 id="about-case">{t('post-app-about-case')}</h2>
      <Facts
        facts={[
          [t('post-app-code'), <span class="digits">{found.code}</span>],
          [
            t('post-app-parties'),
            found.parties
              .map(({ party, removed }) => {
                const name = party === found.as && !office ? t('post-app-me') : partyName(app, party, { offices });
                return removed ? t('post-app-party-removed', { name }) : name;
              })
              .join(', '),
          ],
        ]}
      />
      <h3>{t('post-app-safety')}</h3>
      <p>{t('post-app-safety-about')}</p>
      <div class="post-safety">
        <SafetyNumber digits={found.safetyNumber} />
        <div class="post-safety__qr">
          <Qr text={keyPage} label={t('post-app-safety-qr')} />
          <a href={`/post/offices/${found.office}`}>{t('post-app-safety-office-page')}</a>
        </div>
      </div>
    </section>
  );
}
