import type { ReportWords } from '../words/report-words.ts';
import { mechanismOf } from './mechanisms.ts';

/** A mechanism as people know it; its id where it is unknown. */
export function mechanismName(id: string): string {
  return mechanismOf({ mechanism: id })?.name ?? id;
}

/** What a key of a mechanism is about, in words; the key itself where only the site knows. */
export function keyName(mechanism: string, key: string, words: ReportWords): string {
  const label = mechanismOf({ mechanism })?.meaning(key).label;
  if (!label) return key;
  return 'name' in label ? label.name : words.say(label.say);
}
