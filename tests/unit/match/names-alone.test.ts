import { describe, expect, test } from 'vitest';
import { matchTracker, type Match } from '../../../lib/match/match-tracker.ts';
import { needsConsent } from '../../../lib/match/judge-tracker.ts';
import { buildRegistry } from '../../../lib/registry/build-registry.ts';
import type { ServiceRegistry } from '../../../lib/registry/service-registry.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { charterOfPortal, realRegistry, saintMaur } from './real-registry.ts';
import { declaration, PORTAL, tracker } from './samples.ts';

const words = reportWords('en');

/** A registry in which services claim what a list of names alone would: the portal's login as an advertiser's. */
const claiming: ServiceRegistry = {
  format: 'miette-service',
  version: 1,
  id: 'claiming',
  provider: 'Claimant',
  service: 'Claiming',
  aliases: [],
  purpose: 'advertising',
  domains: ['claimant.example'],
  trackers: (['cookie', 'localStorage', 'sessionStorage'] as const).map((kind) => ({
    kind,
    names: ['_claimed', 'csrftoken', 'sessionid'],
    where: 'service',
    for: 'service',
    purpose: { en: 'Advertises.', fr: 'Fait de la publicité.' },
    days: null,
  })),
  source: 'https://claimant.example/',
};
const registry = buildRegistry({ portals: [], platform: realRegistry.platform, services: [claiming] });

const undeclared = (key: 'match.unknown' | 'match.looks-like', values = {}) =>
  `${words.say('match.undeclared')} ${words.say(key, values)}`;
const nobody = { service: null, provider: null, serviceName: null, purpose: null, source: 'unknown' } as const;

describe('the portal’s own sessionid is', () => {
  test.each(['data.saint-maur.com', 'data.bourgesplus.fr', 'data.dunkerque-agglo.fr', 'opendata.ha-py.fr'])(
    'what the charter of %s says',
    (host) => {
      const { declarations } = charterOfPortal(host);
      const match = matchTracker(tracker('sessionid'), declarations, registry, words);
      expect(match).toMatchObject({ source: 'charter', service: null, provider: match.declarations[0]?.provider });
      expect(needsConsent(tracker('sessionid'), match)).toBe(false);
    },
  );

  test('what the platform says, without a charter', () => {
    const match = matchTracker(tracker('sessionid'), [], registry, words);
    expect(match).toMatchObject({ source: 'platform', service: null, provider: 'Opendatasoft' });
  });

  test('nobody’s as a storage item, which neither charter nor platform knows', () => {
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      const match = matchTracker(tracker('sessionid', { kind }), [], registry, words);
      expect(match).toMatchObject({ ...nobody, reason: undeclared('match.unknown') });
    }
  });

  test('the claimant’s on the claimant’s domain alone', () => {
    const on = (domain: string): Match => matchTracker(tracker('sessionid', { domain }), saintMaur, registry, words);
    expect(on('ads.claimant.example')).toMatchObject({ source: 'service', provider: 'Claimant' });
    expect(on('notclaimant.example')).toMatchObject({ ...nobody, reason: undeclared('match.unknown') });
  });
});

describe('a service’s name on a domain that is not its own', () => {
  const alike = (domain: string) => undeclared('match.looks-like', { service: 'Claiming', domain });
  test.each<[string, Tracker, boolean]>([
    ['on a stranger’s domain', tracker('_claimed', { domain: 'stranger.example' }), true],
    ['in the portal’s own jar', tracker('_claimed'), false],
  ])('is told as a likeness %s, and nothing follows from it', (_where, of, needed) => {
    const match = matchTracker(of, saintMaur, registry, words);
    expect(match).toMatchObject({ ...nobody, reason: alike(of.domain) });
    expect(needsConsent(of, match)).toBe(needed);
  });

  test('is a fact among the names that the service sets in the site’s own jar', () => {
    const ga = matchTracker(tracker('_ga'), [], realRegistry, words);
    expect(ga).toMatchObject({ source: 'service', provider: 'Google' });
    const id = matchTracker(tracker('_pk_id.1.ab12'), [], realRegistry, words);
    expect(id).toMatchObject({ source: 'service', provider: 'Matomo' });
  });

  test('is told in French to who reads French', () => {
    const match = matchTracker(tracker('_claimed'), [], registry, reportWords('fr'));
    expect(match.reason).toBe(
      `Absent de la charte. Ce nom ressemble à ceux du service Claiming, dont rien n’indique qu’il le dépose sur ${PORTAL}.`,
    );
  });
});

describe('the owner of a domain', () => {
  const owned = tracker('uuid2', { domain: 'ib.adnxs.com' });
  test('never decides about consent: the party does', () => {
    const match = matchTracker(owned, [], realRegistry, words);
    expect(match).toMatchObject({ source: 'owner', service: null, category: 'undeclared' });
    expect(needsConsent(owned, match)).toBe(true);
  });

  test('is not asked of the portal’s own domain', () => {
    const own = buildRegistry({
      portals: [],
      platform: realRegistry.platform,
      services: [],
      owners: `Somebody\t${PORTAL}\tsaint-maur.com`,
    });
    expect(matchTracker(tracker('x'), [], own, words)).toMatchObject(nobody);
  });

  test('is the provider that a row of the charter names', () => {
    const row = declaration(['uuid2'], { provider: 'AppNexus', category: 'first-party' });
    expect(matchTracker(owned, [row], realRegistry, words).declarations).toEqual([row]);
  });
});
