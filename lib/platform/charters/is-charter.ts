import type { Category, Charter, Declaration, DeclaredKind } from '../../charter/declaration.ts';
import { isRecord } from '../is-record.ts';

const categories: Record<Category, true> = {
  necessary: true,
  statistics: true,
  'first-party': true,
  'third-party': true,
  unclassified: true,
};
const kinds: Record<DeclaredKind, true> = { cookie: true, localStorage: true, sessionStorage: true, unspecified: true };

/** Whether what storage gave has all of a charter that a report reads. */
export function isCharter(value: unknown): value is Charter {
  if (!isRecord(value)) return false;
  const { host, sourceUrl, retrievedAt, language, sha256, declarations } = value;
  return (
    [host, sourceUrl, retrievedAt, language, sha256].every(isText) &&
    !Number.isNaN(Date.parse(String(retrievedAt))) &&
    Array.isArray(declarations) &&
    declarations.every(isDeclaration)
  );
}

function isDeclaration(value: unknown): value is Declaration {
  if (!isRecord(value)) return false;
  const { id, names, kind, provider, service, purpose, duration, section, category } = value;
  return (
    isText(id) &&
    Object.hasOwn(kinds, String(kind)) &&
    Object.hasOwn(categories, String(category)) &&
    Array.isArray(names) &&
    names.every(isText) &&
    [provider, service, purpose, section].every((text) => text === null || isText(text)) &&
    (duration === null || isDuration(duration))
  );
}

function isDuration(value: unknown): boolean {
  return isRecord(value) && isText(value['text']) && (value['days'] === null || typeof value['days'] === 'number');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
