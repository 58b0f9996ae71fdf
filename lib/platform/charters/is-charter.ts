import { CATEGORIES, DECLARED_KINDS, DOUBTS, type Charter, type Declaration } from '../../charter/declaration.ts';
import { isRecord } from '../is-record.ts';

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
  const { id, names, kind, provider, service, purpose, duration, section, category, doubt } = value;
  return (
    isText(id) &&
    DECLARED_KINDS.some((word) => word === kind) &&
    CATEGORIES.some((word) => word === category) &&
    Array.isArray(names) &&
    names.every(isText) &&
    [provider, service, purpose, section].every((text) => text === null || isText(text)) &&
    (doubt === undefined || DOUBTS.some((word) => word === doubt)) &&
    (duration === null || isDuration(duration))
  );
}

function isDuration(value: unknown): boolean {
  return isRecord(value) && isText(value['text']) && (value['days'] === null || typeof value['days'] === 'number');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
