// Which case something belongs to: a new one, or one that is named by its code.

import { useState } from 'preact/hooks';
import type { CaseLine, Engine } from '../../engine/index.ts';
import { Refused } from '../../protocol/errors.ts';
import { useApp } from '../context.tsx';
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

/** A case of an office by the code that somebody read out or wrote down. */
export async function findCase(engine: Engine, office: string, typed: string): Promise<string> {
  let lines: CaseLine[] = [];
  await engine.mailboxes.list(`office:${office}`, (all) => {
    lines = all;
  });
  const found = lines.find(({ code }) => plainCode(code) === plainCode(typed));
  if (found === undefined) {
    throw new Refused('case-code', { code: typed });
  }
  return found.case;
}

/** Codes as they are compared: what looks alike is the same (Crockford's base 32). */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
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
