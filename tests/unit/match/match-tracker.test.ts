import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { matchTracker, type Match, type MatchedPage } from '../../../lib/match/match-tracker.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { realRegistry, saintMaur } from './real-registry.ts';
import { declaration, PORTAL, tracker } from './samples.ts';

const en = reportWords('en');
const matched = (of: Tracker, declarations: readonly Declaration[] = saintMaur): Match =>
  matchTracker(of, declarations, realRegistry, en);

const stranger = { domain: 'evil.example' };

describe('the meaning of a tracker on Saint-Maur’s portal comes', () => {
  test.each<[string, Tracker, Pick<Match, 'source' | 'category' | 'provider' | 'serviceName'>]>([
    [
      'from its charter first, though the platform knows the name too',
      tracker('sessionid'),
      {
        source: 'charter',
        category: 'necessary',
        provider: 'Opendatasoft',
        serviceName: 'Authentification (front et back office)',
      },
    ],
    [
      'from its charter, by the strictest of two rows',
      tracker('_GRECAPTCHA', { domain: 'www.google.com', path: '/recaptcha' }),
      {
        source: 'charter',
        category: 'third-party',
        provider: 'Google ReCaptcha',
        serviceName: 'Sécurité du formulaire de contact',
      },
    ],
    [
      'from its charter for local storage as for a cookie',
      tracker('_grecaptcha', { kind: 'localStorage' }),
      {
        source: 'charter',
        category: 'third-party',
        provider: 'Google ReCaptcha',
        serviceName: 'Sécurité du formulaire de contact',
      },
    ],
    [
      'then from what the platform is known to set',
      tracker('ods-popin-displayed-news', { kind: 'localStorage' }),
      { source: 'platform', category: 'undeclared', provider: 'Opendatasoft', serviceName: 'Announcement windows' },
    ],
    [
      'then from a service that sets this name in the site’s own jar',
      tracker('_ga_ABC123', { domain: 'saint-maur.com', hostOnly: false }),
      { source: 'service', category: 'undeclared', provider: 'Google', serviceName: 'Google Analytics' },
    ],
    [
      'then from a service that sets this name on its own domain',
      tracker('VISITOR_INFO1_LIVE', { domain: 'youtube.com', hostOnly: false }),
      { source: 'service', category: 'undeclared', provider: 'Google', serviceName: 'YouTube' },
    ],
    [
      'then from the owner of the domain alone',
      tracker('never-documented', { domain: 'www.youtube.com' }),
      { source: 'owner', category: 'undeclared', provider: 'Google', serviceName: 'YouTube' },
    ],
    [
      'then from the owner of a domain that no service lists',
      tracker('uuid2', { domain: 'ib.adnxs.com' }),
      { source: 'owner', category: 'undeclared', provider: 'AppNexus', serviceName: null },
    ],
    [
      'from nowhere for an unknown name',
      tracker('xyz'),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
    [
      'from nowhere for a stranger’s cookie',
      tracker('xyz', stranger),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
    [
      'from nowhere for a stranger’s sessionid: neither the portal’s nor Instagram’s',
      tracker('sessionid', stranger),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
    [
      'from nowhere for a stranger’s cookie of a documented name',
      tracker('_GRECAPTCHA', stranger),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
    [
      'from nowhere for _GRECAPTCHA in the portal’s own jar, where reCAPTCHA sets none',
      tracker('_GRECAPTCHA'),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
    [
      'from nowhere for a stranger’s _ga, which Google sets on the visited site only',
      tracker('_ga', stranger),
      { source: 'unknown', category: 'undeclared', provider: null, serviceName: null },
    ],
  ])('%s', (_what, of, expected) => {
    expect(matched(of)).toMatchObject(expected);
  });

  test('by the platform before a service, for its own names', () => {
    expect(matched(tracker('sessionid'), []).source).toBe('platform');
    expect(matched(tracker('sessionid', { domain: 'www.instagram.com' }), []).source).toBe('owner');
  });
});

describe('the reason for a match', () => {
  test.each<[string, Tracker, string]>([
    ['of an exact name', tracker('sessionid'), 'The charter declares this name.'],
    [
      'of a name in another case names the declared name, its provider and the domain',
      tracker('_GRECAPTCHA', { domain: 'www.google.com' }),
      'The charter declares _grecaptcha, written in another case, for the provider Google ReCaptcha, to whom www.google.com belongs.',
    ],
    [
      'of the platform’s own names',
      tracker('ods-popin-displayed-news', { kind: 'localStorage' }),
      'Not in the charter. Opendatasoft portals are known to set this name themselves.',
    ],
    [
      'of a service’s name in the site’s own jar',
      tracker('_ga'),
      'Not in the charter. Google Analytics documents this name as one that it sets in the visited site’s own storage.',
    ],
    [
      'of a service’s name on its own domain',
      tracker('IDE', { domain: 'doubleclick.net' }),
      'Not in the charter. Google Ads documents this name on its own domain doubleclick.net.',
    ],
    [
      'of a domain’s owner',
      tracker('x', { domain: 'doubleclick.net' }),
      'Not in the charter. doubleclick.net belongs to Google Ads (Google); Miette does not know this name there.',
    ],
    [
      'of a domain’s owner that goes by its service’s name',
      tracker('x', { domain: 'twitter.com' }),
      'Not in the charter. twitter.com belongs to X; Miette does not know this name there.',
    ],
    [
      'of the owner of a domain that no service lists',
      tracker('uuid2', { domain: 'ib.adnxs.com' }),
      'Not in the charter. ib.adnxs.com belongs to AppNexus, and no known service sets this name there.',
    ],
    [
      'of a service’s name on a stranger’s domain',
      tracker('_ga_ABC', stranger),
      'Not in the charter. This name looks like one of Google Analytics, which is not known to set it on evil.example.',
    ],
    [
      'of a service’s name in the portal’s own jar, where the service sets none',
      tracker('_GRECAPTCHA'),
      'Not in the charter. This name looks like one of reCAPTCHA, which is not known to set it on data.saint-maur.com.',
    ],
    [
      'of a stranger’s name that could be anybody’s',
      tracker('uid', stranger),
      'Not in the charter. No known service sets this name on this domain.',
    ],
    ['of an unknown name', tracker('x'), 'Not in the charter. No known service sets this name on this domain.'],
  ])('%s', (_what, of, reason) => {
    expect(matched(of).reason).toBe(reason);
  });

  test('of a pattern names the pattern', () => {
    expect(matched(tracker('_pk_id.1'), [declaration(['_pk_id.*', '_pk_ses.*'])]).reason).toBe(
      'The name follows the pattern _pk_id.*, _pk_ses.* that the charter declares.',
    );
  });

  test('is told in French to who reads French, with the purpose', () => {
    const { reason, purpose } = matchTracker(tracker('_ga'), saintMaur, realRegistry, reportWords('fr'));
    expect(reason).toMatch(/^Absent de la charte/);
    expect(purpose).toBe('Distingue les visiteurs pour compter les visites et mesurer l’audience.');
  });

  test('says the purpose in a few words where the service is not described in the reader’s language', () => {
    const { purpose } = matchTracker(tracker('_ga'), saintMaur, realRegistry, reportWords('de'));
    expect(purpose).toBe('Reichweitenmessung');
  });
});

describe('the service behind a declared tracker', () => {
  test.each<[string, Tracker, readonly Declaration[], string | null]>([
    ['is found by its own domain', tracker('_GRECAPTCHA', { domain: 'www.google.com' }), saintMaur, 'google-recaptcha'],
    [
      'is found by its name in the site’s storage',
      tracker('_grecaptcha', { kind: 'localStorage' }),
      saintMaur,
      'google-recaptcha',
    ],
    ['is found by the declared provider', tracker('_mine'), [declaration(['_mine'], { provider: 'Matomo' })], 'matomo'],
    [
      'is found by the declared service of a company of several',
      tracker('_mine'),
      [declaration(['_mine'], { provider: 'Google', service: 'Google Analytics' })],
      'google-analytics',
    ],
    [
      'is found by either of two names that the provider’s cell gives it',
      tracker('_mine'),
      [declaration(['_mine'], { provider: 'XiTi (AT Internet)' })],
      'at-internet-piano',
    ],
    [
      'is neither of two that the provider’s cell names',
      tracker('_mine'),
      [declaration(['_mine'], { provider: 'YouTube / Vimeo' })],
      null,
    ],
    [
      'is not another company’s that the service column names',
      tracker('_mine'),
      [declaration(['_mine'], { provider: 'Matomo', service: 'Google Analytics' })],
      'matomo',
    ],
    [
      'is not guessed for a provider that nobody knows',
      tracker('_mine'),
      [declaration(['_mine'], { provider: 'Inconnu' })],
      null,
    ],
    ['is none for the platform’s own', tracker('sessionid'), saintMaur, null],
    ['is none without a provider', tracker('_mine'), [declaration(['_mine'], { provider: null })], null],
  ])('%s', (_what, of, declarations, service) => {
    expect(matched(of, declarations).service?.service.id ?? null).toBe(service);
  });
});

test('a tracker on a domain says what the owner’s services are for when its name is not documented', () => {
  expect(matched(tracker('x', { domain: 'doubleclick.net' })).purpose).toBe('Advertising');
});

describe('a name that the platform is known to set', () => {
  const on = (domain: string, page: MatchedPage, declarations: readonly Declaration[] = []) =>
    matchTracker(tracker('sessionid', { domain }), declarations, realRegistry, en, page);

  test.each<[string, string, MatchedPage, string]>([
    ['is the platform’s on a portal', PORTAL, { host: PORTAL, heldTo: 'platform' }, 'platform'],
    ['is nobody’s on a page of no portal', PORTAL, { host: PORTAL, heldTo: null }, 'unknown'],
    ['is nobody’s on a domain above the portal’s', 'saint-maur.com', { host: PORTAL, heldTo: 'charter' }, 'unknown'],
  ])('%s', (_what, domain, page, source) => {
    expect(on(domain, page).source).toBe(source);
  });

  test('is no declaration of a charter that was not read', () => {
    const row = declaration(['sessionid'], { provider: 'Opendatasoft' });
    expect(on(PORTAL, { host: PORTAL, heldTo: 'platform' }, [row])).toMatchObject({
      source: 'platform',
      category: 'necessary',
      reason: 'Opendatasoft portals are known to set this name themselves.',
    });
  });

  test('is not told as missing in a charter that nobody knows', () => {
    expect(matchTracker(tracker('x'), [], realRegistry, en, { host: PORTAL, heldTo: null }).reason).toBe(
      'No known service sets this name on this domain.',
    );
  });
});

test('a row that names no provider leaves it to the service that the name is known of', () => {
  const [row] = [declaration(['_ga'], { provider: null, category: 'unclassified' })];
  const { source, category, provider, reason } = matched(
    tracker('_ga', { domain: 'saint-maur.com', hostOnly: false }),
    [row],
  );
  expect({ source, category, provider, reason }).toEqual({
    source: 'charter',
    category: 'unclassified',
    provider: 'Google',
    reason:
      'The charter declares this name. Google Analytics documents this name as one that it sets in the visited site’s own storage.',
  });
  expect(matched(tracker('own_name'), [declaration(['own_name'], { provider: null })]).provider).toBeNull();
  expect(matched(tracker('own_name'), [declaration(['own_name'], { provider: '-' })]).provider).toBeNull();
});
