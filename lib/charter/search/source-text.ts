import { isHtml } from '../parse-charter.ts';

/**
 * Decodes bytes by the name of their encoding, `null` where the name is not known or, with `strict`, where the bytes are
 * not in it: a runtime's `TextDecoder`, which is no part of the language.
 */
export type Decode = (bytes: Uint8Array, encoding: string, strict: boolean) => string | null;

const BYTE_ORDER_MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** What browsers take where a page names no encoding. */
const USUAL = 'windows-1252';
/** A page names its encoding within this many bytes. */
const HEAD = 4096;

function namedIn(text: string): string | null {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/iu.exec(text)?.[1]?.toLowerCase() ?? null;
}

function ascii(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join('');
}

/**
 * The text of a charter's bytes, `null` where they are no text that can be read. UTF-8 wins over what a page says of
 * itself, since no other encoding looks like it; then the encoding that `contentType` (the response's header, where
 * there is one) or the page names. Plain text that is not UTF-8 is refused rather than guessed.
 */
export function sourceText(bytes: Uint8Array, contentType: string | null, decode: Decode): string | null {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return decode(bytes, encoding, encoding !== 'utf-8');
  }
  const unicode = decode(bytes, 'utf-8', true);
  if (unicode !== null) return unicode;
  const head = ascii(bytes);
  if (!isHtml(head) && !/html/iu.test(contentType ?? '')) return null;
  const named = namedIn(contentType ?? '') ?? namedIn(head);
  return (named === null ? null : decode(bytes, named, false)) ?? decode(bytes, USUAL, false);
}
