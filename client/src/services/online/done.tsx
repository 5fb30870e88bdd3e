// The application has arrived: its code, how to come back to it, and what happens next.

import { useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, Notice } from '../../post/app/parts/index.tsx';
import { lazy } from '../../post/app/parts/lazy.tsx';
import { locale, type Texts } from '../../texts.ts';
import { readable } from '../entry/readable.ts';
import type { Entry } from '../entry/use-entry.ts';
import { textIn } from '../entry/words.ts';
import type { PageFacts } from './facts.ts';
import { saveAs } from './save-as.ts';
import type { Sent } from './sending.ts';

/** Only this page draws a code: what draws it comes with it. */
const Qr = lazy(async () => (await import('../../post/app/parts/qr.tsx')).Qr);

interface DoneProps {
  facts: PageFacts;
  entry: Entry;
  sent: Sent;
  isKiosk: boolean;
}

export function Done({ facts, entry, sent, isKiosk }: DoneProps) {
  const texts = useTexts();
  const { t } = texts;
  const [said, setSaid] = useState('');
  const save = () => {
    saveAs(new Blob([slip(texts, facts, entry, sent)], { type: 'text/plain;charset=utf-8' }), `${facts.form}-${sent.code}.txt`);
    setSaid(t('services-online-saved'));
  };
  return (
    <div class="form-done">
      <Notice tone="success" title={t('services-online-arrived', { office: facts.officeName })}>
        {sent.earlier ? <p>{t('services-online-earlier')}</p> : null}
        {sent.notice ? <p>{sent.notice}</p> : null}
      </Notice>
      <p class="form-done__what">
        <strong>{textIn(entry.definition.title, texts.lang).text}</strong>
        {' · '}
        <span class="nowrap">{today(texts)}</span>
      </p>
      <h2>{t('services-online-code')}</h2>
      <p>{t('services-online-code-text')}</p>
      <p class="post-code" translate={false}>
        {sent.code}
      </p>
      {sent.link && sent.pin ? <Access link={sent.link} pin={sent.pin} isKiosk={isKiosk} /> : <InMailbox sent={sent} />}
      <div class="form__send form-done__tools">
        <Button onPress={() => print()}>{t('services-online-print')}</Button>
        {isKiosk ? null : (
          <Button look="secondary" onPress={save}>
            {t('services-online-save')}
          </Button>
        )}
      </div>
      <p role="status">{said}</p>
      <Next facts={facts} isGuest={sent.link !== undefined} />
      <p class="form-done__tools">
        <a href={facts.servicePath}>{t('services-online-to-service')}</a>
      </p>
    </div>
  );
}

/** How somebody without an account comes back. On a device of many people the link leads nowhere: it would stay in the browser's history. */
function Access({ link, pin, isKiosk }: { link: string; pin: string; isKiosk: boolean }) {
  const { t } = useTexts();
  return (
    <section>
      <h2>{t('services-online-access')}</h2>
      <p>{t('services-online-access-text')}</p>
      <div class="form-access">
        <dl class="facts">
          <div>
            <dt>{t('services-online-link')}</dt>
            <dd>
              {isKiosk ? (
                <span class="form-access__link">{link}</span>
              ) : (
                <a class="form-access__link" href={link} target="_blank" rel="noopener">
                  {link}
                </a>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('services-online-pin')}</dt>
            <dd>
              <strong class="digits form-access__pin" translate={false}>
                {grouped(pin)}
              </strong>
            </dd>
          </div>
        </dl>
        <Qr text={link} label={t('services-online-link-qr')} />
      </div>
      <Notice tone="warning" title={t('services-online-access-once')}>
        <p>{t('services-online-access-once-text')}</p>
      </Notice>
    </section>
  );
}

function InMailbox({ sent }: { sent: Sent }) {
  const { t } = useTexts();
  return (
    <p>
      <a href={`/post/cases/${sent.case}`}>{t('services-online-in-mailbox')}</a>
    </p>
  );
}

function Next({ facts, isGuest }: { facts: PageFacts; isGuest: boolean }) {
  const { t } = useTexts();
  return (
    <section>
      <h2>{t('services-online-happens')}</h2>
      <ol>
        {nextSteps({ t } as Texts, facts, isGuest).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{t('services-online-lost')}</h2>
      <p>{t('services-online-lost-text', { office: facts.officeName, phone: together(facts.phone) })}</p>
    </section>
  );
}

function nextSteps({ t }: Pick<Texts, 't'>, { officeName, promisedDays }: PageFacts, isGuest: boolean): string[] {
  return [
    t('services-online-happens-read', { office: officeName }),
    t(isGuest ? 'services-online-happens-ask-guest' : 'services-online-happens-ask-account'),
    promisedDays === undefined ? t('services-online-happens-decided') : t('services-online-happens-promised', { days: promisedDays }),
  ];
}

const today = ({ lang }: Texts): string => new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date());

/** A PIN in groups of four. */
const grouped = (pin: string): string => pin.replace(/(\d{4})(?=\d)/g, '$1 ');

/** A number that stays in one line. */
const together = (phone: string): string => phone.replaceAll(' ', '\u00a0');

/** The same as a file to keep. */
function slip(texts: Texts, facts: PageFacts, entry: Entry, { code, link, pin }: Sent): string {
  const { t, lang } = texts;
  const access = link && pin ? [`${t('services-online-link')}: ${link}`, `${t('services-online-pin')}: ${grouped(pin)}`, t('services-online-access-once-text')] : [];
  return [
    `${facts.town} – ${facts.officeName}`,
    textIn(entry.definition.title, lang).text,
    today(texts),
    '',
    `${t('services-online-code')}: ${code}`,
    ...access,
    '',
    ...nextSteps(texts, facts, link !== undefined),
    '',
    t('services-online-lost'),
    t('services-online-lost-text', { office: facts.officeName, phone: facts.phone }),
    '',
    t('services-online-slip-answers'),
    '',
    readable(entry.definition, entry.outcome.data, texts),
    '',
  ].join('\n');
}
