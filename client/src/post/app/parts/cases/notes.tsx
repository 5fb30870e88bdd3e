// What the office notes for itself: sealed to the office alone, whoever applied holds no key to it.

import { useState } from 'preact/hooks';
import { Refused, type CaseNote, type NewNote } from '../../../engine/index.ts';
import type { ServiceCase } from '../../../../services/api.ts';
import { services } from '../../cases.ts';
import { sentence, troubleText, useApp } from '../../context.tsx';
import { Actions, Form, Sure } from '../desk.tsx';
import { Button, Failed, Moment, TextArea } from '../index.tsx';
import { useFetched, useWork, WorkState } from '../work.tsx';

/** Files in a note are short: they travel with its text. */
export const NOTE_FILES_LIMIT = 512 * 1024;

export interface NotesOf {
  /** The oldest first. */
  all: CaseNote[];
  error?: unknown;
  keep(note: NewNote): Promise<void>;
  remove(id: string): Promise<void>;
}

export function useNotes(of: ServiceCase): NotesOf {
  const { engine } = useApp();
  const fetched = useFetched(async () => {
    const opened = await engine.notes.open(of.case, await services.notes(of.case));
    return opened.sort((one, other) => (one.time < other.time ? -1 : 1));
  }, `${of.case} ${of.version}`);
  return {
    all: fetched.value ?? [],
    error: fetched.error,
    async keep({ author, text, letter }) {
      const files = letter?.files ?? [];
      if (files.reduce((sum, file) => sum + file.size, 0) > NOTE_FILES_LIMIT) {
        throw new Refused('note-files');
      }
      const kept = letter && { subject: letter.subject, body: letter.body, files };
      await services.keepNote(of.case, await engine.notes.seal(of.office.slug, of.case, { author, text, ...(kept && { letter: kept }) }));
      await fetched.reload();
    },
    async remove(id) {
      await services.deleteNote(of.case, id);
      await fetched.reload();
    },
  };
}

export function Notes({ of, notes }: { of: ServiceCase; notes: NotesOf }) {
  const { t } = useApp();
  return (
    <section class="post-screen" aria-labelledby="notes">
      <h3 id="notes">{t('services-desk-notes')}</h3>
      <p class="kern-hint">{t('services-desk-notes-about')}</p>
      <Failed error={notes.error} />
      {notes.all.length > 0 ? (
        <ul class="case__notes">
          {notes.all.map((note) => (
            <Note key={note.id} of={note} notes={notes} />
          ))}
        </ul>
      ) : null}
      {of.role === 'office' ? <NewNoteForm notes={notes} /> : null}
    </section>
  );
}

function Note({ of: note, notes }: { of: CaseNote; notes: NotesOf }) {
  const app = useApp();
  const { t } = app;
  const work = useWork();
  return (
    <li>
      {note.trouble ? (
        <p>{troubleText(app, note.trouble)}</p>
      ) : (
        <>
          <p class="post-line__about">
            {note.author} · <Moment time={note.time} />
          </p>
          <p class="sheet__text">{note.text}</p>
          {note.letter ? (
            <details class="more">
              <summary>{note.letter.subject}</summary>
              <p class="more__body sheet__text">{note.letter.body}</p>
            </details>
          ) : null}
        </>
      )}
      <Sure
        label={t('post-app-delete')}
        title={t('services-desk-note-delete-title')}
        about={t('services-desk-note-delete-about')}
        yes={t('post-app-delete')}
        onYes={() => work.run(() => notes.remove(note.id))}
      />
      {work.error === undefined ? null : <p role="alert">{sentence(app, work.error)}</p>}
    </li>
  );
}

function NewNoteForm({ notes }: { notes: NotesOf }) {
  const { t, me } = useApp();
  const [text, setText] = useState('');
  const work = useWork();
  const keep = () =>
    work.run(async () => {
      await notes.keep({ author: me.name, text: text.trim() });
      setText('');
    });
  return (
    <Form onSend={() => (text.trim() === '' ? undefined : keep())}>
      <TextArea name="note" label={t('services-desk-note-new')} value={text} onInput={setText} rows={3} />
      <Actions>
        <Button look="secondary" disabled={text.trim() === '' || work.busy}>
          {t('services-desk-note-keep')}
        </Button>
      </Actions>
      <WorkState work={work} done={t('services-desk-note-kept')} />
    </Form>
  );
}
