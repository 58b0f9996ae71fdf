import { literalPrefix, matchesName, WILDCARD } from './name-pattern.ts';

/** Finds what is known by a name: exact names first, then patterns, the one with the longest literal beginning first. */
export interface NameIndex<Entry> {
  find(name: string): Entry | null;
}

/**
 * An index of entries by names and patterns. One look-up costs the length of the longest literal beginning, however
 * many entries there are. Of two entries with the same name the first stays.
 */
export function nameIndex<Entry>(entries: Iterable<readonly [name: string, entry: Entry]>): NameIndex<Entry> {
  const exact = new Map<string, Entry>();
  const byPrefix = new Map<string, { pattern: string; entry: Entry }[]>();
  let longest = 0;
  for (const [pattern, entry] of entries) {
    if (!pattern.includes(WILDCARD)) {
      if (!exact.has(pattern)) exact.set(pattern, entry);
      continue;
    }
    const prefix = literalPrefix(pattern);
    longest = Math.max(longest, prefix.length);
    const bucket = byPrefix.get(prefix) ?? [];
    bucket.push({ pattern, entry });
    byPrefix.set(prefix, bucket);
  }
  return {
    find(name) {
      const found = exact.get(name);
      if (found !== undefined) return found;
      for (let length = Math.min(longest, name.length); length >= 0; length -= 1) {
        const bucket = byPrefix.get(name.slice(0, length));
        const match = bucket?.find(({ pattern }) => matchesName(pattern, name));
        if (match) return match.entry;
      }
      return null;
    },
  };
}
