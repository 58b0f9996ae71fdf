import { WILDCARD } from './name-pattern.ts';
import { patternIndex } from './pattern-index.ts';

/** Finds what is known by a name: exact names first, then the pattern that says most of the name. */
export interface NameIndex<Entry> {
  find(name: string): Entry | null;
}

/** An index of entries by names and patterns. Of two entries with the same name the first stays. */
export function nameIndex<Entry>(entries: Iterable<readonly [name: string, entry: Entry]>): NameIndex<Entry> {
  const exact = new Map<string, Entry>();
  const patterns: (readonly [string, Entry])[] = [];
  for (const [name, entry] of entries) {
    if (name.includes(WILDCARD)) patterns.push([name, entry]);
    else if (!exact.has(name)) exact.set(name, entry);
  }
  const byPattern = patternIndex(patterns);
  // One tracker's name is asked for several times in a row.
  let last: { name: string; entry: Entry | null } | null = null;
  return {
    find(name) {
      if (last?.name !== name) last = { name, entry: exact.get(name) ?? byPattern.first(name) };
      return last.entry;
    },
  };
}
