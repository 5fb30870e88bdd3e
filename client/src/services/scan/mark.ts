// The mark on every printed page (`docs/specs/forms.md` §7): the same strictness as in
// `crates/services/src/forms/paper/mark.rs`, proved by the same vectors.

/** What the QR code of a printed page says. */
export interface Mark {
  readonly form: string;
  readonly version: number;
  readonly language: 'de' | 'en';
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The code of the case that the copy belongs to, without its hyphen; blank copies have none. */
  readonly token?: string;
}

const SLUG = '[A-Z0-9]+(?:-[A-Z0-9]+)*';
const NUMBER = '[1-9][0-9]{0,8}';
const LINE = new RegExp(`^ALLMENDE:F1/(${SLUG})/(${NUMBER})/(DE|EN)/(${NUMBER})/(${NUMBER})/([A-Z0-9]{1,40})$`);
const LONGEST = 200;
const LONGEST_SLUG = 80;
const BLANK = 'BLANK';

/** Reads the text of a QR code; nothing where it is no mark of ours. */
export function readMark(text: string): Mark | undefined {
  const parts = text.length > LONGEST ? null : LINE.exec(text);
  if (!parts) {
    return undefined;
  }
  const [, form, version, language, page, pages, token] = parts as unknown as string[];
  const isSound = form!.length <= LONGEST_SLUG && Number(page) <= Number(pages);
  if (!isSound) {
    return undefined;
  }
  return {
    form: form!.toLowerCase(),
    version: Number(version),
    language: language!.toLowerCase() as Mark['language'],
    page: Number(page),
    pages: Number(pages),
    ...(token !== BLANK && { token: token! }),
  };
}

export function writeMark({ form, version, language, page, pages, token = BLANK }: Mark): string {
  return `ALLMENDE:F1/${form}/${version}/${language}/${page}/${pages}/${token}`.toUpperCase();
}
