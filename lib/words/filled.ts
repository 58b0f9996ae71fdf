/** What a cell says; `null` for an empty one or one of dashes, as for one that is not there. */
export function filled(text: string | null): string | null {
  return text === null || /^[-–—\s]*$/u.test(text) ? null : text;
}
