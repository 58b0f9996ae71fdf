import { grouped } from './grouped.ts';
import { literalEnding, literalPrefix, matchesName } from './name-pattern.ts';

/**
 * Finds patterns by a name that follows them: the longest literal beginning first, then the longest ending, then the longest
 * pattern.
 */
export interface PatternIndex<Entry> {
  /** The entries of all patterns that the name follows. */
  matches(name: string): Entry[];
  /** The first of them, `null` where there is none. */
  first(name: string): Entry | null;
}

/** What is found by a text that begins or ends a name. */
interface ByEdge<Found> {
  found: ReadonlyMap<string, Found>;
  /** The lengths that such texts have, longest first, by their outermost character: most names share it with few. */
  lengths: ReadonlyMap<number, readonly number[]>;
  /** What is found under no text at all. */
  anywhere: Found | undefined;
}

type Bucket<Entry> = (readonly [pattern: string, entry: Entry])[];

/**
 * An index of entries by patterns. One look-up tries each length that a beginning and an ending have: it costs no more
 * with thousands of patterns, unless they differ in the middle alone.
 */
export function patternIndex<Entry>(entries: Iterable<readonly [pattern: string, entry: Entry]>): PatternIndex<Entry> {
  const byPrefix = new Map<string, Map<string, Bucket<Entry>>>();
  const longestFirst = [...entries].sort(([one], [other]) => other.length - one.length);
  for (const [pattern, entry] of longestFirst) {
    const byEnding = inserted(byPrefix, literalPrefix(pattern), () => new Map<string, Bucket<Entry>>());
    inserted(byEnding, literalEnding(pattern), (): Bucket<Entry> => []).push([pattern, entry]);
  }
  const endings = [...byPrefix].map(([prefix, found]) => [prefix, byEdge(found, lastOf)] as const);
  const prefixes = byEdge(new Map(endings), firstOf);

  /** Takes what matches until enough is taken. */
  function walk(name: string, take: (entry: Entry) => boolean): void {
    for (const ofPrefix of under(prefixes, name, firstOf, beginning)) {
      for (const bucket of under(ofPrefix, name, lastOf, ending)) {
        for (const [pattern, entry] of bucket) if (matchesName(pattern, name) && take(entry)) return;
      }
    }
  }

  return {
    matches(name) {
      const all: Entry[] = [];
      walk(name, (entry) => all.push(entry) === 0);
      return all;
    },
    first(name) {
      let first: Entry | null = null;
      walk(name, (entry) => {
        first = entry;
        return true;
      });
      return first;
    },
  };
}

function inserted<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

type Edge = (text: string) => number;
const firstOf: Edge = (text) => text.charCodeAt(0);
const lastOf: Edge = (text) => text.charCodeAt(text.length - 1);

type Cut = (name: string, length: number) => string;
const beginning: Cut = (name, length) => name.slice(0, length);
const ending: Cut = (name, length) => name.slice(name.length - length);

function byEdge<Found>(found: ReadonlyMap<string, Found>, edge: Edge): ByEdge<Found> {
  const texts = grouped([...found.keys()].filter(Boolean), edge);
  const lengths = new Map(
    [...texts].map(([outermost, group]) => [
      outermost,
      [...new Set(group.map(({ length }) => length))].sort((a, b) => b - a),
    ]),
  );
  return { found, lengths, anywhere: found.get('') };
}

function under<Found>({ found, lengths, anywhere }: ByEdge<Found>, name: string, edge: Edge, cut: Cut): Found[] {
  const all: Found[] = [];
  for (const length of lengths.get(edge(name)) ?? []) {
    const there = length <= name.length ? found.get(cut(name, length)) : undefined;
    if (there !== undefined) all.push(there);
  }
  if (anywhere !== undefined) all.push(anywhere);
  return all;
}
