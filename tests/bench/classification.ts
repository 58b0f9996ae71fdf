import { matchTracker } from '../../lib/match/match-tracker.ts';
import { WILDCARD } from '../../lib/registry/name-pattern.ts';
import type { ServiceRegistry } from '../../lib/registry/service-registry.ts';
import { reportWords } from '../../lib/words/report-words.ts';
import { realRegistry, realServices, saintMaur } from '../unit/match/real-registry.ts';
import { tracker } from '../unit/match/samples.ts';
import { shortTime, type Bench, type Figure } from './figure.ts';
import { growth } from './growth.ts';
import { loadPeer, peerDictionary, PEER_UNKNOWN } from './peer.ts';
import { median, timeRounds } from './rounds.ts';
import { inventedName, seeded, shuffled } from './seeded.ts';

const NAMES = 1000;
/** As many keys as the Open Cookie Database has, which the peer comes with. */
const KEYS = 2200;
/** With ten times the keys the peer is asked for fewer names, to end in time. */
const FEW = 50;
/** A thousand names take Miette and the floor less than a clock can tell well. */
const REPEATED = 20;

export const classification: Bench = {
  name: 'classification',
  needsPackages: false,
  measure: async () => [...(await besidePeer()), ...growth()],
};

/** The names that services are known to set in a site's own jar, patterns among them. */
export function knownNames(services: readonly ServiceRegistry[]): string[] {
  const ofSite = services.flatMap(({ trackers }) =>
    trackers.filter(({ kind, where }) => kind === 'cookie' && where === 'site').flatMap(({ names }) => names),
  );
  return [...new Set(ofSite)];
}

/** Half of them are known, patterns filled in; the other half nobody knows. */
function namesToFind(known: readonly string[]): string[] {
  const random = seeded(1);
  const fill = (name: string) => name.replaceAll(WILDCARD, () => inventedName(random));
  const half = Array.from({ length: NAMES / 2 }, (_, at) => fill(known[at % known.length] ?? ''));
  return shuffled([...half, ...Array.from({ length: NAMES / 2 }, () => `zz-${inventedName(random)}`)], random);
}

async function besidePeer(): Promise<Figure[]> {
  const findAnalyticsMatch = await loadPeer();
  const known = knownNames(realServices);
  const names = namesToFind(known);
  const few = names.slice(0, FEW);
  const [dictionary, large] = [dictionaryOf(known, KEYS), dictionaryOf(known, 10 * KEYS)];
  const floor = new Map(names.map((name) => [name, name]));
  const words = reportWords('en');
  const trackers = names.map((name) => tracker(name));

  const peer = (asked: readonly string[], keys: typeof dictionary) =>
    asked.filter((name) => findAnalyticsMatch(name, keys).platform !== PEER_UNKNOWN).length;
  const miette = () =>
    repeat(() => names.filter((name) => realRegistry.serviceTrackerByName('cookie', name, 'site')).length);
  const times = timeRounds(
    {
      miette,
      whole: () => trackers.filter((one) => matchTracker(one, saintMaur, realRegistry, words).service).length,
      floor: () => repeat(() => names.filter((name) => floor.get(name)).length),
      peer: () => peer(names, dictionary),
      large: () => peer(few, large),
    },
    { rounds: 7, warmUp: 3 },
  );
  expectAlike(miette(), peer(names, dictionary));
  const each = {
    miette: median(times.miette) / NAMES / REPEATED,
    whole: median(times.whole) / NAMES,
    floor: median(times.floor) / NAMES / REPEATED,
    peer: median(times.peer) / NAMES,
    large: median(times.large) / FEW,
  };
  const beside = (time: number) => `${shortTime(time)} a name; findAnalyticsMatch ${shortTime(each.peer)}`;
  return [
    {
      what: 'whose a name is: times as fast as findAnalyticsMatch, 2,200 keys',
      value: each.peer / each.miette,
      unit: '×',
      beside: `${beside(each.miette)}; Map.get ${shortTime(each.floor)}`,
      goal: { least: 1000 },
    },
    {
      what: 'whole match with charter, service, owner and reason: times as fast as findAnalyticsMatch',
      value: each.peer / each.whole,
      unit: '×',
      beside: beside(each.whole),
    },
    {
      what: 'findAnalyticsMatch with ten times the keys: times as long',
      value: each.large / each.peer,
      unit: '×',
      beside: `${shortTime(each.large)} a name`,
    },
  ];
}

/** The known names among invented ones, of which every seventh is a pattern, as in the Open Cookie Database. */
function dictionaryOf(known: readonly string[], size: number) {
  const random = seeded(2);
  const others = Array.from({ length: size - known.length }, (_, at) =>
    at % 7 === 0 ? `${inventedName(random)}${WILDCARD}` : inventedName(random),
  );
  return peerDictionary(shuffled([...known, ...others], random));
}

function repeat(job: () => number): number {
  let found = 0;
  for (let time = 0; time < REPEATED; time++) found = job();
  return found;
}

/** Both must have done the work: half of the names are known, and an invented pattern may fit a few more. */
function expectAlike(...found: number[]): void {
  if (found.some((count) => count < NAMES / 2 || count > 0.6 * NAMES)) {
    throw new Error(`of ${NAMES} names ${found.join(' and ')} were found, where half are known`);
  }
}
