/** One thing that a page keeps where mechanisms keep their choice. */
export interface StoredValue {
  kind: 'cookie' | 'localStorage';
  name: string;
  value: string;
}

/** What is stored under a name, `undefined` where nothing is. */
export function valueOf(stored: readonly StoredValue[], wanted: string): string | undefined {
  return stored.find(({ name }) => name === wanted)?.value;
}
