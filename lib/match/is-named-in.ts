import { registrableDomain } from '../tracker/site.ts';

/** Words that many sites and their owners have in their names, and say nothing of whose a domain is. */
const COMMON = new Set(
  (
    'analytics cloud cookie cookies data media open portail portal service services session site tracking user web widget ' +
    'agglo agglomeration commune communaute departement grand grande mairie metropole pays region ville'
  ).split(' '),
);

/**
 * Whether a provider's name holds all that tells whose a registrable domain is, in words or several joined: "Métropole du Grand
 * Lyon" of grandlyon.com, "Ville de Dunkerque" of dunkerque-agglo.fr.
 */
export function isNamedIn(provider: string, domain: string): boolean {
  const label = registrableDomain(domain).split('.')[0] ?? '';
  const plain = provider.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words: string[] = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isSaid = (name: string) => name !== '' && words.some((_, at) => isJoined(words, at, name));
  const telling = label.split('-').filter((part) => part.length >= 4 && !COMMON.has(part));
  const whole = label.replaceAll('-', '');
  return telling.length > 0 ? telling.every(isSaid) : !words.includes(whole) && isSaid(whole);
}

/** Whether words from one on, written together, are a name. */
function isJoined(words: readonly string[], from: number, name: string): boolean {
  let rest = name;
  for (let at = from; rest !== '' && rest.startsWith(words[at] ?? ' '); at++) rest = rest.slice(words[at]?.length);
  return rest === '';
}
