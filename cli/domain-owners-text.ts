import { createRequire } from 'node:module';
import { getDomain } from 'tldts';
import { ownersText } from '../lib/registry/domain-owners.ts';
import { isUnder } from '../lib/registry/host-name.ts';
import type { ServiceRegistry } from '../lib/registry/service-registry.ts';

/** Owners met on fewer pages than this in the library's sample of the web are left out: each weighs as much as a known one. */
const FEWEST_PAGES = 100_000;

/** Companies that the library names by one of their services, and domains that it lists under another's owner. */
const COMPANIES: Readonly<Record<string, string>> = { 'Bing Ads': 'Microsoft' };
const ANOTHERS = ['aniview.com', 'delvenetworks.com', 'limelight.com', 'llnwd.net'];

/** A CommonJS package whose types speak of a module: its names can only be had this way. */
const { entities } = createRequire(import.meta.url)('third-party-web') as typeof import('third-party-web');

/**
 * The owners of third-party domains that no service's file covers, from the maintained library `third-party-web` (MIT),
 * as text for `buildRegistry`. A domain under which anybody may have a site of their own (`github.io`) has no owner here.
 */
export function domainOwnersText(services: readonly ServiceRegistry[]): string {
  const covered = services.flatMap(({ domains }) => domains);
  const found = entities
    .filter(({ totalOccurrences }) => totalOccurrences >= FEWEST_PAGES)
    .flatMap(({ company, name, domains }) =>
      domains.map((domain) => ({
        owner: COMPANIES[company || name] ?? (company || name),
        domain: domain.replace(/^\*\./, ''),
      })),
    )
    .filter(({ domain }) => getDomain(domain, { allowPrivateDomains: true }) !== null)
    .filter(({ domain }) => ![...covered, ...ANOTHERS].some((owned) => isUnder(domain, owned)));
  const byOwner = Map.groupBy(found, ({ owner }) => owner);
  return ownersText(
    new Map(
      [...byOwner.keys()]
        .toSorted()
        .map((owner) => [owner, [...new Set(byOwner.get(owner)?.map(({ domain }) => domain))].toSorted()]),
    ),
  );
}
