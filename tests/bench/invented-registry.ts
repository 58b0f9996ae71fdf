import type { Declaration } from '../../lib/charter/declaration.ts';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import type { PlatformRegistry, ServiceRegistry } from '../../lib/registry/service-registry.ts';
import { realRegistry } from '../unit/match/real-registry.ts';
import { declaration } from '../unit/match/samples.ts';

/** Registries of any size, for benches that ask what more data costs. */

const sentence = { en: 'Tells visitors apart.', fr: 'Distingue les visiteurs.' };

export const range = <Value>(count: number, make: (at: number) => Value) =>
  Array.from({ length: count }, (_, at) => make(at));

export const portal = (at: number): PortalRegistry => ({
  format: 'miette-registry',
  version: 1,
  host: `data.city${at}.fr`,
  sourceUrl: `https://data.city${at}.fr/terms/cookies-policy/`,
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: '0'.repeat(64),
  declarations: [],
});

export const service = (at: number): ServiceRegistry => ({
  format: 'miette-service',
  version: 1,
  id: `service-${at}`,
  provider: `Company ${at}`,
  service: `Service ${at}`,
  aliases: [`Firm ${at}`],
  purpose: 'audience-measurement',
  domains: [`service${at}.com`, `cdn-service${at}.net`],
  trackers: (['site', 'service'] as const).map((where) => ({
    kind: 'cookie',
    names: [`_name${at}`, `_pattern${at}_*`, `*_end${at}`, `_mid*_${at}`],
    where,
    for: 'service',
    purpose: sentence,
    days: 395,
  })),
  source: 'https://example.org/',
});

export const platform = (count: number): PlatformRegistry => ({
  ...realRegistry.platform,
  portalDomains: range(count, (at) => `platform${at}.com`),
  trackers: range(count, (at) => ({
    kind: 'cookie',
    names: [`own${at}`, `own${at}-*`],
    service: sentence,
    purpose: sentence,
    category: 'necessary',
  })),
});

export const charter = (rows: number): Declaration[] =>
  range(rows, (at) =>
    declaration([`row${at}`, `row${at}_*`, `*_row${at}`], { id: `row/${at}`, provider: `Firm ${at % 50}` }),
  );

/** A line for each owner of a domain. */
export const owners = (count: number) => range(count, (at) => `Owner ${at}\towner${at}.com`).join('\n');
