import type { Charter } from '../../charter/declaration.ts';
import { portalFaults } from '../../registry/faults/portal-faults.ts';
import type { PortalRegistry } from '../../registry/portal-registry.ts';
import { browser } from '../browser.ts';
import { isRecord } from '../is-record.ts';
import { isCharter } from './is-charter.ts';

/** Key in `storage.managed`: a list, each entry the text of a registry file as the settings export it, or several in one. */
const KEY = 'charters';

/** What the organisation that manages the browser hands to it, as texts; empty where there is none. */
export async function managedTexts(): Promise<string[]> {
  try {
    const { [KEY]: given } = await browser.storage.managed.get(KEY);
    const texts: unknown[] = given === undefined ? [] : [given].flat();
    return texts.map((text) => (typeof text === 'string' ? text : JSON.stringify(text)));
  } catch {
    // Firefox rejects where nobody manages it.
    return [];
  }
}

/**
 * The charters in such texts: all of one text, or none where anything in it is no charter. What is passed over here the
 * settings call by its fault.
 */
export function chartersIn(texts: readonly string[]): Charter[] {
  return texts.flatMap((text) => {
    try {
      // It may begin with a mark of its encoding, which counts as white space.
      const values: unknown[] = [JSON.parse(text.trim())].flat();
      return values.every(isRegistry) ? values : [];
    } catch {
      return [];
    }
  });
}

function isRegistry(value: unknown): value is PortalRegistry {
  if (!isRecord(value) || value['format'] !== 'miette-registry' || value['version'] !== 1) return false;
  return isCharter(value) && portalFaults({ ...value, format: value['format'], version: 1 }, value.host).length === 0;
}
