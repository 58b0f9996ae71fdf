import { seeded } from '../bench/seeded.ts';

/** What is left to chance, and is the same for the same seed. */
export interface Chance {
  /** A whole number from 0. */
  below: (limit: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  happens: (probability: number) => boolean;
  /** One of the items, the more often the greater its weight. */
  weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item;
}

export function chanceOf(seed: number): Chance {
  const random = seeded(seed * 7919);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return {
    below,
    pick,
    happens: (probability) => random() < probability,
    weighted: (items) => pick(items.flatMap(([item, weight]) => Array.from({ length: weight }, () => item))),
  };
}
