import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as HostName from '../../../lib/registry/host-name.ts';
import type * as NamePattern from '../../../lib/registry/name-pattern.ts';
import { declarationsFor } from '../../../lib/match/declarations-for.ts';
import { findService } from '../../../lib/match/find-service.ts';
import { buildRegistry } from '../../../lib/registry/build-registry.ts';
import type { Registry } from '../../../lib/registry/registry.ts';
import type { ServiceRegistry } from '../../../lib/registry/service-registry.ts';
import { realRegistry } from './real-registry.ts';
import { declaration, tracker } from './samples.ts';

/** How often a name was held against a pattern, or a host taken apart: what a search through the data would do for each. */
const done = vi.hoisted(() => ({ comparisons: 0 }));

vi.mock(import('../../../lib/registry/name-pattern.ts'), async (original) => {
  const actual: typeof NamePattern = await original();
  return { ...actual, matchesName: counted(actual.matchesName) };
});
vi.mock(import('../../../lib/registry/host-name.ts'), async (original) => {
  const actual: typeof HostName = await original();
  return { ...actual, domainsAbove: counted(actual.domainsAbove), isUnder: counted(actual.isUnder) };
});

function counted<Arguments extends unknown[], Result>(work: (...given: Arguments) => Result) {
  return (...given: Arguments): Result => {
    done.comparisons += 1;
    return work(...given);
  };
}

beforeEach(() => {
  done.comparisons = 0;
});

const sentence = { en: 'x', fr: 'x' };
const range = <Value>(count: number, make: (at: number) => Value) => Array.from({ length: count }, (_, at) => make(at));
const service = (at: number): ServiceRegistry => ({
  format: 'miette-service',
  version: 1,
  id: `s${at}`,
  provider: `P${at}`,
  service: `S${at}`,
  aliases: [],
  purpose: 'other',
  domains: [`domain${at}.com`],
  trackers: (['site', 'service'] as const).map((where) => ({
    kind: 'cookie',
    names: [`exact${at}`, `pattern${at}_*`, `*_end${at}`, `both${at}*tail`],
    where,
    for: 'service',
    purpose: sentence,
    days: null,
  })),
  source: 'https://example.org/',
});

/** Services, the platform's own domains and trackers, and owners: so many of each. */
const ofSize = (size: number): Registry =>
  buildRegistry({
    portals: [],
    services: range(size, service),
    platform: {
      ...realRegistry.platform,
      portalDomains: range(size, (at) => `platform${at}.com`),
      trackers: range(size, (at) => ({
        kind: 'cookie',
        names: [`own${at}-*`],
        service: sentence,
        purpose: sentence,
        category: 'necessary',
      })),
    },
    owners: range(size, (at) => `Owner ${at}\towner${at}.com`).join('\n'),
  });

const rows = (size: number) =>
  range(size, (at) => declaration([`row${at}`, `row${at}_*`, `*_row${at}`], { id: String(at), provider: `P${at}` }));

/** The last of each kind is asked for: a search would come to it last. */
const [small, large] = [3, 3000].map((size) => ({ registry: ofSize(size), declarations: rows(size), last: size - 1 }));

type Data = NonNullable<typeof small>;

describe('a thousand times the data asks for no more comparisons', () => {
  test.each<[string, (data: Data) => unknown]>([
    [
      'for a service by a name',
      ({ registry, last }) => registry.serviceTrackerByName('cookie', `pattern${last}_x`, 'site'),
    ],
    [
      'for a service by the end of a name',
      ({ registry, last }) => registry.serviceTrackerByName('cookie', `x_end${last}`, 'site'),
    ],
    ['for a service of none', ({ registry }) => registry.serviceTrackerByName('cookie', 'nothing', 'site')],
    ['for a likeness', ({ registry, last }) => registry.lookAlike('cookie', `both${last}-tail`)],
    ['for a service by its domain', ({ registry, last }) => registry.serviceOfDomain(`a.domain${last}.com`)],
    ['for the owner of a domain', ({ registry, last }) => registry.ownerOfDomain(`a.owner${last}.com`)],
    ['for what a provider owns', ({ registry, last }) => registry.ownsDomain(`S${last}`, `a.domain${last}.com`)],
    ['for a host of the platform', ({ registry, last }) => registry.isPlatformHost(`a.platform${last}.com`)],
    ['for a tracker of the platform', ({ registry, last }) => registry.platformTracker('cookie', `own${last}-x`)],
    [
      'for the service behind a third party’s tracker',
      ({ registry, last }) => findService(tracker(`pattern${last}_x`, { domain: `a.domain${last}.com` }), registry),
    ],
    [
      'for a declaration by a name',
      ({ registry, declarations, last }) => declarationsFor(tracker(`row${last}`), declarations, registry),
    ],
    [
      'for a declaration by a pattern',
      ({ registry, declarations, last }) => declarationsFor(tracker(`row${last}_x`), declarations, registry),
    ],
    [
      'for a declaration that there is none of',
      ({ registry, declarations }) => declarationsFor(tracker('nothing'), declarations, registry),
    ],
  ])('%s', (_what, look) => {
    const counts = [small, large].map((data) => {
      if (!data) throw new Error('there is no data');
      // The first look-up may make an index.
      const found = look(data);
      done.comparisons = 0;
      look(data);
      return { found: found !== null, comparisons: done.comparisons };
    });
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[0]?.comparisons).toBeLessThan(12);
  });
});
