const OFFSETS = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b] as const;
const PRIME = 0x01000193;

/**
 * An id that is the same for the same name each time: a UUID of version 8, which leaves its bits to who makes it (RFC 9562).
 * Four FNV-1a hashes of the name, each from a start of its own: names of one list do not meet, and nothing is hidden in it.
 */
export function nameBasedId(name: string): string {
  const hex = OFFSETS.map((offset) => hashed(name, offset).toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function hashed(text: string, offset: number): number {
  let hash = offset;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  // The last characters reach the first bits, too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
