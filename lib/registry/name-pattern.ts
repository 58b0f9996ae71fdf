/** What stands for any characters, none included. */
export const WILDCARD = '*';

/** The part of `pattern` that every name it matches begins with: `_pk_id.` of `_pk_id.*`. */
export function literalPrefix(pattern: string): string {
  return pattern.split(WILDCARD, 1)[0] ?? '';
}

/** The part of `pattern` after its last asterisk, which every name it matches ends with: `_mixpanel` of `mp_*_mixpanel`. */
export function literalEnding(pattern: string): string {
  const at = pattern.lastIndexOf(WILDCARD);
  return at < 0 ? '' : pattern.slice(at + WILDCARD.length);
}

/**
 * Whether `name` is what `pattern` says, upper and lower case apart: `_pk_*` matches `_pk_` and `_pk_id.1`, not `x_pk_`.
 * Both may come from a page: no regular expression is built, and each part is looked for once, from left to right.
 */
export function matchesName(pattern: string, name: string): boolean {
  const parts = pattern.split(WILDCARD);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return name === pattern;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = name.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
