/** One thing measured: a ratio within one run, or a quantity with its unit, and what it should be. */
export interface Figure {
  what: string;
  value: number;
  unit: '×' | 'ms' | 'kB';
  /** The absolute times, and what else tells how the value came about. */
  beside: string;
  goal?: { most: number } | { least: number };
}

/** One subject that can be measured by itself: `npm run bench -- NAME`. */
export interface Bench {
  name: string;
  /** It measures the built and packed extension, which is then made anew first. */
  needsPackages: boolean;
  measure: () => readonly Figure[] | Promise<readonly Figure[]>;
}

/** Whether a figure is what it should be; `null` where nothing is asked of it. */
export function holds({ value, goal }: Figure): boolean | null {
  if (!goal) return null;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}

/** Microseconds or nanoseconds, whichever reads better, from milliseconds. */
export function shortTime(milliseconds: number): string {
  if (milliseconds >= 1) return `${inWords(milliseconds)} ms`;
  const micro = milliseconds * 1000;
  return micro >= 1 ? `${inWords(micro)} µs` : `${inWords(micro * 1000)} ns`;
}

/** A number with as many digits as say something: `1.04`, `18.3`, `2,910`. */
export function inWords(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
