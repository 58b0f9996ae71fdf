/** `Decode` by the runtime's own decoder, which a pure folder takes as an argument. */
export function decode(bytes: Uint8Array, encoding: string, strict: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}
