import { median, quantile } from './rounds.ts';
import { seeded } from './seeded.ts';

const DRAWS = 2000;

/**
 * Between which bounds the ratio of two medians lies when the rounds are drawn anew, 19 times of 20 (bootstrap): bounds on
 * both sides of 1 say that the run does not tell the two apart.
 */
export function ratioRange(measured: readonly number[], against: readonly number[]): { least: number; most: number } {
  const random = seeded(3);
  const drawn = (values: readonly number[]) =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN));
  const ratios = Array.from({ length: DRAWS }, () => drawn(measured) / drawn(against));
  return { least: quantile(ratios, 0.025), most: quantile(ratios, 0.975) };
}
