/** What keeps a file from being imported. Each has its sentence with the remedy in the locale files. */
export type ImportFaultCode =
  | 'too-large'
  | 'empty-file'
  | 'not-json'
  | 'not-utf-8'
  | 'no-registry'
  | 'too-many-registries'
  | 'unknown-version'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-value'
  | 'too-long'
  | 'host-invalid'
  | 'host-twice'
  | 'host-unknown'
  | 'no-declarations'
  | 'too-many-declarations'
  | 'not-as-printed'
  | 'charter-no-table'
  | 'charter-no-rows'
  | 'charter-too-many-rows'
  | 'charter-broken-row'
  | 'more-faults';

/** One thing wrong in a file that someone wants to import. */
export interface ImportFault {
  code: ImportFaultCode;
  /** `registries[1].declarations[2].names`, or `line 12`; empty for the file as a whole. */
  place: string;
  /** What stands there, shortened; empty where it says nothing. */
  found: string;
  /** What may stand there; empty where the sentence says it. */
  expected: string;
}

const LONGEST_FOUND = 80;

/** A fault with whatever `found` is, as JSON, short enough to show. */
export function importFault(code: ImportFaultCode, place: string, found: unknown = '', expected = ''): ImportFault {
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return { code, place, found: text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text, expected };
}
