/** Numbers from 0 to below 1 that look random and are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in another order, the same one for the same seed (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [mixed[last], mixed[other]] as [Item, Item];
    mixed[last] = b;
    mixed[other] = a;
  }
  return mixed;
}

/** A name such as cookies have, of 5 to 16 characters. */
export function inventedName(random: () => number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789_-';
  const length = 5 + Math.floor(random() * 12);
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}
