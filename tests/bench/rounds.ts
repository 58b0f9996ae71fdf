/** Times of several ways to do something, in milliseconds, one for each round. */
export type Times<Way extends string> = Record<Way, number[]>;

export interface Rounds {
  rounds: number;
  /** Rounds before these, whose times do not count. */
  warmUp: number;
}

/** What the ways gave in all: kept, so that no compiler may leave out work that nobody looks at. */
const given: unknown[] = [];

/**
 * Times each way once in every round, and begins each round with another: whatever else the machine does, and whatever the
 * compiler has learned by then, falls on all of them alike.
 */
export function timeRounds<Way extends string>(
  ways: Record<Way, () => unknown>,
  { rounds, warmUp }: Rounds,
): Times<Way> {
  const names = Object.keys(ways) as Way[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Times<Way>;
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const name of inTurn(names, round)) {
      const began = performance.now();
      given[0] = ways[name]();
      const time = performance.now() - began;
      if (round >= warmUp) times[name].push(time);
    }
  }
  return times;
}

/** The same names, begun at another one in each round. */
export function inTurn<Item>(items: readonly Item[], round: number): Item[] {
  const from = round % Math.max(1, items.length);
  return [...items.slice(from), ...items.slice(0, from)];
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that this part of all values, 0 to 1, does not go beyond. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** How many times as long as the shortest the longest of some times is. */
export function spread(times: readonly number[]): number {
  return Math.max(...times) / Math.min(...times);
}
