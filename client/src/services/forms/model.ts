// The definition of a form, as `docs/specs/forms.md` describes it and the server sends it.

/** A text by BCP 47 tag. */
export type Text = Readonly<Record<string, string>>;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Fields = { [name: string]: Json };

export interface Node {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: 'date' | 'time' | 'email' | 'phone' | 'iban' | 'postal-code' | 'multiline' | 'cents' | 'files';
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly enum?: readonly string[];
  readonly const?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Info {
  readonly id: string;
  readonly text: Text;
}

export interface Question {
  readonly field: string;
  readonly label: Text;
  readonly help?: Text;
  readonly why?: Text;
  readonly legal?: Text;
  readonly options?: readonly { readonly value: string; readonly label: Text }[];
  readonly items?: readonly Item[];
}

export type Item = Question | Info;

export interface Page {
  readonly id: string;
  readonly title: Text;
  readonly intro?: Text;
  readonly items: readonly Item[];
}

export type Rule =
  | { readonly kind: 'visible' | 'required'; readonly of: string; readonly when: Json }
  | { readonly kind: 'computed'; readonly of: string; readonly value: Json }
  | { readonly kind: 'check'; readonly of: string; readonly id: string; readonly test: Json; readonly message: Text };

export interface Definition {
  readonly form: string;
  readonly service: string;
  readonly office: string;
  readonly title: Text;
  readonly intro?: Text;
  readonly legal?: Text;
  readonly address?: Text;
  readonly schema: Node;
  readonly layout: { readonly pages: readonly Page[] };
  readonly rules?: readonly Rule[];
}

export type Kind = 'text' | 'date' | 'choice' | 'choices' | 'number' | 'flag' | 'group' | 'rows' | 'files';

/** What a field is for those who ask and answer. */
export function kindOf(node: Node): Kind {
  switch (node.type) {
    case 'string':
      return node.enum ? 'choice' : node.format === 'date' ? 'date' : 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'object':
      return 'group';
    case 'array':
      return node.format === 'files' ? 'files' : node.items?.type === 'object' ? 'rows' : 'choices';
  }
}

/** The object inside: itself, or what each of its entries is. */
export const inside = (node: Node): Node => node.items ?? node;

/** A field of an object, or of each entry of a list. */
export function fieldOf(node: Node, name: string): Node | undefined {
  const fields = inside(node).properties ?? {};
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export const isFields = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A field of an answer; nothing where there is none. */
export function answerOf(value: Json | undefined, name: string): Json {
  return isFields(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
