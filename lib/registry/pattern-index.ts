import { literalEnding, literalPrefix, matchesName } from './name-pattern.ts';

/** Finds patterns by a name that follows them. */
export interface PatternIndex<Entry> {
  /** The entries whose pattern the name follows: the longest literal beginning first, then the longest ending. */
  matches(name: string): Iterable<Entry>;
}

/** What is found by a text that begins or ends a name, and the lengths that such texts have, longest first. */
interface ByLength<Found> {
  found: Map<string, Found>;
  lengths: readonly number[];
}

/**
 * An index of entries by patterns. One look-up tries each length that a beginning and an ending have: it costs no more
 * with thousands of patterns, unless they differ in the middle alone.
 */
export function patternIndex<Entry>(entries: Iterable<readonly [pattern: string, entry: Entry]>): PatternIndex<Entry> {
  const byPrefix = new Map<string, Map<string, (readonly [string, Entry])[]>>();
  for (const [pattern, entry] of entries) {
    const byEnding = inserted(byPrefix, literalPrefix(pattern), () => new Map<string, (readonly [string, Entry])[]>());
    inserted(byEnding, literalEnding(pattern), (): (readonly [string, Entry])[] => []).push([pattern, entry]);
  }
  const prefixes = byLength(new Map([...byPrefix].map(([prefix, endings]) => [prefix, byLength(endings)])));
  return {
    *matches(name) {
      for (const endings of under(prefixes, name, (length) => name.slice(0, length))) {
        for (const bucket of under(endings, name, (length) => name.slice(name.length - length))) {
          for (const [pattern, entry] of bucket) if (matchesName(pattern, name)) yield entry;
        }
      }
    },
  };
}

function inserted<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function byLength<Found>(found: Map<string, Found>): ByLength<Found> {
  const lengths = [...new Set([...found.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  return { found, lengths };
}

function* under<Found>({ found, lengths }: ByLength<Found>, name: string, part: (length: number) => string) {
  for (const length of lengths) {
    const there = length <= name.length ? found.get(part(length)) : undefined;
    if (there !== undefined) yield there;
  }
}
