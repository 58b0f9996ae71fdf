import { domainsAbove } from './host-name.ts';
import { lazily } from './lazily.ts';

const LINE = '\n';
const CELL = '\t';

/** Companies and the domains they own, as one text: a line for each company, its name and its domains between tabs. */
export function ownersText(owners: ReadonlyMap<string, readonly string[]>): string {
  return [...owners].map(([owner, domains]) => [owner, ...domains].join(CELL)).join(LINE);
}

/**
 * Finds the company that owns a host, by the longest domain it is or stands under; `null` where none is known. The text
 * is read at the first look-up: most pages ask for no owner.
 */
export function domainOwners(text: string): (host: string) => string | null {
  const byDomain = lazily(() => readOwners(text));
  return (host) => {
    const owned = domainsAbove(host).find((domain) => byDomain().has(domain));
    return owned === undefined ? null : (byDomain().get(owned) ?? null);
  };
}

function readOwners(text: string): Map<string, string> {
  const byDomain = new Map<string, string>();
  for (const line of text.split(LINE)) {
    const [owner = '', ...domains] = line.split(CELL);
    for (const domain of domains) byDomain.set(domain, owner);
  }
  return byDomain;
}
