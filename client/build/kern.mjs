// KERN, the design system of German administration, cut down to the components in use.
//
// Kept: rules whose classes are all listed here, and the design tokens (custom properties) that
// these rules or our own style sheet use. A token with one value for all themes and widths is
// written where it is used; what remains are the colours of the light and the dark theme, chosen
// by the browser's preference, and the sizes that grow with the window.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import postcss from 'postcss';

/** The classes of KERN that our components use. */
const CLASSES = `
  kern-alert kern-alert--info kern-alert--success kern-alert--warning kern-alert--danger
  kern-btn kern-btn--primary kern-btn--secondary kern-btn--tertiary
  kern-hint kern-label kern-label__optional kern-sr-only
  kern-fieldset kern-fieldset--error kern-fieldset__body
  kern-form-check kern-form-check--error kern-form-check__checkbox kern-form-check__radio
  kern-form-input kern-form-input--error kern-form-input__input kern-form-input__input--error
  kern-form-input__select kern-form-input__select--error kern-form-input__select-wrapper
  kern-progress
`.trim().split(/\s+/);

const require = createRequire(import.meta.url);
const SOURCE = require.resolve('@kern-ux/native/dist/kern.css');

/** KERN's style sheet, cut to what is listed above and to the tokens that `own` uses. */
export function kern(own) {
  const sheet = postcss.parse(readFileSync(SOURCE, 'utf8'));
  const tokens = tokensOf(sheet);
  sheet.walkComments((comment) => void comment.remove());
  sheet.walkAtRules((rule) => void (/^(charset|font-face|keyframes)$/.test(rule.name) && rule.remove()));
  sheet.walkAtRules('media', screenOnly);
  sheet.walkRules(keepUsed);
  sheet.walkDecls((declaration) => {
    declaration.value = resolved(declaration.value, tokens);
  });
  dropUnusedTokens(sheet, resolved(own, tokens));
  dropEmpty(sheet);
  return { css: sheet.toString(), resolve: (css) => resolved(css, tokens) };
}

/** Every custom property that has one value whatever the theme and the width. */
function tokensOf(sheet) {
  const values = new Map();
  sheet.walkDecls(/^--/, (declaration) => {
    const { parent } = declaration;
    if (/kern-(light|dark|theme)/.test(parent.selector ?? '') && !/\bbody\b/.test(parent.selector)) {
      return;
    }
    if (/^\.kern-level/.test(parent.selector ?? '')) {
      return;
    }
    const known = values.get(declaration.prop) ?? [];
    values.set(declaration.prop, [...known, declaration.value]);
  });
  const single = [...values].filter(([, all]) => new Set(all).size === 1);
  return new Map(single.map(([name, all]) => [name, all[0]]));
}

/** Paper is always light. */
function screenOnly(rule) {
  if (rule.params.includes('prefers-color-scheme: dark')) {
    rule.params = 'screen and (prefers-color-scheme: dark)';
  } else if (rule.params.includes('prefers-color-scheme: light')) {
    rule.params = 'not screen, (prefers-color-scheme: light)';
  }
}

function keepUsed(rule) {
  if (rule.parent.type === 'atrule' && rule.parent.name.endsWith('keyframes')) {
    return;
  }
  rule.selectors = rule.selectors.filter(isUsed);
  if (rule.selectors.length === 0 || rule.selector === '') {
    rule.remove();
    return;
  }
  // Icons are drawn in the page: no style sheet needs `data:` addresses.
  rule.walkDecls((declaration) => void (declaration.value.includes('data:') && declaration.remove()));
}

function isUsed(selector) {
  if (selector === ':root') {
    return true;
  }
  const classes = selector.match(/\.[\w-]+/g) ?? [];
  return classes.length > 0 && classes.every((name) => CLASSES.includes(name.slice(1)));
}

/** Replaces `var(--token, fallback)` by the token's only value, or drops the fallback. */
function resolved(text, tokens) {
  let out = '';
  let rest = text;
  for (let start = rest.indexOf('var(--'); start >= 0; start = rest.indexOf('var(--')) {
    const end = closing(rest, start + 3);
    const [name, ...fallback] = rest.slice(start + 4, end).split(',');
    out += rest.slice(0, start) + value(name.trim(), fallback.join(','), tokens);
    rest = rest.slice(end + 1);
  }
  return out + rest;
}

function value(name, fallback, tokens) {
  if (tokens.has(name)) {
    return resolved(tokens.get(name), tokens);
  }
  return name.startsWith('--kern-') || !fallback ? `var(${name})` : `var(${name},${fallback})`;
}

function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    depth += { '(': 1, ')': -1 }[text[at]] ?? 0;
    if (depth === 0) {
      return at;
    }
  }
  throw new Error(`No end of var() in ${text.slice(open, open + 60)}`);
}

/** Tokens are used by rules, by our own sheet, or by used tokens. */
function dropUnusedTokens(sheet, own) {
  const used = new Set();
  const queue = [own];
  sheet.walkDecls((declaration) => void (declaration.prop.startsWith('--') || queue.push(declaration.value)));
  while (queue.length > 0) {
    for (const [, name] of queue.pop().matchAll(/var\((--[\w-]+)/g)) {
      if (!used.has(name)) {
        used.add(name);
        sheet.walkDecls(name, (declaration) => void queue.push(declaration.value));
      }
    }
  }
  sheet.walkDecls(/^--/, (declaration) => void (used.has(declaration.prop) || declaration.remove()));
}

function dropEmpty(sheet) {
  sheet.walkRules((rule) => void (rule.nodes.length === 0 && rule.remove()));
  sheet.walkAtRules((rule) => void (rule.nodes?.length === 0 && rule.remove()));
}
