import type { Charter, Declaration } from '../../charter/declaration.ts';
import { browser } from '../browser.ts';
import { isRecord } from '../is-record.ts';

/** Key in `storage.managed`: a list, each entry the text of a registry file as the settings export it, or several in one. */
const KEY = 'charters';

/** What the organisation that manages the browser hands to it, as texts; empty where there is none. */
export async function managedTexts(): Promise<string[]> {
  try {
    const { [KEY]: given } = await browser.storage.managed.get(KEY);
    const texts: unknown[] = Array.isArray(given) ? given : [];
    return texts.map((text) => (typeof text === 'string' ? text : JSON.stringify(text)));
  } catch {
    // Firefox rejects where nobody manages it.
    return [];
  }
}

/** The charters among such texts. What is none is passed over here; the settings say what is wrong with it. */
export function chartersIn(texts: readonly string[]): Charter[] {
  return texts.flatMap((text) => {
    try {
      const value: unknown = JSON.parse(text);
      return (Array.isArray(value) ? value : [value]).filter(isCharter);
    } catch {
      return [];
    }
  });
}

function isCharter(value: unknown): value is Charter {
  if (!isRecord(value) || value['format'] !== 'miette-registry' || value['version'] !== 1) return false;
  const texts = [value['host'], value['sourceUrl'], value['retrievedAt'], value['language'], value['sha256']];
  const { declarations } = value;
  return texts.every(isText) && Array.isArray(declarations) && declarations.every(isDeclaration);
}

function isDeclaration(value: unknown): value is Declaration {
  if (!isRecord(value)) return false;
  const { id, names, kind, provider, service, purpose, duration, section, category } = value;
  return (
    [id, kind, category].every(isText) &&
    Array.isArray(names) &&
    names.every(isText) &&
    [provider, service, purpose, section].every((text) => text === null || isText(text)) &&
    (duration === null || (isRecord(duration) && isText(duration['text'])))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
