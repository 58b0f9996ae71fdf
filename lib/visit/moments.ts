/** How many of the first and of the last are kept. */
const EACH = 4;

/**
 * Moments with one more: sorted, each once. Of something that happens again and again the first four and the last four
 * are kept, whatever order they are told in.
 */
export function withMoment(moments: readonly number[], at: number): number[] {
  if (moments.includes(at)) return [...moments];
  const all = [...moments, at].sort((a, b) => a - b);
  return all.length <= 2 * EACH ? all : [...all.slice(0, EACH), ...all.slice(-EACH)];
}

/** Whether one of `effects` came at most this much before, or after, one of `causes`. Milliseconds. */
export function follows(
  effects: readonly number[],
  causes: readonly number[],
  { before, after }: { before: number; after: number },
): boolean {
  return effects.some((effect) => causes.some((cause) => effect >= cause - before && effect <= cause + after));
}
