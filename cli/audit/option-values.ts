import { parseHostMapping, type HostMapping } from '../drive/host-mapping.ts';
import { parseShard, type Shard } from './shard.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The value of an option that takes one of a few words. */
export function oneOf<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new WrongUsage(`${option} takes ${words.join(', ')}, not "${value}"`);
  return found;
}

/** The value of an option that takes a whole number from `least` to `most`. */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new WrongUsage(`${option} takes a whole number from ${least} to ${most}, not "${value}"`);
  return number;
}

/** The value of an option that takes seconds, fractions of them too. */
export function seconds(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number < least || number > most)
    throw new WrongUsage(`${option} takes seconds from ${least} to ${most}, not "${value}"`);
  return number;
}

export function hostMappings(values: readonly string[]): HostMapping[] {
  return values.map((value) => {
    const mapping = parseHostMapping(value);
    if (!mapping)
      throw new WrongUsage(`--host-map takes HOST=ADDRESS:PORT, as in data.example.fr=127.0.0.1:8443, not "${value}"`);
    return mapping;
  });
}

export function shardOf(value: string): Shard {
  const shard = parseShard(value);
  if (!shard) throw new WrongUsage(`--shard takes a part and the number of parts, as in 2/8, not "${value}"`);
  return shard;
}
