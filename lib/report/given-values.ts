/**
 * One of a few words that a report is made of: another would be told as it is, and judged as none of them.
 * @param field named in the error
 * @throws TypeError for anything else
 */
export function wordIn<Word>(words: readonly Word[], word: Word, field: string): Word {
  if (words.includes(word)) return word;
  throw new TypeError(`${field}: expected ${words.join(', ')}, not ${String(word)}`);
}

/** A text that has to be there. @throws TypeError that names the field where it is not */
export function textIn(text: string, field: string): string {
  if (typeof text === 'string') return text;
  throw new TypeError(`${field}: expected a text, not ${String(text)}`);
}

/** A list that has to be there. @throws TypeError that names the field where it is not */
export function listIn<Item>(list: readonly Item[], field: string): readonly Item[] {
  if (Array.isArray(list)) return list as readonly Item[];
  throw new TypeError(`${field}: expected a list, not ${String(list)}`);
}

/** An object that has to be there. @throws TypeError that names the field where it is not */
export function objectIn<Value extends object>(value: Value, field: string): Value {
  const given: unknown = value;
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return value;
  throw new TypeError(`${field}: expected an object, not ${String(given)}`);
}
