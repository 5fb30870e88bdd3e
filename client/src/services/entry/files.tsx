// Files that answer a question: examined by their content before they are taken.

import { useRef, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { FileIcon, inputClass, size } from '../../post/app/parts/index.tsx';
import { isFields, isList, type Json } from '../forms/model.ts';
import type { Asked, FileFact } from './asked.ts';
import { asJson, examined, kindsIn, takenBy } from './contents.ts';
import { AskingContext, Field, useAsking } from './frame.tsx';

export function Files({ asked }: { asked: Asked }) {
  const texts = useTexts();
  const { t, lang } = texts;
  const asking = useAsking();
  const { entry, wrongs, required } = asking;
  const { node, path, answer } = asked;
  const facts = (isList(answer) ? answer : []).filter(isFields) as unknown as FileFact[];
  const [refused, setRefused] = useState<string>();
  const [said, setSaid] = useState('');
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { types, limit, most } = takenBy(node);
  const put = (next: readonly Json[]) => entry.set(path, next.length > 0 ? next : null);

  const add = async (chosen: readonly File[]) => {
    const taken = [...facts];
    const refusals: string[] = [];
    setSaid(t('services-entry-file-checking'));
    for (const file of chosen) {
      const found = await examined(texts, node, file);
      if ('refused' in found) {
        refusals.push(found.refused);
      } else if (taken.length >= most) {
        refusals.push(t('services-forms-field-files-many', { limit: most, name: file.name }));
      } else if (!taken.some((fact) => isSame(fact, found.fact))) {
        entry.contents.keep(found.fact, file);
        taken.push(found.fact);
      }
    }
    put(taken.map(asJson));
    const added = taken.slice(facts.length).map(({ name }) => t('services-entry-file-added', { name }));
    setSaid(added.join(' '));
    setRefused(refusals.length > 0 ? refusals.join(' ') : undefined);
  };
  const remove = (gone: FileFact) => {
    put(facts.filter((fact) => fact !== gone).map(asJson));
    setRefused(undefined);
    setSaid(t('services-entry-file-removed', { name: gone.name }));
    input.current?.focus();
  };

  const error = refused ?? wrongs.get(path);
  const shownWrongs = error === undefined ? wrongs : new Map([...wrongs, [path, error]]);
  return (
    <div
      class={`entry__drop${isOver ? ' entry__drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <AskingContext.Provider value={{ ...asking, wrongs: shownWrongs }}>
        <Field asked={asked} hint={t('services-entry-files-hint', { kinds: kindsIn(texts, types), limit: size(lang, limit) })}>
          {(describedBy) => (
            <>
              <input
                ref={input}
                id={`f-${path}`}
                name={path}
                class={inputClass(error)}
                type="file"
                multiple={most > 1}
                accept={types.join(',')}
                aria-describedby={describedBy}
                aria-invalid={error ? true : undefined}
                aria-required={required.has(path) || undefined}
                onChange={(event) => {
                  void add([...(event.currentTarget.files ?? [])]);
                  event.currentTarget.value = '';
                }}
              />
              {facts.length > 0 ? <Chosen facts={facts} asked={asked} onRemove={remove} /> : null}
            </>
          )}
        </Field>
      </AskingContext.Provider>
      <p role="status" class="kern-sr-only">
        {said}
      </p>
    </div>
  );
}

function Chosen({ facts, asked, onRemove }: { facts: FileFact[]; asked: Asked; onRemove(fact: FileFact): void }) {
  const { t, lang } = useTexts();
  const label = asked.question.label[lang] ?? asked.question.label['de'] ?? '';
  return (
    <ul class="entry__files" aria-label={t('services-entry-files-chosen', { label })}>
      {facts.map((fact) => (
        <li key={`${fact.name} ${fact.bytes}`}>
          <FileIcon />
          <span class="entry__name">{fact.name}</span>
          <span class="entry__size">{size(lang, fact.bytes)}</span>
          <button type="button" class="textual" onClick={() => onRemove(fact)}>
            {t('services-entry-file-remove')}
            <span class="kern-sr-only"> {fact.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const isSame = (one: FileFact, other: FileFact): boolean => one.name === other.name && one.bytes === other.bytes;
