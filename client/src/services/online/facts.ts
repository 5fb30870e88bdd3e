// What the server's page says: which form, of which service, in which language.

import type { Lang } from '../../texts.ts';
import type { Definition } from '../forms/model.ts';

export interface PageFacts {
  form: string;
  lang: Lang;
  town: string;
  /** The town's public address, without a slash at its end. */
  url: string;
  office: string;
  officeName: string;
  /** The service's page, where the other doors are. */
  servicePath: string;
  serviceName: string;
  /** The days that the office promises; none where it does not. */
  promisedDays: number | undefined;
  /** The number to call; empty where there is none. */
  phone: string;
  /** Whether who reads has an account and is signed in. */
  isSignedIn: boolean;
  /** Where a draft that an office looks at is fetched; nothing of it is kept or sent. */
  draft: string | undefined;
}

export function factsOf(root: HTMLElement): PageFacts {
  const { form = '', lang = 'de', town = '', url = location.origin, office = '', officeName = '', servicePath = '/services', serviceName = '', promised, phone = '', account, draft } = root.dataset;
  return {
    form, lang: lang as Lang, town, url, office, officeName, servicePath, serviceName, phone,
    promisedDays: promised === undefined ? undefined : Number(promised),
    isSignedIn: account !== undefined,
    draft,
  };
}

/** A version of a form. */
export interface Version {
  version: number;
  definition: Definition;
}

/** The newest version of a form, or a certain one. */
export function fetchVersion(form: string, version?: number): Promise<Version> {
  return fetchFrom(version === undefined ? `/services/forms/${form}.json` : `/services/forms/${form}/versions/${version}.json`);
}

/** A version, or a draft, at an address. */
export async function fetchFrom(path: string): Promise<Version> {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new TypeError(`load: ${answer.status}`);
  }
  return (await answer.json()) as Version;
}
