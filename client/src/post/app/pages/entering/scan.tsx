// `/post/office/{slug}/scan`: printed forms that came back on paper. Scans are read here, in the
// browser; what leaves it is sealed.

import { useEffect, useRef, useState } from 'preact/hooks';
import { apart, bound, copiesOf, loose, sorted, taken, turned, type Copy, type Sheet, type Stack } from '../../../../services/scan/index.ts';
import { keyOf } from '../../../../services/scan/sort.ts';
import { textIn } from '../../../../services/entry/index.ts';
import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Actions, Radios, Up } from '../../parts/desk.tsx';
import { Button, Failed, Loading, Notice, Select, Steps } from '../../parts/index.tsx';
import { Loaded, useFetched } from '../../parts/work.tsx';
import { usePlace } from '../../router.tsx';
import { DataEntry, type Handed } from './data-entry.tsx';
import { Done } from './done.tsx';
import { codeOf } from './names.ts';
import { Reading, useReading, type Scanned } from './reading.tsx';
import { StackView } from './stack.tsx';
import { useStyle } from './style.ts';
import { caseOf, formOf, formsOf, type FormLine, type KnownCase, type KnownForm } from './town.ts';
import { Viewer, type View } from './viewer.tsx';

const DOORS = ['paper'] as const;
const STEPS = ['sort', 'enter', 'done'] as const;

/** What is known of the form before its answers are entered. */
interface Ready {
  form: KnownForm;
  known: KnownCase | undefined;
}

export function ScanPage({ office }: { office: string }) {
  const app = useApp();
  const { t } = app;
  const name = officeName(app, office, useOffices());
  const scanned = useReading();
  const [at, setAt] = useState<(typeof STEPS)[number]>('sort');
  const [ready, setReady] = useState<Ready>();
  const [handed, setHanded] = useState<Handed>();
  const isStyled = useStyle();
  useTitle(t('services-scan-title'));
  const { stack, setStack } = scanned;

  const begin = (next: Ready) => {
    setReady(next);
    setAt('enter');
  };
  const done = (what: Handed) => {
    setHanded(what);
    setAt('done');
  };
  const goOn = () => {
    setStack((before) => sorted(left(before)));
    setReady(undefined);
    setAt('sort');
  };
  const count = left(stack).length;
  if (!isStyled) {
    return <Loading>{t('post-app-loading')}</Loading>;
  }
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      <Steps steps={STEPS.map((one) => t(`services-scan-step-${one}`))} at={STEPS.indexOf(at)} />
      {at !== 'done' && (
        <div hidden={at !== 'sort'}>
          <Sorting office={office} scanned={scanned} onReady={begin} />
        </div>
      )}
      {at !== 'done' && ready && (
        <div hidden={at !== 'enter'}>
          <Beside key={keyOfReady(ready)} office={office} scanned={scanned} ready={ready} isShown={at === 'enter'} onBack={() => setAt('sort')} onDone={done} />
        </div>
      )}
      {at === 'done' && handed && (
        <Done office={office} handed={handed} onNext={goOn} nextLabel={count > 0 ? t('services-scan-next-left', { count }) : t('services-scan-next')} />
      )}
    </>
  );
}

/** Answers stay while somebody goes back to sort, unless it turns out to be another form or case. */
const keyOfReady = ({ form, known }: Ready) => `${form.definition.form} ${form.version} ${known?.case ?? ''}`;

/** What waits for its own application. */
function left(stack: Stack): Sheet[] {
  return apart(stack).filter(({ reading }) => reading.kind !== 'blank');
}

interface BesideProps {
  office: string;
  scanned: Scanned;
  ready: Ready;
  isShown: boolean;
  onBack: () => void;
  onDone(handed: Handed): void;
}

/** The pages beside the questions. */
function Beside({ office, scanned, ready, isShown, onBack, onDone }: BesideProps) {
  const { t, lang } = useApp();
  const { stack, setStack, pages } = scanned;
  const [view, setView] = useState<View>({ at: 0, zoom: 1 });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isShown) {
      title.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [isShown]);
  return (
    <div class="beside">
      <Viewer sheets={taken(stack)} pages={pages} view={view} onView={setView} onTurn={(id) => setStack((before) => turned(before, id))} />
      <div class="beside__form">
        <p>
          <button type="button" class="textual" onClick={onBack}>
            {t('services-scan-back')}
          </button>
        </p>
        <h2 ref={title} tabIndex={-1}>
          {textIn(ready.form.definition.title, lang).text}
        </h2>
        <DataEntry
          office={office}
          form={ready.form}
          known={ready.known}
          doors={DOORS}
          language={stack.copy?.language ?? lang}
          scan={() => scanOf(scanned)}
          onDone={onDone}
        />
      </div>
    </div>
  );
}

/** One PDF of exactly the pages of this application, upright and in order. */
function scanOf({ stack, pages }: Scanned): Promise<File> {
  const leaves = taken(stack).flatMap(({ id, turn }) => {
    const page = pages.get(id);
    return page ? [{ ...page, turn }] : [];
  });
  return bound(leaves, 'scan.pdf');
}

function Sorting({ office, scanned, onReady }: { office: string; scanned: Scanned; onReady(ready: Ready): void }) {
  const { t } = useApp();
  const { stack, setStack, pages } = scanned;
  const [opened, setOpened] = useState<string>();
  const [asksForPlaces, setAsksForPlaces] = useState(false);
  const copies = copiesOf(stack.sheets);
  const titles = useTitles(copies.map(({ copy }) => copy));
  const large = stack.sheets.find(({ id }) => id === opened);
  const hasOpenPlaces = loose(stack).length > 0;
  return (
    <>
      <p class="lead">{t('services-scan-lead')}</p>
      <Reading scanned={scanned} />
      {copies.length > 1 && (
        <Radios
          label={t('services-scan-copies')}
          value={stack.copy ? keyOf(stack.copy) : ''}
          onInput={(key) => setStack((before) => sorted(before.sheets, copies.find(({ copy }) => keyOf(copy) === key)?.copy))}
          choices={copies.map(({ copy, count }) => ({ value: keyOf(copy), label: copyName(t, copy, titles), hint: t('services-scan-copy-pages', { count, pages: copy.pages }) }))}
        />
      )}
      {stack.sheets.length > 0 && <StackView stack={stack} pages={pages} onChange={(next) => setStack(() => next)} onOpen={setOpened} />}
      {large && (
        <div class="scan__large">
          <Viewer sheets={[large]} pages={pages} view={{ at: 0, zoom: 1 }} onView={() => undefined} onTurn={(id) => setStack((before) => turned(before, id))} />
          <Button look="secondary" onPress={() => setOpened(undefined)}>
            {t('services-scan-close')}
          </Button>
        </div>
      )}
      {asksForPlaces && hasOpenPlaces && (
        <div role="alert">
          <Notice tone="danger" title={t('services-scan-places-open', { count: loose(stack).length })} />
        </div>
      )}
      {taken(stack).length > 0 || hasOpenPlaces ? (
        <ToEntry office={office} stack={stack} isReading={scanned.isReading} onTry={() => setAsksForPlaces(true)} onReady={onReady} />
      ) : null}
    </>
  );
}

/** What the forms of several copies are called, by their address; those that the town does not know are left out. */
function useTitles(copies: Copy[]): ReadonlyMap<string, string> {
  const { lang } = useApp();
  const titles = useFetched(async () => {
    const known = await Promise.all(copies.map(({ form, version }) => formOf(form, version)));
    return new Map(known.flatMap((form) => (form ? [[form.definition.form, textIn(form.definition.title, lang).text] as const] : [])));
  }, copies.map(keyOf).join());
  return titles.value ?? new Map();
}

function copyName(t: ReturnType<typeof useApp>['t'], { form, version, language, token }: Copy, titles: ReadonlyMap<string, string>): string {
  const args = { form: titles.get(form) ?? form, version, language, case: token ? codeOf(token) : '' };
  return t(token ? 'services-scan-copy-case' : 'services-scan-copy', args);
}

interface ToEntryProps {
  office: string;
  stack: Stack;
  isReading: boolean;
  onTry: () => void;
  onReady(ready: Ready): void;
}

/** Which form and which case it is, and on to the questions. */
function ToEntry({ office, stack, ...rest }: ToEntryProps) {
  const asked = usePlace().query.get('case') ?? undefined;
  const { copy } = stack;
  const found = useFetched(() => about(office, copy, asked), `${copy ? keyOf(copy) : ''} ${asked ?? ''}`);
  return <Loaded of={found}>{(facts) => <Next {...rest} office={office} stack={stack} facts={facts} />}</Loaded>;
}

interface Facts {
  /** The form of the mark; nothing where the town does not know it, or no page has a mark. */
  form: KnownForm | undefined;
  /** The case of the mark, or the one for which the scan was opened. */
  known: KnownCase | undefined;
  /** The code in the mark, where no such case is to be seen from here. */
  strange: string | undefined;
  /** The code for which the scan was opened, where the mark names another. */
  other: string | undefined;
  forms: FormLine[];
}

async function about(office: string, copy: Copy | undefined, asked: string | undefined): Promise<Facts> {
  const code = copy?.token === undefined ? asked : codeOf(copy.token);
  const [form, known, forms] = await Promise.all([
    copy && formOf(copy.form, copy.version),
    code === undefined ? undefined : caseOf(code),
    formsOf(office),
  ]);
  const isOurs = known?.role === 'office';
  const isOther = asked !== undefined && code !== undefined && plain(asked) !== plain(code);
  return { form, known: isOurs ? known : undefined, strange: code !== undefined && !isOurs ? code : undefined, other: isOther ? asked : undefined, forms };
}

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

function Next({ office, stack, facts, isReading, onTry, onReady }: ToEntryProps & { facts: Facts }) {
  const app = useApp();
  const { t, lang } = app;
  const offices = useOffices();
  const [chosen, setChosen] = useState('');
  const [error, setError] = useState<unknown>();
  const { copy } = stack;
  const { form, known, strange, other, forms } = facts;
  const isElsewhere = form !== undefined && form.definition.office !== office;
  const isUnknown = copy !== undefined && form === undefined;
  const line = forms.find((one) => one.form === chosen);
  const service = form?.definition.service ?? line?.service;
  const fits = known === undefined || known.service.slug === service;

  const next = async () => {
    onTry();
    setError(undefined);
    if (loose(stack).length > 0 || isReading) {
      return;
    }
    try {
      const ready = form ?? (line && (await formOf(line.form, line.version)));
      if (ready) {
        onReady({ form: ready, known: fits ? known : undefined });
      }
    } catch (failure) {
      setError(failure);
    }
  };

  return (
    <>
      {isUnknown && (
        <Notice tone="danger" title={t('services-scan-form-unknown', { form: copy.form, version: copy.version })}>
          <p>{t('services-scan-form-unknown-about')}</p>
        </Notice>
      )}
      {isElsewhere && (
        <Notice tone="danger" title={t('services-scan-form-elsewhere', { form: textIn(form.definition.title, lang).text, office: officeName(app, form.definition.office, offices) })}>
          <p>{t('services-scan-form-elsewhere-about')}</p>
        </Notice>
      )}
      {strange !== undefined && (
        <Notice tone="warning" title={t('services-scan-case-strange', { case: strange })}>
          <p>{t('services-scan-case-strange-about')}</p>
        </Notice>
      )}
      {other !== undefined && (
        <Notice tone="warning" title={t('services-scan-case-other', { case: copy?.token ? codeOf(copy.token) : '', asked: other })}>
          <p>{t('services-scan-case-other-about')}</p>
        </Notice>
      )}
      {known && !fits && <Notice tone="warning" title={t('services-scan-case-service', { case: known.code, service: textIn(known.service.name, lang).text })} />}
      {!copy && (
        <Select
          name="form"
          label={t('services-scan-form')}
          hint={t('services-scan-form-hint')}
          value={chosen}
          onInput={setChosen}
          options={[{ value: '', label: t('services-scan-form-choose') }, ...forms.map(({ form: value, title }) => ({ value, label: textIn(title, lang).text }))]}
        />
      )}
      <Failed error={error} />
      {!isElsewhere && !isUnknown && (
        <Actions>
          <Button disabled={isReading || (!copy && !line)} onPress={next}>
            {t('services-scan-enter')}
          </Button>
        </Actions>
      )}
    </>
  );
}
