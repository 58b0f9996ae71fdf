/** SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text's bytes in UTF-8, in hexadecimal. */
export function textSha256(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}
