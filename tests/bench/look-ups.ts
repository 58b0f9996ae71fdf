import { declarationsFor } from '../../lib/match/declarations-for.ts';
import { buildRegistry } from '../../lib/registry/build-registry.ts';
import type { Registry } from '../../lib/registry/registry.ts';
import { realRegistry } from '../unit/match/real-registry.ts';
import { tracker } from '../unit/match/samples.ts';
import { shortTime, type Bench, type Figure } from './figure.ts';
import { charter, owners, platform, portal, range, service } from './invented-registry.ts';
import { median, timeRounds } from './rounds.ts';

const LOOK_UPS = 5000;

const bare = realRegistry.platform;
const ofPortals = (size: number) => buildRegistry({ portals: range(size, portal), platform: bare, services: [] });
const ofServices = (size: number) =>
  buildRegistry({ portals: [], platform: bare, services: range(size, service), owners: owners(size) });
const ofPlatform = (size: number) => buildRegistry({ portals: [], platform: platform(size), services: [] });

type Look = (size: number) => (at: number) => unknown;

const on =
  (build: (size: number) => Registry, look: (registry: Registry, at: number) => unknown): Look =>
  (size) => {
    const registry = build(size);
    return (at) => look(registry, at);
  };

const inCharter =
  (name: (at: number) => string): Look =>
  (size) => {
    const declarations = charter(size);
    return (at) => declarationsFor(tracker(name(at)), declarations, realRegistry);
  };

const lookUps: [what: string, sizes: readonly [small: number, large: number], look: Look][] = [
  ['a portal by its host', [5, 5000], on(ofPortals, (registry, at) => registry.portal(`data.city${at}.fr`))],
  [
    'a host of the platform',
    [2, 2000],
    on(ofPlatform, (registry, at) => registry.isPlatformHost(`x.platform${at}.com`)),
  ],
  [
    'a tracker of the platform',
    [6, 2000],
    on(ofPlatform, (registry, at) => registry.platformTracker('cookie', `own${at}-x`)),
  ],
  [
    'a service by its domain',
    [60, 2000],
    on(ofServices, (registry, at) => registry.serviceOfDomain(`a.service${at}.com`)),
  ],
  ['the owner of a domain', [60, 2000], on(ofServices, (registry, at) => registry.ownerOfDomain(`a.owner${at}.com`))],
  [
    'what a provider owns',
    [60, 2000],
    on(ofServices, (registry, at) => registry.ownsDomain(`Firm ${at}`, `a.service${at}.com`)),
  ],
  [
    'a service by a pattern',
    [60, 2000],
    on(ofServices, (registry, at) => registry.serviceTrackerByName('cookie', `_pattern${at}_x`, 'site')),
  ],
  ['a likeness', [60, 2000], on(ofServices, (registry, at) => registry.lookAlike('cookie', `x_end${at}`))],
  ['a declaration by a name', [50, 5000], inCharter((at) => `row${at}`)],
  ['a declaration by a pattern', [50, 5000], inCharter((at) => `row${at}_x`)],
];

/** What each look-up costs as portals, services and rows of a charter grow: names spread through the data and beyond it. */
export const lookUpCosts: Bench = {
  name: 'look-ups',
  needsPackages: false,
  measure: () => lookUps.map(figure),
};

function figure([what, [small, large], look]: (typeof lookUps)[number]): Figure {
  const through = (size: number) => {
    const one = look(size);
    return () => {
      let found = 0;
      for (let at = 0; at < LOOK_UPS; at++) if (one((at * 7) % (2 * size)) !== null) found++;
      return found;
    };
  };
  const times = timeRounds({ small: through(small), large: through(large) }, { rounds: 15, warmUp: 10 });
  const [cheap, dear] = [median(times.small) / LOOK_UPS, median(times.large) / LOOK_UPS];
  return {
    what: `${what}, of ${large.toLocaleString('en')} beside of ${small}: times as long`,
    value: dear / cheap,
    unit: '×',
    beside: `${shortTime(cheap)} / ${shortTime(dear)}`,
  };
}
