import { decodedOrAsIs } from './parse-stored.ts';

/** The bytes of base64 text as characters, enough for the ASCII that records are made of; `null` where it is none. */
export function fromBase64(value: string): string | null {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const text = decodedOrAsIs(value).replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const parts: string[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const six = alphabet.indexOf(character);
    if (six < 0) return null;
    bits = ((bits << 6) | six) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    parts.push(String.fromCharCode((bits >> count) & 0xff));
  }
  return parts.join('');
}
