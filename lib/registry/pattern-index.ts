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

/** What is found under texts that begin, or end, names: those that have the same characters up to where they part. */
interface Fork<Found> {
  /** The text that all of them have in common, where something is found under it. */
  text: string | null;
  found: Found | null;
  /** The place of the character by which the others part. */
  at: number;
  next: ReadonlyMap<number, Fork<Found>> | null;
}

/** The side of a name that texts are held against. */
interface Side {
  /** The character at a place counted from this side; no number beyond the other one. */
  character: (text: string, at: number) => number;
  has: (name: string, text: string) => boolean;
}

type Bucket<Entry> = (readonly [pattern: string, entry: Entry])[];

/**
 * An index of entries by patterns. One look-up goes where patterns part, from the beginning and then from the end of the name: it
 * costs hardly more with thousands of patterns, unless they differ in the middle alone.
 */
export function patternIndex<Entry>(entries: Iterable<readonly [pattern: string, entry: Entry]>): PatternIndex<Entry> {
  const byPrefix = new Map<string, Map<string, Bucket<Entry>>>();
  const longestFirst = [...entries].sort(([one], [other]) => other.length - one.length);
  for (const [pattern, entry] of longestFirst) {
    const byEnding = inserted(byPrefix, literalPrefix(pattern), () => new Map<string, Bucket<Entry>>());
    inserted(byEnding, literalEnding(pattern), (): Bucket<Entry> => []).push([pattern, entry]);
  }
  const prefixes = forks(
    [...byPrefix].map(([prefix, byEnding]) => [prefix, forks([...byEnding], end)] as const),
    beginning,
  );

  /** Takes what matches until enough is taken. */
  function walk(name: string, take: (entry: Entry) => boolean): void {
    for (const ofPrefix of along(prefixes, name, beginning)) {
      for (const bucket of along(ofPrefix, name, end)) {
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

const beginning: Side = {
  character: (text, at) => text.charCodeAt(at),
  has: (name, text) => name.startsWith(text),
};
const end: Side = {
  character: (text, at) => text.charCodeAt(text.length - 1 - at),
  has: (name, text) => name.endsWith(text),
};

/** @param texts of which all have the same characters before `from` */
function forks<Found>(texts: readonly (readonly [text: string, found: Found])[], side: Side, from = 0): Fork<Found> {
  const [first] = texts;
  let at = from;
  while (
    first &&
    texts.every(([text]) => at < text.length && side.character(text, at) === side.character(first[0], at))
  )
    at++;
  const [text = null, found = null] = texts.find(([whole]) => whole.length === at) ?? [];
  const longer = grouped(
    texts.filter(([whole]) => whole.length > at),
    ([whole]) => side.character(whole, at),
  );
  const next = [...longer].map(([character, group]) => [character, forks(group, side, at + 1)] as const);
  return { text, found, at, next: next.length > 0 ? new Map(next) : null };
}

/** What is found under a name's beginnings, or ends, the longest first. */
function along<Found>(first: Fork<Found>, name: string, side: Side): Found[] {
  const all: Found[] = [];
  let fork: Fork<Found> | undefined = first;
  while (fork) {
    const { text, found, at, next }: Fork<Found> = fork;
    if (text !== null && found !== null && side.has(name, text)) all.unshift(found);
    fork = next?.get(side.character(name, at));
  }
  return all;
}
