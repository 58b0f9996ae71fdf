/** A provider's or service's name for comparing: `Google ReCaptcha` and `google re-captcha` are `googlerecaptcha`. */
export function foldName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';
}
