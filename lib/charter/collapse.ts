/**
 * Invisible in a page, but part of a name when compared: zero-width space and joiners, what sets the direction of writing,
 * word joiner, byte order mark, soft hyphen.
 */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;

/** White space that is not the one space it becomes: a page of words has few, and only they are worth a replacement. */
const UNEVEN = /[^\S ]\s*| \s+/gu;

/** `text` with every run of white space as one space, none at its ends, and without invisible characters. */
export function collapse(text: string): string {
  return text.replace(INVISIBLE, '').replace(UNEVEN, ' ').trim();
}
