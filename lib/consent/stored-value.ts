/** One thing that a page keeps where mechanisms keep their choice. */
export interface StoredValue {
  kind: 'cookie' | 'localStorage';
  name: string;
  value: string;
}
