/** The names in a `Cookie` header, or in what `document.cookie` shows. What stands there without `=` is a value alone. */
export function cookieNamesIn(pairs: string): string[] {
  return pairs.split('; ').map((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : ''));
}
