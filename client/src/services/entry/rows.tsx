// A group that repeats: rows are added and removed; the focus goes where something happened.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { isList, type Json } from '../forms/model.ts';
import { inRows, type Asked } from './asked.ts';
import { FieldSet, useAsking } from './frame.tsx';
import { Items } from './questions.tsx';
import { textIn } from './words.ts';

export function Rows({ asked }: { asked: Asked }) {
  const { t, lang } = useTexts();
  const { entry, required } = useAsking();
  const { path, node, question, answer } = asked;
  const rows: readonly Json[] = isList(answer) ? answer : [];
  const label = textIn(question.label, lang).text;
  const [said, setSaid] = useState('');
  const wanted = useRef<string | undefined>(undefined);
  const put = (next: readonly Json[]) => entry.set(path, next.length > 0 ? next : null);

  // What must be answered begins with a row to fill in.
  useEffect(() => {
    if (rows.length === 0 && required.has(path)) {
      put([{}]);
    }
  }, []);
  useEffect(() => {
    if (wanted.current) {
      document.getElementById(wanted.current)?.focus();
      wanted.current = undefined;
    }
  }, [rows.length]);

  const add = () => {
    put([...rows, {}]);
    wanted.current = `f-${path}-row-${rows.length}`;
    setSaid(t('services-entry-row-added', { label, number: rows.length + 1 }));
  };
  const remove = (number: number) => {
    put(rows.filter((_, at) => at !== number));
    wanted.current = `f-${path}-add`;
    setSaid(t('services-entry-row-removed', { label, number: number + 1 }));
  };

  return (
    <FieldSet asked={asked} isLarge>
      {inRows(asked).map((row, number) => (
        <fieldset class="group entry__row" key={`${number} of ${rows.length}`} id={`f-${path}-row-${number}`} tabIndex={-1}>
          <legend class="group__legend">{t('services-entry-row', { label, number: number + 1 })}</legend>
          <Items around={row} />
          {rows.length > (required.has(path) ? 1 : 0) ? (
            <button type="button" class="textual" onClick={() => remove(number)}>
              {t('services-entry-row-remove', { label, number: number + 1 })}
            </button>
          ) : null}
        </fieldset>
      ))}
      {rows.length < (node.maxItems ?? 0) ? (
        <button type="button" class="kern-btn kern-btn--secondary" id={`f-${path}-add`} onClick={add}>
          <span class="kern-label">{t('services-entry-row-add', { label })}</span>
        </button>
      ) : null}
      <p role="status" class="kern-sr-only">
        {said}
      </p>
    </FieldSet>
  );
}
