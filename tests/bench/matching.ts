import type { Declaration } from '../../lib/charter/declaration.ts';
import { declarationsFor } from '../../lib/match/declarations-for.ts';
import { findService } from '../../lib/match/find-service.ts';
import { matchTracker } from '../../lib/match/match-tracker.ts';
import { buildRegistry } from '../../lib/registry/build-registry.ts';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import type { Registry } from '../../lib/registry/registry.ts';
import type { PlatformRegistry, ServiceRegistry } from '../../lib/registry/service-registry.ts';
import { reportWords } from '../../lib/words/report-words.ts';
import { realRegistry } from '../unit/match/real-registry.ts';
import { declaration, tracker } from '../unit/match/samples.ts';

/**
 * What a look-up costs as portals, services and rows of a charter grow: run by hand with `node tests/bench/matching.ts`.
 * Prints nanoseconds for each size and how many times the smallest the largest costs; flat is a number near 1, a search
 * through the data would be near the growth of the data.
 */
const LOOK_UPS = 5_000;
const ROUNDS = 25;

const words = reportWords('en');
const sentence = { en: 'Tells visitors apart.', fr: 'Distingue les visiteurs.' };

const range = <Value>(count: number, make: (at: number) => Value) => Array.from({ length: count }, (_, at) => make(at));

const portal = (at: number): PortalRegistry => ({
  format: 'miette-registry',
  version: 1,
  host: `data.city${at}.fr`,
  sourceUrl: `https://data.city${at}.fr/terms/cookies-policy/`,
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: '0'.repeat(64),
  declarations: [],
});

const service = (at: number): ServiceRegistry => ({
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

const platform = (count: number): PlatformRegistry => ({
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

const charter = (rows: number): Declaration[] =>
  range(rows, (at) =>
    declaration([`row${at}`, `row${at}_*`, `*_row${at}`], { id: `row/${at}`, provider: `Firm ${at % 50}` }),
  );

const owners = (count: number) => range(count, (at) => `Owner ${at}\towner${at}.com`).join('\n');

/** Nanoseconds for one look-up: the best of rounds over names that spread through the data and beyond it. */
function cost(look: (at: number) => unknown): number {
  const times = range(ROUNDS, () => {
    const started = performance.now();
    for (let at = 0; at < LOOK_UPS; at += 1) look(at);
    return ((performance.now() - started) * 1e6) / LOOK_UPS;
  });
  return Math.min(...times);
}

type Look = (size: number) => (at: number) => unknown;
const bare = realRegistry.platform;
const ofPortals = (size: number) => buildRegistry({ portals: range(size, portal), platform: bare, services: [] });
const ofServices = (size: number) =>
  buildRegistry({ portals: [], platform: bare, services: range(size, service), owners: owners(size) });
const ofPlatform = (size: number) => buildRegistry({ portals: [], platform: platform(size), services: [] });

const on = (build: (size: number) => Registry, look: (registry: Registry, at: number) => unknown): Look => {
  return (size) => {
    const registry = build(size);
    return (at) => look(registry, (at * 7) % (size * 2));
  };
};
const third = (at: number) => tracker(`_pattern${at}_x`, { domain: `www.service${at}.com` });
const first = (at: number) => tracker(`_pattern${at}_x`);

const benches: [what: string, sizes: readonly number[], look: Look][] = [
  ['portal', [5, 500, 5000], on(ofPortals, (registry, at) => registry.portal(`data.city${at}.fr`))],
  ['isPlatformHost', [2, 200, 2000], on(ofPlatform, (registry, at) => registry.isPlatformHost(`x.platform${at}.com`))],
  [
    'platformTracker',
    [6, 600, 2000],
    on(ofPlatform, (registry, at) => registry.platformTracker('cookie', `own${at}-x`)),
  ],
  [
    'serviceOfDomain',
    [60, 600, 2000],
    on(ofServices, (registry, at) => registry.serviceOfDomain(`a.service${at}.com`)),
  ],
  ['ownerOfDomain', [60, 600, 2000], on(ofServices, (registry, at) => registry.ownerOfDomain(`a.owner${at}.com`))],
  ['serviceOfProvider', [60, 600, 2000], on(ofServices, (registry, at) => registry.serviceOfProvider(`Firm ${at}`))],
  [
    'ownsDomain',
    [60, 600, 2000],
    on(ofServices, (registry, at) => registry.ownsDomain(`Firm ${at}`, `a.service${at}.com`)),
  ],
  [
    'serviceTrackerByName',
    [60, 600, 2000],
    on(ofServices, (registry, at) => registry.serviceTrackerByName('cookie', `_pattern${at}_x`, 'site')),
  ],
  ['lookAlike', [60, 600, 2000], on(ofServices, (registry, at) => registry.lookAlike('cookie', `x_end${at}`))],
  ['findService, first party', [60, 600, 2000], on(ofServices, (registry, at) => findService(first(at), registry))],
  ['findService, third party', [60, 600, 2000], on(ofServices, (registry, at) => findService(third(at), registry))],
  [
    'declarationsFor, named',
    [50, 500, 5000],
    (size) => {
      const declarations = charter(size);
      return (at) => declarationsFor(tracker(`row${(at * 7) % (size * 2)}`), declarations, realRegistry);
    },
  ],
  [
    'declarationsFor, by pattern',
    [50, 500, 5000],
    (size) => {
      const declarations = charter(size);
      return (at) => declarationsFor(tracker(`row${(at * 7) % (size * 2)}_x`), declarations, realRegistry);
    },
  ],
  [
    'matchTracker, all together',
    [60, 600, 2000],
    (size) => {
      const registry = ofServices(size);
      const declarations = charter(size);
      return (at) => matchTracker((at % 2 === 0 ? first : third)((at * 7) % (size * 2)), declarations, registry, words);
    },
  ],
];

console.table(
  benches.map(([what, sizes, look]) => {
    const costs = sizes.map((size) => Math.round(cost(look(size))));
    const [smallest = 1, largest = 1] = [costs[0], costs.at(-1)];
    return {
      what,
      sizes: sizes.join(' / '),
      nanoseconds: costs.join(' / '),
      'largest to smallest': Math.round((largest / smallest) * 100) / 100,
    };
  }),
);
