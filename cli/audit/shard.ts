/** One of `count` parts; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** Reads `2/8`; `null` for anything else. */
export function parseShard(text: string): Shard | null {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : null;
}

/** What falls to one part: every `count`th, so that the parts of one list are as large as each other and add up to it. */
export function inShard<T>(list: readonly T[], { index, count }: Shard): T[] {
  return list.filter((_, at) => at % count === index - 1);
}
