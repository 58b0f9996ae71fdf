/** The first `most` characters, with `…` where something was left out. Never cuts a surrogate pair in two. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
