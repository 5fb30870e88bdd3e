// `/post/office/{slug}/apply`: an application is entered for somebody who stands at the counter or is
// on the phone.

import { useState } from 'preact/hooks';
import { textIn } from '../../../../services/entry/index.ts';
import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Up } from '../../parts/desk.tsx';
import { Empty, Loading, Select } from '../../parts/index.tsx';
import { Loaded, useFetched } from '../../parts/work.tsx';
import { go, usePlace } from '../../router.tsx';
import { DataEntry, type Handed } from './data-entry.tsx';
import { Done } from './done.tsx';
import { useStyle } from './style.ts';
import { formOf, formsOf, type FormLine } from './town.ts';

const DOORS = ['counter', 'phone', 'paper'] as const;

export function ApplyPage({ office }: { office: string }) {
  const app = useApp();
  const { t } = app;
  const name = officeName(app, office, useOffices());
  const forms = useFetched(() => formsOf(office), office);
  const [handed, setHanded] = useState<Handed>();
  const isStyled = useStyle();
  useTitle(t('services-enter-title'));
  if (!isStyled) {
    return <Loading>{t('post-app-loading')}</Loading>;
  }
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      {handed ? (
        <Done office={office} handed={handed} nextLabel={t('services-enter-next')} onNext={() => setHanded(undefined)} />
      ) : (
        <>
          <p class="lead">{t('services-enter-lead')}</p>
          <Loaded of={forms}>{(all) => <Chosen office={office} forms={all} onDone={setHanded} />}</Loaded>
        </>
      )}
    </>
  );
}

function Chosen({ office, forms, onDone }: { office: string; forms: FormLine[]; onDone(handed: Handed): void }) {
  const { t, lang } = useApp();
  const { query } = usePlace();
  const wanted = query.get('form') ?? forms.find(({ service }) => service === query.get('service'))?.form ?? '';
  const line = forms.find(({ form }) => form === wanted);
  if (forms.length === 0) {
    return (
      <Empty title={t('services-enter-none')}>
        <p>{t('services-enter-none-about')}</p>
      </Empty>
    );
  }
  return (
    <>
      <Select
        name="form"
        label={t('services-enter-form')}
        value={line?.form ?? ''}
        onInput={(form) => go(`/post/office/${office}/apply?form=${form}`, true)}
        options={[{ value: '', label: t('services-scan-form-choose') }, ...forms.map(({ form, title }) => ({ value: form, label: textIn(title, lang).text }))]}
      />
      {line && <Questions key={line.form} office={office} line={line} onDone={onDone} />}
    </>
  );
}

function Questions({ office, line, onDone }: { office: string; line: FormLine; onDone(handed: Handed): void }) {
  const { lang } = useApp();
  const form = useFetched(() => formOf(line.form, line.version), line.form);
  return <Loaded of={form}>{(known) => known && <DataEntry office={office} form={known} doors={DOORS} language={lang} onDone={onDone} />}</Loaded>;
}
