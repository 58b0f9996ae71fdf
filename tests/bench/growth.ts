import { matchTracker } from '../../lib/match/match-tracker.ts';
import { buildRegistry } from '../../lib/registry/build-registry.ts';
import { reportWords } from '../../lib/words/report-words.ts';
import { realRegistry, saintMaur } from '../unit/match/real-registry.ts';
import { tracker } from '../unit/match/samples.ts';
import { shortTime, type Figure } from './figure.ts';
import { owners, portal, range, service } from './invented-registry.ts';
import { median, spread, timeRounds } from './rounds.ts';

const COOKIES = 1000;
/** The cookies are of as many services as the smallest registry has, and of as many again that no registry knows. */
const ASKED_OF = 60;
/** Numbers of services that the largest registry does not have. */
const UNKNOWN_FROM = 10_000;

const words = reportWords('en');

/** What a cookie costs, its portal and its meaning found, as the data grows: the same cookies each time. */
export function growth(): Figure[] {
  const ofServices = (services: number, portals: number) =>
    buildRegistry({
      portals: range(portals, portal),
      platform: realRegistry.platform,
      services: range(services, service),
      owners: owners(services),
    });
  return [
    flat('portals', { '5': ofServices(60, 5), '500': ofServices(60, 500), '50,000': ofServices(60, 50_000) }),
    flat('services', { '60': ofServices(60, 5), '600': ofServices(600, 5), '6,000': ofServices(6000, 5) }),
  ];
}

function flat(what: string, registries: Record<string, typeof realRegistry>): Figure {
  const cookies = range(COOKIES, (at) => {
    const of = at % (2 * ASKED_OF) < ASKED_OF ? at % ASKED_OF : UNKNOWN_FROM + (at % ASKED_OF);
    return at % 3 === 0
      ? tracker(`_pattern${of}_x`, { domain: `www.service${of}.com` })
      : tracker(at % 3 === 1 ? `_name${of}` : `x${of}_end${of}`);
  });
  const ways = Object.fromEntries(
    Object.entries(registries).map(([size, registry]) => [
      size,
      () =>
        cookies.filter((cookie, at) => {
          registry.portal(`data.city${at % 5}.fr`);
          return matchTracker(cookie, saintMaur, registry, words).service;
        }).length,
    ]),
  );
  const found = new Set(Object.values(ways).map((way) => way()));
  const [count = 0] = found;
  if (count < COOKIES / 3 || found.size > 1)
    throw new Error(`of the same ${COOKIES} cookies ${[...found].join(' and ')} were matched`);
  const costs = Object.values(timeRounds(ways, { rounds: 41, warmUp: 20 })).map((times) => median(times) / COOKIES);
  return {
    what: `a cookie’s cost with ${Object.keys(registries).join(' / ')} ${what}: dearest to cheapest`,
    value: spread(costs),
    unit: '×',
    beside: costs.map(shortTime).join(' / '),
    goal: { most: 1.2 },
  };
}
