import { foldName } from '../registry/fold-name.ts';

/** No key that people write has more words; of what is longer only the first count. */
const MOST_WORDS = 12;
/** No name has more words. */
const LONGEST_RUN = 4;

/** Words that stand side by side in a key, folded and joined: `video`, `youtube` and `videoyoutube` of `video-youtube`. */
export function wordRuns(key: string): string[] {
  const words = key
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u, MOST_WORDS)
    .map(foldName)
    .filter(Boolean);
  return words.flatMap((_, at) =>
    Array.from({ length: Math.min(LONGEST_RUN, words.length - at) }, (_run, more) =>
      words.slice(at, at + more + 1).join(''),
    ),
  );
}
