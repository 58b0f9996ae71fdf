/** What a cell says; `null` for an empty one, as for one that is not there. */
export function filled(text: string | null): string | null {
  return text === '' ? null : text;
}
