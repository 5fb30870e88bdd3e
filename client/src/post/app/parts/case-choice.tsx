// Which case something belongs to: a new one, or one that is named by its code.

import { useState } from 'preact/hooks';
import { useApp } from '../context.tsx';
import { findCase } from '../paper.ts';
import { Radios } from './desk.tsx';
import { TextField } from './index.tsx';

export interface ChosenCase {
  isNew: boolean;
  code: string;
  change(next: { isNew: boolean; code: string }): void;
  /** The case's id; none for a new one. */
  find(): Promise<string | undefined>;
}

export function useChosenCase(office: string): ChosenCase {
  const { engine } = useApp();
  const [chosen, change] = useState({ isNew: true, code: '' });
  return { ...chosen, change, find: async () => (chosen.isNew ? undefined : findCase(engine, office, chosen.code)) };
}

export function CaseChoice({ of: chosen }: { of: ChosenCase }) {
  const { t } = useApp();
  const { isNew, code, change } = chosen;
  return (
    <>
      <Radios
        label={t('post-desk-case')}
        value={isNew ? 'new' : 'known'}
        onInput={(value) => change({ isNew: value === 'new', code })}
        choices={[
          { value: 'new', label: t('post-desk-case-new') },
          { value: 'known', label: t('post-desk-case-known') },
        ]}
      />
      {!isNew && (
        <TextField
          name="case-code"
          label={t('post-app-code')}
          hint={t('post-desk-case-code-hint')}
          value={code}
          onInput={(value) => change({ isNew, code: value })}
          attributes={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, required: true }}
        />
      )}
    </>
  );
}
