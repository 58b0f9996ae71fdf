/**
 * Text that a browser hands over as bytes, a character each, read as the UTF-8 that pages and servers mean by it. What is no
 * UTF-8, or has characters that are no bytes, stays as it is.
 */
export function textOfBytes(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return text;
  }
}
