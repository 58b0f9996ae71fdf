import { collapse } from '../collapse.ts';

const AFTER_SIGN = /^(?:\s?:\s*|\n)(.*)$/su;
/** What styles alone part from its label: a blank, or nothing. "Noms des cookies" is no "Nom des cookie" with an `s`. */
const AFTER_WORDS = /^(?: |(?=[\p{L}\p{N}_])(?!e?s(?!\p{L})))(.+)$/su;

/**
 * A cell without its column's `heading`, which tables for narrow screens say again in it: "Nom du cookie : sessionid". One word
 * may begin anything, "Cookie" a `CookieConsent`; several that are a heading need no sign after them.
 */
export function unlabelled(cell: string, heading = ''): string {
  const label = collapse(heading).replace(/ ?:$/u, '');
  if (label === '' || !cell.toLowerCase().startsWith(label.toLowerCase())) return cell;
  const rest = cell.slice(label.length);
  const after = AFTER_SIGN.exec(rest) ?? (label.includes(' ') ? AFTER_WORDS.exec(rest) : null);
  return after?.[1] ?? cell;
}
