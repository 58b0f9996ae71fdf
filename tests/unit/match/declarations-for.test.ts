import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { declarationsFor } from '../../../lib/match/declarations-for.ts';
import { strictest } from '../../../lib/match/strictest.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { realRegistry, saintMaur } from './real-registry.ts';
import { declaration, tracker } from './samples.ts';

const covering = (of: Tracker, declarations: readonly Declaration[]) => {
  const found = declarationsFor(of, declarations, realRegistry);
  return found && [found.agreement, ...found.declarations.map(({ id }) => id)];
};

test('what is necessary by its own name is third-party too where a pattern, or another case, says so', () => {
  const ga = [declaration(['_ga_X']), declaration(['_ga_*'], { provider: 'Google', category: 'third-party' })];
  expect(covering(tracker('_ga_X'), ga)).toEqual(['pattern', 'necessary/_ga_X', 'third-party/_ga_*']);
  expect(covering(tracker('_ga_Y'), ga)).toEqual(['pattern', 'third-party/_ga_*']);
  const google = { provider: 'Google' };
  const cased = [
    declaration(['_GRECAPTCHA'], google),
    declaration(['_grecaptcha'], { ...google, category: 'third-party' }),
  ];
  const ids = ['necessary/_GRECAPTCHA', 'third-party/_grecaptcha'];
  expect(covering(tracker('_GRECAPTCHA', captcha), cased)).toEqual(['other-case', ...ids]);
  const anything = [declaration(['_ga_X']), declaration(['*', '_*'], { category: 'third-party' })];
  expect(covering(tracker('_ga_X'), anything)).toEqual(['exact', 'necessary/_ga_X']);
  const wide = (...names: string[]) => [declaration(['_ga_X']), declaration(names, { category: 'third-party' })];
  expect(covering(tracker('_ga_X'), wide('_ga*'))).toEqual(['pattern', 'necessary/_ga_X', 'third-party/_ga*']);
  expect(covering(tracker('_ga_X'), wide('_ga*', '_g*'))).toEqual(['pattern', 'necessary/_ga_X', 'third-party/_ga*']);
  expect(covering(tracker('_ga_X'), wide('_pk_*', '*'))).toEqual(['exact', 'necessary/_ga_X']);
  const milder = [declaration(['_ga_X']), declaration(['_ga_*'], { category: 'statistics' })];
  expect(covering(tracker('_ga_X'), milder)).toEqual(['exact', 'necessary/_ga_X']);
  const third = [declaration(['_ga_X'], { category: 'third-party' }), declaration(['_ga_*'])];
  expect(covering(tracker('_ga_X'), third)).toEqual(['exact', 'third-party/_ga_X']);
});

test('a name that a script escapes is the one that a charter writes plainly', () => {
  const rows = [declaration(['AMCV_*@AcmeOrg']), declaration(['[acme]'])];
  expect(covering(tracker('AMCV_1A%40AcmeOrg'), rows)).toEqual(['pattern', 'necessary/AMCV_*@AcmeOrg']);
  expect(covering(tracker('%5Bacme%5d'), rows)).toEqual(['pattern', 'necessary/[acme]']);
  expect(covering(tracker('AMCV_1A%4'), rows)).toBeNull();
  expect(covering(tracker('AMCV_1A%C3%40AcmeOrg'), rows)).toEqual(['pattern', 'necessary/AMCV_*@AcmeOrg']);
});

test('a third party’s row is not about the portal’s own cookie, where its company has one of that name on its own domains', () => {
  const rows = (name: string, provider: string) => [
    declaration([name]),
    declaration([name], { provider, category: 'third-party' }),
  ];
  const alone = (name: string) => ['exact', `necessary/${name}`];
  expect(covering(tracker('csrftoken'), rows('csrftoken', 'Instagram'))).toEqual(alone('csrftoken'));
  expect(covering(tracker('lang'), rows('lang', 'LinkedIn'))).toEqual(alone('lang'));
  // Known to be Cloudflare's in the jar of any site that it serves.
  expect(covering(tracker('__cf_bm'), rows('__cf_bm', 'LinkedIn'))).toEqual(alone('__cf_bm'));
  // A row that calls it necessary is its own charter's word, whoever has another of that name.
  expect(covering(tracker('csrftoken'), [declaration(['csrftoken'], { provider: 'Instagram' })])).toEqual(
    alone('csrftoken'),
  );
  // No other company says that it is its own: one of the same, and one among third parties too, do not.
  const thirds = ['LinkedIn', 'Vimeo'].map((provider) => declaration(['lang'], { provider, category: 'third-party' }));
  expect(covering(tracker('lang'), thirds)).toEqual(['exact', 'third-party/lang', 'third-party/lang']);
  const same = [declaration(['lang'], { provider: 'LinkedIn' }), ...thirds.slice(0, 1)];
  expect(covering(tracker('lang'), same)).toEqual([...alone('lang'), 'third-party/lang']);
  for (const [name, provider] of [
    ['_ga', 'Google Analytics'],
    ['_ga', 'Google'],
    ['_gcl_au', 'YouTube'],
    ['_fbp', 'Instagram'],
    // Somebody's by a charter's word, though registries know whose else.
    ['_ga', 'LinkedIn'],
    ['csrftoken', 'Agence inconnue'],
    ['mesure_ville', 'Google'],
  ] as const)
    expect(covering(tracker(name), rows(name, provider)), name).toEqual([...alone(name), `third-party/${name}`]);
});

test('a third party’s row alone makes the portal’s own cookie nobody else’s, where it is known whose it is or where theirs lies', () => {
  const row = (name: string, provider: string) => [declaration([name], { provider, category: 'third-party' })];
  for (const [name, provider] of [
    // The platform's.
    ['sessionid', 'Instagram'],
    ['csrftoken', 'Disqus'],
    // A shield's, before any site.
    ['__cf_bm', 'Vimeo'],
    // On facebook.com alone.
    ['fr', 'Facebook'],
  ] as const)
    expect(covering(tracker(name), row(name, provider)), name).toBeNull();
  for (const [name, provider] of [
    ['_ga', 'Google'],
    ['_fbp', 'Facebook'],
    ['lang', 'LinkedIn'],
    ['__cf_bm', 'Cloudflare'],
  ] as const)
    expect(covering(tracker(name), row(name, provider)), name).toEqual(['exact', `third-party/${name}`]);
});

const captcha = { domain: 'www.google.com', path: '/recaptcha' };

test.each(['unclassified', 'statistics', 'first-party'] as const)(
  'what is %s by its own name is third-party too where a pattern says so, as what is necessary is',
  (category) => {
    const rows = [declaration(['tag_id'], { category }), declaration(['tag_*'], { category: 'third-party' })];
    expect(covering(tracker('tag_id'), rows)).toEqual(['pattern', `${category}/tag_id`, 'third-party/tag_*']);
    const anything = rows.map((row) => ({ ...row, names: row.names.map((name) => name.replace('tag_*', 't*')) }));
    expect(covering(tracker('tag_id'), anything)).toEqual(['exact', `${category}/tag_id`]);
  },
);

describe('Saint-Maur’s charter', () => {
  test.each<[string, Tracker, ReturnType<typeof covering>]>([
    ['declares sessionid in the portal’s own jar', tracker('sessionid'), ['exact', 'necessary/sessionid']],
    ['does not declare sessionid of a stranger', tracker('sessionid', { domain: 'evil.example' }), null],
    ['does not declare sessionid of Instagram', tracker('sessionid', { domain: 'www.instagram.com' }), null],
    [
      'declares sessionid on a domain of the platform',
      tracker('sessionid', { domain: 'www.opendatasoft.com' }),
      ['exact', 'necessary/sessionid'],
    ],
    ['does not declare SessionID, which is another name', tracker('SessionID'), null],
    [
      'declares _grecaptcha in the portal’s storage, twice',
      tracker('_grecaptcha', { kind: 'localStorage' }),
      ['exact', 'necessary/_grecaptcha', 'third-party/_grecaptcha'],
    ],
    [
      'declares _GRECAPTCHA on www.google.com, which its provider owns, twice',
      tracker('_GRECAPTCHA', captcha),
      ['other-case', 'necessary/_grecaptcha', 'third-party/_grecaptcha'],
    ],
    [
      'declares _GRECAPTCHA on www.recaptcha.net too',
      tracker('_GRECAPTCHA', { domain: 'www.recaptcha.net' }),
      ['other-case', 'necessary/_grecaptcha', 'third-party/_grecaptcha'],
    ],
    ['does not declare _GRECAPTCHA of a stranger', tracker('_GRECAPTCHA', { domain: 'evil.example' }), null],
    [
      'does not declare _GRECAPTCHA of a look-alike',
      tracker('_GRECAPTCHA', { domain: 'www.google.com.evil.example' }),
      null,
    ],
    ['does not declare _GRECAPTCHA in the portal’s own jar', tracker('_GRECAPTCHA'), null],
    ['does not declare _grecaptcha of a stranger', tracker('_grecaptcha', { domain: 'evil.example' }), null],
    ['does not declare NID of Google', tracker('NID', { domain: 'google.com', hostOnly: false }), null],
    ['does not declare _ga', tracker('_ga'), null],
    ['does not declare a name that every object has', tracker('__proto__'), null],
  ])('%s', (_what, of, expected) => {
    expect(covering(of, saintMaur)).toEqual(expected);
  });
});

describe('a declaration', () => {
  const own = declaration(['_pk_id.1.abcd'], { id: 'exact' });
  const pattern = declaration(['_pk_*'], { id: 'pattern' });
  const google = declaration(['nid', 'aec'], { id: 'google', provider: 'Google LLC', category: 'third-party' });
  test.each<[string, Tracker, Declaration[], ReturnType<typeof covering>]>([
    ['by exact name comes before one by pattern', tracker('_pk_id.1.abcd'), [pattern, own], ['exact', 'exact']],
    ['by pattern covers what no exact name does', tracker('_pk_ses.1'), [pattern, own], ['pattern', 'pattern']],
    ['by pattern keeps case apart', tracker('_PK_ses.1'), [pattern], null],
    [
      'without the end that differs from site to site covers the name with it',
      tracker('_pk_id.1.abcd'),
      [declaration(['_pk_id'])],
      ['pattern', 'necessary/_pk_id'],
    ],
    [
      'without such an end covers the name with it, though a wider pattern of its service holds both',
      tracker('_hjSessionUser_1234567'),
      [declaration(['_hjSessionUser'])],
      ['pattern', 'necessary/_hjSessionUser'],
    ],
    [
      'without an end that nothing parts from it covers the name with it',
      tracker('BIGipServerpool_data'),
      [declaration(['BIGipServer'])],
      ['pattern', 'necessary/BIGipServer'],
    ],
    ['of a cookie of its own covers no longer name', tracker('_ga_ABC123'), [declaration(['_ga'])], null],
    ['that has an empty name covers nothing', tracker('own.1.abcd'), [declaration([''])], null],
    ['without an end that nobody knows covers nothing', tracker('own.1.abcd'), [declaration(['own'])], null],
    [
      'without such an end covers no stranger',
      tracker('_pk_id.1.abcd', { domain: 'evil.example' }),
      [declaration(['_pk_id'])],
      null,
    ],
    [
      'in another case covers the provider’s own domain',
      tracker('NID', { domain: 'google.com' }),
      [google],
      ['other-case', 'google'],
    ],
    ['in another case does not cover the portal’s jar', tracker('NID'), [google], null],
    [
      'in another case without a provider covers nothing',
      tracker('NID', { domain: 'google.com' }),
      [declaration(['nid'], { provider: null, category: 'third-party' })],
      null,
    ],
    ['without a name covers nothing', tracker(''), [declaration([])], null],
    ['of several names covers each', tracker('aec', { domain: 'google.com' }), [google], ['exact', 'google']],
    ['of local storage does not cover a cookie', tracker('a'), [declaration(['a'], { kind: 'localStorage' })], null],
    [
      'of local storage covers local storage',
      tracker('a', { kind: 'localStorage' }),
      [declaration(['a'], { kind: 'localStorage' })],
      ['exact', 'necessary/a'],
    ],
    [
      'of an asterisk covers every name of the portal',
      tracker('anything'),
      [declaration(['*'])],
      ['pattern', 'necessary/*'],
    ],
    ['of an asterisk covers no stranger', tracker('anything', { domain: 'evil.example' }), [declaration(['*'])], null],
  ])('%s', (_what, of, declarations, expected) => {
    expect(covering(of, declarations)).toEqual(expected);
  });

  test.each<[string, Partial<Declaration>, string, boolean]>([
    ['by a provider that owns the domain covers it', { provider: 'Google' }, 'google.com', true],
    [
      'by a provider that owns other domains does not',
      { provider: 'Google', category: 'third-party' },
      'example.org',
      false,
    ],
    [
      'by a provider that nobody knows covers it among third parties',
      { provider: 'Inconnu', category: 'third-party' },
      'example.org',
      true,
    ],
    [
      'by a provider that nobody knows covers it where consent is asked',
      { provider: 'Inconnu', category: 'unclassified' },
      'example.org',
      true,
    ],
    [
      'by a provider that nobody knows covers it among statistics',
      { provider: 'Inconnu', category: 'statistics' },
      'example.org',
      true,
    ],
    [
      'by a provider that nobody knows does not among the site’s own',
      { provider: 'Inconnu', category: 'first-party' },
      'example.org',
      false,
    ],
    [
      'by a provider that nobody knows covers it where its service owns the domain',
      { names: ['IDE'], provider: 'Lecteur vidéo', service: 'YouTube', category: 'third-party' },
      'doubleclick.net',
      true,
    ],
    [
      'by a provider that nobody knows does not where its service owns another',
      { provider: 'Lecteur vidéo', service: 'Vimeo', category: 'third-party' },
      'doubleclick.net',
      false,
    ],
    [
      'by a provider that nobody knows covers a name that only the domain’s service has',
      { names: ['VISITOR_INFO1_LIVE'], provider: 'Nos partenaires', category: 'third-party' },
      'youtube.com',
      true,
    ],
    ['by a provider that nobody knows does not cover it elsewhere', { provider: 'Inconnu' }, 'example.org', false],
    [
      'by a provider that nobody knows does not cover it where a known company owns the domain',
      { provider: 'Inconnu', category: 'third-party' },
      'criteo.com',
      false,
    ],
    [
      'by a provider that nobody knows covers it where the domain has its name',
      { provider: 'La Compagnie' },
      'eu.compagnie.example',
      true,
    ],
    [
      'by a provider that nobody knows does not cover it where a company owns the domain of which no more is known',
      { provider: 'Inconnu', category: 'third-party' },
      'adnxs.com',
      false,
    ],
    [
      'by a provider that nobody knows does not cover a name that only another service has',
      { names: ['VISITOR_INFO1_LIVE'], provider: 'Nos partenaires', category: 'third-party' },
      'criteo.com',
      false,
    ],
    [
      'by a shield that stands before any site covers it, whosever the domain is',
      { names: ['datadome'], provider: 'DataDome', category: 'third-party' },
      'criteo.com',
      true,
    ],
    [
      'by software that anybody may run does not cover it where a known company owns the domain',
      { names: ['_pk_id.*'], provider: 'Matomo', category: 'third-party' },
      'criteo.com',
      false,
    ],
    [
      'without a provider does not cover it among the site’s own, whatever it is for',
      { provider: null, category: 'first-party', purpose: 'Mesure de Vignette' },
      'vignette.example',
      false,
    ],
    ['by two names of its company covers it', { provider: 'X (ex-Twitter)', category: 'third-party' }, 'x.com', true],
    [
      'by a service with its company covers the company’s domains',
      { names: ['IDE'], provider: 'YouTube (Google)', category: 'third-party' },
      'doubleclick.net',
      true,
    ],
    ['by one of two companies covers it', { provider: 'Vimeo / YouTube' }, 'google.com', true],
    [
      'by two companies that own other domains does not',
      { provider: 'Vimeo / YouTube', category: 'third-party' },
      'criteo.com',
      false,
    ],
    [
      'by a company covers a domain that has its name, though it is known by others',
      { provider: 'Microsoft Corporation', category: 'third-party' },
      'login.microsoft.com',
      true,
    ],
    ['by a company covers its name under another country', { provider: 'Google Maps' }, 'www.google.lv', true],
    [
      'by a company covers what it serves on a domain of another name',
      { provider: 'Microsoft', category: 'third-party' },
      'app.powerbi.com',
      true,
    ],
    [
      'by a branch of a company covers the company’s domains',
      { names: ['MUID'], provider: 'Microsoft Ireland Operations Limited', category: 'third-party' },
      'bing.com',
      true,
    ],
    [
      'by a company with its legal form covers the company’s domains',
      { provider: 'Usercentrics A/S' },
      'consent.cookiebot.com',
      true,
    ],
    ['by two words of a provider that make the domain', { provider: 'Grand Tour' }, 'grand-tour.example', true],
    ['by adjacent words, accents apart', { provider: 'Métropole du Grand Lyon' }, 'grandlyon.example', true],
    ['by adjacent words', { provider: 'Île-de-France Mobilités' }, 'iledefrance-mobilites.example', true],
    ['by short words that make the domain together', { provider: 'Val d’Or' }, 'val-d-or.example', true],
    ['by a short word alone does not', { provider: 'Zog' }, 'zog.example', false],
    ['by a word that is a part of another word of the domain does not', { provider: 'Dome SA' }, 'datadome.co', false],
    ['by a word that many names have does not', { provider: 'Portail Data' }, 'big-data.example', false],
    [
      'by all words of a domain but those that many have',
      { provider: 'Ville de Lyon' },
      'lyon-metropole.example',
      true,
    ],
    ['by one of two words of a domain does not', { provider: 'Ville de Saint-Maur' }, 'saint-etienne.example', false],
    ['by a word that many towns have does not', { provider: 'Ville de Saint-Maur' }, 'ville-roubaix.example', false],
    [
      'by a word of its purpose that many have does not',
      { provider: null, purpose: 'Cookie de session' },
      'session-replay.example',
      false,
    ],
    [
      'of a shield before any site covers it among third parties, though the domain is another’s',
      { names: ['__cf_bm'], provider: 'Cloudflare', category: 'third-party' },
      'api.jawg.io',
      true,
    ],
    [
      'of a shield before any site covers it where consent is asked',
      { names: ['__cf_bm'], provider: 'Cloudflare', category: 'unclassified' },
      'player.vimeo.com',
      true,
    ],
    [
      'of a shield before any site does not cover it elsewhere',
      { names: ['__cf_bm'], provider: 'Cloudflare' },
      'api.jawg.io',
      false,
    ],
    [
      'of software that sites run themselves covers it on a domain that nobody is known to own',
      { names: ['_pk_uid'], provider: 'Matomo', category: 'statistics' },
      'matomo.agglo-stats.example',
      true,
    ],
    [
      'of software that sites run themselves does not cover it on a company’s domain',
      { names: ['_pk_uid'], provider: 'Matomo', category: 'statistics' },
      'criteo.com',
      false,
    ],
    [
      'of software that sites run themselves exempts nobody else',
      { names: ['_pk_uid'], provider: 'Matomo' },
      'matomo.agglo-stats.example',
      false,
    ],
    ['by a provider named in the domain covers it', { provider: 'Vignette SARL' }, 'cdn.vignette.example', true],
    ['by a provider whose name is too short to tell does not', { provider: 'Ign' }, 'vignette.example', false],
    ['by a provider named in a sub-domain only does not', { provider: 'Vignette' }, 'vignette.evil.example', false],
    [
      'without a provider covers it among third parties',
      { provider: null, category: 'third-party' },
      'example.org',
      true,
    ],
    ['without a provider does not cover it elsewhere', { provider: null }, 'example.org', false],
    [
      'with an empty cell for it covers it among third parties',
      { provider: '', category: 'third-party' },
      'criteo.com',
      true,
    ],
    [
      'with dashes for it covers it among third parties',
      { provider: '–', category: 'third-party' },
      'criteo.com',
      true,
    ],
    [
      'without a provider covers it where consent is asked',
      { provider: null, category: 'unclassified', names: ['VISITOR_INFO1_LIVE'] },
      'youtube.com',
      true,
    ],
    ['without a provider covers it among statistics', { provider: null, category: 'statistics' }, 'example.org', true],
    [
      'without a provider does not among the site’s own',
      { provider: null, category: 'first-party' },
      'a.example',
      false,
    ],
    [
      'without a provider covers as necessary what its words say is the domain’s',
      { provider: null, purpose: 'Lecture des vidéos YouTube' },
      'www.youtube.com',
      true,
    ],
    [
      'without a provider covers as necessary what its section says is the domain’s',
      { provider: null, section: 'Cookies nécessaires à Vignette' },
      'cdn.vignette.example',
      true,
    ],
    [
      'without a provider covers as necessary a name that only the domain’s service has',
      { provider: null, names: ['VISITOR_INFO1_LIVE'] },
      'youtube.com',
      true,
    ],
    [
      'without a provider does not cover as necessary the name on another domain',
      { provider: null, names: ['VISITOR_INFO1_LIVE'] },
      'evil.example',
      false,
    ],
    [
      'without a provider does not cover as necessary a name that anybody may have',
      { provider: null, names: ['sessionid'] },
      'www.instagram.com',
      false,
    ],
  ])('for a third party’s cookie %s', (_what, rest, domain, covered) => {
    const { names = ['uid'] } = rest;
    expect(covering(tracker(names[0] ?? '', { domain }), [declaration(names, rest)]) !== null).toBe(covered);
  });
});

describe('of contradicting declarations the strictest', () => {
  const rows = (['necessary', 'unclassified', 'statistics', 'first-party', 'third-party'] as const).map((category) =>
    declaration(['a'], { category }),
  );

  test('is the one that asks most of the site, in whichever order they stand', () => {
    for (const [index, row] of rows.entries()) {
      expect(strictest(rows.slice(0, index + 1))).toBe(row);
      expect(strictest(rows.slice(0, index + 1).toReversed())).toBe(row);
    }
  });

  test('is the first of equals, and none of none', () => {
    const [first, second] = [declaration(['a']), declaration(['a'])];
    expect(strictest([first, second])).toBe(first);
    expect(strictest([])).toBeNull();
  });
});

describe('a name outside of the tables', () => {
  const outside = (name: string, rest: Partial<Declaration> = {}) =>
    declaration([name], { provider: null, category: 'unclassified', doubt: 'outside-of-tables', ...rest });
  const covered = (of: Tracker, ...declarations: Declaration[]) =>
    declarationsFor(of, declarations, realRegistry)?.declarations.map(({ names: [name], category }) => [
      name,
      category,
    ]);

  test('gives way to any row that covers the tracker', () => {
    const captcha = tracker('_GRECAPTCHA', { domain: 'www.google.com' });
    const row = declaration(['_grecaptcha'], { provider: 'Google reCAPTCHA' });
    expect(covered(captcha, row, outside('_GRECAPTCHA'))).toEqual([['_grecaptcha', 'necessary']]);
    const matomo = declaration(['_pk_id'], { provider: 'Matomo' });
    expect(covered(tracker('_pk_id.5.1fff'), matomo, outside('_pk_id.*'))).toEqual([['_pk_id', 'necessary']]);
    expect(covered(tracker('app_session'), declaration(['*_session']), outside('app_session'))).toEqual([
      ['*_session', 'necessary'],
    ]);
  });

  test('covers what no row does, on another site only where it is known to be that site’s', () => {
    expect(covered(tracker('ville_choix'), outside('ville_choix'))).toHaveLength(1);
    expect(covered(tracker('user_id', { domain: 'ads.example' }), outside('user_id'))).toBeUndefined();
    expect(
      covered(tracker('VISITOR_INFO1_LIVE', { domain: 'youtube.com' }), outside('VISITOR_INFO1_LIVE')),
    ).toHaveLength(1);
    const told = outside('user_id', { purpose: 'user_id : mesure de Vignette' });
    expect(covered(tracker('user_id', { domain: 'vignette.example' }), told)).toHaveLength(1);
  });
});
