import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Charter, Declaration } from '../../../lib/charter/declaration.ts';
import { schemaFaults, schemaValidator } from '../../../cli/schema-faults.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { assembleReport } from '../../../lib/report/assemble-report.ts';
import { judgePage, type JudgeInput } from '../../../lib/report/judge-page.ts';
import type { Report } from '../../../lib/report/report.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { charterOfPortal, realRegistry } from '../match/real-registry.ts';
import { after, asks, CAPTCHA, chooses, holds, jarCookie, sees, START, stored, visitTo } from '../visit/events.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = schemaValidator(schema);
const tools = { registry: realRegistry, version: '0.1.0', now: START + 9000 };
const startedAt = new Date(START).toISOString();
const url = 'https://data.saint-maur.com/pages/contact/?lang=fr#form';
const judge = (rest: Partial<JudgeInput>) => judgePage({ page: { url, startedAt }, trackers: [], ...rest }, tools);
const refusal = encodeURIComponent('{"ga":false,"matomo":false}');
/** What a crawler that checks no types may give. */
const untyped = (input: object) => input as Partial<JudgeInput>;
const stranger = { name: 'uid', domain: '.adnetwork.example', firstSeenAt: new Date(START + 5000).toISOString() };
/** A charter without rows. */
const blank: Charter = {
  host: 'data.example.fr',
  sourceUrl: 'https://data.example.fr/terms/cookies-policy/',
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: 'a'.repeat(64),
  declarations: [],
};

const bare: Declaration = {
  id: 'necessary/a',
  names: ['a'],
  kind: 'unspecified',
  provider: null,
  service: null,
  purpose: null,
  duration: null,
  section: null,
  category: 'necessary',
};

describe('what another crawler saw', () => {
  test('is judged as the extension judges what it saw itself', () => {
    const captcha = jarCookie('_GRECAPTCHA', {
      domain: 'www.google.com',
      path: '/recaptcha',
      secure: true,
      sameSite: 'none',
    });
    const own = assembleReport({
      visit: after(
        visitTo(),
        chooses(1, readPreferences(refusal)),
        asks(100, CAPTCHA, '_GRECAPTCHA=v; Path=/recaptcha; Secure; SameSite=None'),
        stored(103, captcha),
        sees(200, { localStorage: ['_grecaptcha'], cookieNames: ['_ga'] }),
        stored(250, jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false })),
        holds(450, captcha),
      ),
      charter: charterOfPortal('data.saint-maur.com'),
      registry: realRegistry,
      words: reportWords('en'),
      tool: { name: 'miette', version: '0.1.0' },
      browser: { name: 'chromium', version: '156' },
      now: START + 9000,
    });
    const judged = judgePage(
      {
        page: { url: own.page.url, startedAt: own.page.visitStartedAt },
        trackers: own.trackers,
        consent: { at: startedAt, stored: [{ kind: 'cookie', name: 'cookies_preferences', value: refusal }] },
        browser: own.browser,
      },
      tools,
    );
    const facts = ({ trackers, consent, ...rest }: Report) => ({
      ...rest,
      consent: { ...consent, history: [] },
      trackers: trackers.map((tracker) => ({
        ...tracker,
        lastSetAt: null,
        askedExpiresAt: null,
        askedLifetimeDays: null,
      })),
    });
    expect(own.findings.length).toBeGreaterThan(2);
    expect(facts(judged)).toEqual(facts(own));
  });

  test('becomes a report that follows the published schema, and keeps no value and no query', () => {
    const consent = { stored: [{ kind: 'cookie' as const, name: 'cookies_preferences', value: refusal }] };
    const report = judge({
      trackers: [stranger, { kind: 'localStorage', name: 'k', domain: 'data.saint-maur.com' }],
      consent,
    });
    expect(schemaFaults(validate, JSON.parse(JSON.stringify(report)))).toEqual([]);
    expect(report.page.url).toBe('https://data.saint-maur.com/pages/contact/');
    expect(JSON.stringify(report)).not.toContain(refusal);
  });

  test('is held to the known charter, to the one given, or to none', () => {
    expect(judge({}).charter?.origin).toBe('bundled');
    const { host, sourceUrl, retrievedAt, language, declarations } = charterOfPortal('data.bourgesplus.fr');
    const charter = { host, sourceUrl, retrievedAt, language, sha256: 'a'.repeat(64), declarations };
    expect(judge({ charter }).charter).toEqual({ ...charter, origin: 'imported' });
    expect(judge({ charter: null }).charter).toBeNull();
    expect(judge({ page: { url: 'https://unheard-of.opendatasoft.com/' } }).charter?.origin).toBe('platform');
    expect(judge({ page: { url: 'https://www.example.net/' } }).charter).toBeNull();
  });

  test('takes a file of the registries for the charter in it', () => {
    const file = new URL('../../../registries/portals/data.saint-maur.com.json', import.meta.url);
    const { format, version, ...charter } = JSON.parse(readFileSync(file, 'utf8')) as Charter & Record<string, unknown>;
    expect([format, version]).toEqual(['miette-registry', 1]);
    expect(judge({ charter: { format, version, ...charter } as Charter }).charter).toEqual({
      ...charter,
      origin: 'imported',
    });
  });

  test('tells in UTC when the charter was read', () => {
    const report = judge({ charter: { ...blank, retrievedAt: '2026-11-22T10:00:00+01:00' } });
    expect(report.charter?.retrievedAt).toBe('2026-11-22T09:00:00.000Z');
    expect(schemaFaults(validate, report)).toEqual([]);
  });

  test('tells the charter’s address and moment as it tells those of pages', () => {
    const sourceUrl = 'https://me:secret@data.saint-maur.com/cookies/?token=1#top';
    const { charter } = judge({ charter: { ...blank, sourceUrl, retrievedAt: '2026-11-22 09:00Z' } });
    expect(charter).toMatchObject({
      sourceUrl: 'https://data.saint-maur.com/cookies/',
      retrievedAt: '2026-11-22T09:00:00.000Z',
    });
  });

  test.each(['none', 'unreadable'] as const)('tells no answers of a choice that is %s', (state) => {
    const decidedAt = '2026-11-01T00:00:00Z';
    const { consent } = judge({ consent: { state, mechanism: 'opendatasoft', choices: { ga: true }, decidedAt } });
    expect(consent).toMatchObject({ state, mechanism: null, choices: {}, decidedAt: null });
  });

  test('may say how a cookie is kept to its site as any driver does', () => {
    const { trackers } = judge({ trackers: [{ ...stranger, sameSite: 'Lax' }] });
    expect(trackers[0]?.sameSite).toBe('lax');
  });

  test.each<[string, JudgeInput['consent'], string]>([
    ['no choice', undefined, 'none'],
    ['a refusal before', { state: 'refused', mechanism: 'opendatasoft', choices: { ga: false } }, 'refused'],
    [
      'a refusal after',
      { at: new Date(START + 6000).toISOString(), state: 'refused', mechanism: 'opendatasoft', choices: { ga: false } },
      'none',
    ],
    [
      'a refusal meanwhile',
      { at: new Date(START + 1000).toISOString(), state: 'refused', mechanism: 'opendatasoft', choices: { ga: false } },
      'refused',
    ],
    [
      'an acceptance that does not cover it',
      { state: 'granted', mechanism: 'opendatasoft', choices: { ga: true } },
      'not-covered',
    ],
    [
      'one question about all cookies, accepted',
      { state: 'granted', mechanism: 'cookieconsent', choices: { cookies: true } },
      'granted',
    ],
    ['all of what is asked of all cookies, without its keys', { state: 'granted', mechanism: 'cookiebot' }, 'granted'],
    ['one question about all cookies, without its key', { state: 'granted', mechanism: 'cookieconsent' }, 'granted'],
    ['an acceptance by services, without its keys', { state: 'granted', mechanism: 'tarteaucitron' }, 'not-covered'],
    ['an acceptance without its string', { state: 'granted', mechanism: 'tcf' }, 'unreadable'],
    [
      'an acceptance without its string, of which two purposes are told',
      { state: 'granted', mechanism: 'tcf', choices: { 'purpose-1': true, 'purpose-2': true } },
      'unreadable',
    ],
    ['a refusal, kept in a way that is unknown', { state: 'refused' }, 'refused'],
    ['an acceptance, kept in a way that is unknown', { state: 'granted', mechanism: 'home-made' }, 'granted'],
    ['a choice of some, kept in a way that is unknown', { state: 'partial', choices: { x: true } }, 'not-covered'],
  ])('is judged by the choice that stood: %s', (_what, consent, expected) => {
    const [tracker] = judge({ trackers: [stranger], ...(consent && { consent }) }).trackers;
    expect(tracker?.consentAtFirstSight).toBe(expected);
  });

  test('is judged by a choice that stood at the start as by none before it', () => {
    const { history } = judge({
      consent: { state: 'refused', mechanism: 'opendatasoft', choices: { ga: false } },
    }).consent;
    expect(history).toEqual([{ at: new Date(START).toISOString(), state: 'refused' }]);
  });

  test('is told with the mechanism that asks, where its crawler names one that nobody answered', () => {
    const { state, mechanisms } = judge({ consent: { state: 'none', mechanism: 'cookiebot' } }).consent;
    expect([state, mechanisms?.map(({ id }) => id)]).toEqual(['none', ['cookiebot']]);
  });

  test('is judged on a portal by what the portal offers, where nobody says how the choice is kept', () => {
    const trackers = [{ name: '_ga', domain: 'saint-maur.com' }];
    const of = (ga: boolean) => judge({ trackers, consent: { state: 'partial', choices: { ga, matomo: true } } });
    expect(of(true).trackers[0]?.consentAtFirstSight).toBe('granted');
    expect(of(false).trackers[0]?.consentAtFirstSight).toBe('refused');
    expect(of(false).consent.mechanism).toBe('opendatasoft');
  });

  test.each<[string, string, JudgeInput['trackers'], object]>([
    ['on a portal', url, [], { state: 'none', mechanism: 'Opendatasoft' }],
    [
      'on a host of the platform',
      'https://unheard-of.opendatasoft.com/',
      [],
      { state: 'none', mechanism: 'Opendatasoft' },
    ],
    ['elsewhere', 'https://www.example.net/', [], { state: 'none', mechanism: null }],
    [
      'with a cookie that keeps one',
      url,
      [{ name: 'cookies_preferences', domain: 'data.saint-maur.com' }],
      { state: 'unreadable', mechanism: 'Opendatasoft' },
    ],
    [
      'with another site’s',
      'https://www.example.net/',
      [{ name: 'klaro', domain: 'x.org' }],
      { state: 'none', mechanism: null },
    ],
  ])('is judged by the choice that there may be where none is told: %s', (_where, at, trackers, expected) => {
    const { state, mechanisms } = judge({ page: { url: at }, trackers }).consent;
    expect({ state, mechanism: mechanisms?.[0]?.name ?? null }).toEqual(expected);
  });

  test('is not judged by a choice before that was there, nor by one that was taken away', () => {
    const keeper = { name: 'cookies_preferences', domain: 'data.saint-maur.com' };
    const of = (rest: object) =>
      judge({ trackers: [stranger, { ...keeper, ...rest }] }).trackers.find(({ name }) => name === 'uid');
    const later = new Date(START + 6000).toISOString();
    expect(of({ firstSeenAt: later })?.consentAtFirstSight).toBe('none');
    expect(of({ state: 'removed' })?.consentAtFirstSight).toBe('none');
    expect(of({ firstSeenAt: later, alreadyThere: true })?.consentAtFirstSight).toBe('unreadable');
    expect(of({})?.consentAtFirstSight).toBe('unreadable');
  });

  test.each<[string, JudgeInput['consent']]>([
    ['nothing that is stored', { stored: [] }],
    ['only what keeps no choice', { stored: [{ kind: 'cookie', name: 'sessionid', value: 'x' }] }],
    ['no choice', []],
    ['that there was none', { state: 'none' }],
  ])('of a portal appeared before the choice that the portal offers, where its crawler tells %s', (_what, consent) => {
    const of = (at: string) =>
      judge({ page: { url: at, startedAt }, trackers: [stranger], ...(consent && { consent }) });
    const said = ({ findings }: Report) => findings[0]?.message;
    expect(said(of(url))).toBe('The cookie “uid” (adnetwork.example) appeared before you chose.');
    expect(of(url).trackers[0]?.consentReason).toContain('Opendatasoft');
    expect(said(of('https://www.example.net/'))).toContain('offers no choice that Miette can read');
  });

  test('is none where it had ended by then: that is how a page deletes a cookie', () => {
    const ended = { ...stranger, expiresAt: startedAt };
    const lasting = { expiresAt: new Date(START + 5001).toISOString() };
    expect(judge({ trackers: [ended] }).trackers).toEqual([]);
    expect(judge({ trackers: [{ ...ended, expiresAt: stranger.firstSeenAt }] }).trackers).toEqual([]);
    expect(judge({ trackers: [{ ...ended, state: 'refused' }] }).trackers).toEqual([]);
    for (const rest of [{ alreadyThere: true }, { state: 'removed' as const }, { expiresAt: null }, lasting])
      expect(judge({ trackers: [{ ...ended, ...rest }] }).trackers).toHaveLength(1);
  });

  test('is taken as of the page where nobody says otherwise, and as of another where that is said', () => {
    const of = (rest: object) => judge({ trackers: [{ ...stranger, ...rest }] });
    expect(of({}).trackers).toMatchObject([{ alreadyThere: false, elsewhere: false, idle: false }]);
    expect(of({}).badge.text).toBe('1');
    for (const rest of [{ idle: true, alreadyThere: true }, { elsewhere: true }]) {
      expect(of(rest).badge.text).toBe('');
      expect(of(rest).trackers).toMatchObject([rest]);
    }
  });

  test.each([
    ['a domain that nobody is known to own', 'matomo.agglo-stats.example', { provider: 'Matomo' }],
    ['a domain of a known company', 'stats.data.gouv.fr', { service: 'Matomo' }],
  ])('is judged by the choice about the software that is declared, on %s', (_where, domain, row) => {
    const rows = [{ ...bare, ...row, names: ['MATOMO_SESSID'], category: 'statistics' as const }];
    const of = (matomo: boolean) =>
      judge({
        trackers: [{ name: 'MATOMO_SESSID', domain }],
        charter: { ...blank, declarations: rows },
        consent: { state: 'partial', choices: { matomo, ga: !matomo } },
      }).trackers[0];
    expect(of(true)).toMatchObject({ category: 'statistics', consentAtFirstSight: 'granted' });
    expect(of(false)?.consentAtFirstSight).not.toBe('granted');
  });

  test('is refused by a mechanism that asks about itself alone only where that is asked', () => {
    const consent = { state: 'refused', mechanism: 'matomo', choices: { matomo: false } } as const;
    const of = (mechanism: string) => judge({ trackers: [stranger], consent: { ...consent, mechanism } }).trackers[0];
    expect(of('matomo')?.consentAtFirstSight).toBe('not-covered');
    expect(of('opendatasoft')?.consentAtFirstSight).toBe('refused');
  });

  test('begins with its first tracker where nobody says when', () => {
    const later = { ...stranger, name: 'b', firstSeenAt: new Date(START + 7000).toISOString() };
    expect(judge({ page: { url }, trackers: [later, stranger] }).page.visitStartedAt).toBe(stranger.firstSeenAt);
    expect(judge({ page: { url }, trackers: [stranger] }).page.visitStartedAt).toBe(stranger.firstSeenAt);
    const undated = { name: '_gid', domain: 'data.saint-maur.com' };
    const { page, trackers } = judge({ page: { url }, trackers: [undated, stranger] });
    expect(page.visitStartedAt).toBe(stranger.firstSeenAt);
    expect(trackers.map(({ firstSeenAt }) => firstSeenAt)).toEqual([stranger.firstSeenAt, stranger.firstSeenAt]);
  });

  test('keeps no query of who set it, and names sites and hosts as browsers do', () => {
    const setBy = { url: 'https://x.example/p?secret=1#secret', via: 'header' } as const;
    const [tracker] = judge({ trackers: [{ ...stranger, setBy, partition: 'https://Saint-Maur.com/' }] }).trackers;
    expect(tracker).toMatchObject({ setBy: { url: 'https://x.example/p' }, partition: 'https://saint-maur.com' });
    const [opaque] = judge({ trackers: [{ ...stranger, partition: 'opaque' }] }).trackers;
    expect(opaque).toMatchObject({ partition: 'opaque', hostOnly: false });
    const own = { name: 'a', domain: 'données.fr' };
    expect(judge({ page: { url: 'https://xn--donnes-eva.fr/' }, trackers: [own] }).trackers[0]?.party).toBe('first');
  });

  test.each(['2026-11-22T10:14:08.000001+01:00', '2026-11-22T04:14:08-0500', '2026-11-22 09:14:08Z'])(
    'is told in UTC, whatever its time zone: %s',
    (moment) => {
      expect(judge({ page: { url, startedAt: moment } }).page.visitStartedAt).toBe('2026-11-22T09:14:08.000Z');
    },
  );

  test('may name the origin of a frame for its host', () => {
    const domain = 'https://Data.Saint-Maur.com:443';
    const [tracker] = judge({ trackers: [{ kind: 'localStorage', name: 'theme', domain }] }).trackers;
    expect(tracker).toMatchObject({ domain: 'data.saint-maur.com', party: 'first' });
  });

  test('names no address of who set it where what is given is none', () => {
    const setBy = { url: 'x?y=1', via: 'header' } as const;
    expect(judge({ trackers: [{ ...stranger, setBy }] }).trackers[0]?.setBy).toEqual({ url: null, via: 'header' });
    const nobody = judge(untyped({ trackers: [{ ...stranger, setBy: null }] }));
    expect(nobody.trackers[0]?.setBy).toEqual({ url: null, via: 'unknown' });
  });

  test('is told apart by the dot of a domain, and listed once', () => {
    const { trackers } = judge({ trackers: [stranger, stranger, { ...stranger, domain: 'adnetwork.example' }] });
    expect(trackers.map(({ domain, hostOnly }) => [domain, hostOnly])).toEqual([
      ['adnetwork.example', false],
      ['adnetwork.example', true],
    ]);
  });

  test.each<[Partial<JudgeInput>, string]>([
    [{ page: { url: 'data.saint-maur.com' } }, 'page.url'],
    [{ page: { url, startedAt: 'yesterday' } }, 'page.startedAt'],
    [{ page: { url, startedAt: '2026-11-22T09:14:08' } }, 'page.startedAt'],
    [{ page: { url, startedAt: '11/12/2026' } }, 'page.startedAt'],
    [{ page: { url, startedAt: '1795338848' } }, 'page.startedAt'],
    [{ trackers: [{ ...stranger, expiresAt: 'never' }] }, 'trackers[0].expiresAt'],
    [{ consent: { state: 'refused', at: 'then' } }, 'consent[0].at'],
    [
      untyped({ trackers: [stranger, { ...stranger, sameSite: 'no_restriction' }] }),
      'trackers[1].sameSite: expected strict, lax',
    ],
    [untyped({ trackers: undefined }), 'trackers: expected a list'],
    [untyped({ page: {} }), 'page.url: expected a text'],
    [untyped({ page: null }), 'page: expected an object, not null'],
    [untyped({ browser: 'firefox' }), 'browser: expected an object'],
    [untyped({ charter: 'none' }), 'charter: expected an object'],
    [untyped({ charter: { ...blank, declarations: [null] } }), 'charter.declarations[0]: expected an object'],
    [untyped({ trackers: [stranger, null] }), 'trackers[1]: expected an object'],
    [untyped({ trackers: [{ ...stranger, setBy: 'header' }] }), 'trackers[0].setBy: expected an object'],
    [untyped({ trackers: [{ ...stranger, setBy: { via: 'header' } }] }), 'trackers[0].setBy.url: expected a text'],
    [untyped({ trackers: [{ ...stranger, domain: '.' }] }), 'trackers[0].domain: expected a host'],
    [untyped({ trackers: [{ ...stranger, sameSite: 3 }] }), 'trackers[0].sameSite: expected a text'],
    [untyped({ trackers: [{ ...stranger, idle: 'false' }] }), 'trackers[0].idle: expected true, false'],
    [untyped({ trackers: [{ ...stranger, hostOnly: 'false' }] }), 'trackers[0].hostOnly: expected true, false'],
    [untyped({ trackers: [{ ...stranger, secure: 'yes' }] }), 'trackers[0].secure: expected true, false'],
    [untyped({ page: { url, observedFromStart: 'no' } }), 'page.observedFromStart: expected true, false'],
    [untyped({ consent: { stored: [{ kind: 'cookie', value: '1' }] } }), 'consent[0].stored[0].name: expected a text'],
    [
      untyped({ consent: { stored: [{ kind: 'sessionStorage', name: 'klaro', value: '1' }] } }),
      'consent[0].stored[0].kind: expected cookie, localStorage, not sessionStorage',
    ],
    [untyped({ consent: { stored: [{ name: 'klaro', value: '1' }] } }), 'consent[0].stored[0].kind: expected cookie'],
    [
      { consent: { state: 'partial', mechanism: 'Opendatasoft', choices: { ga: true } } },
      'consent[0].mechanism: expected opendatasoft, tarteaucitron, ',
    ],
    [{ trackers: [{ ...stranger, firstSeenAt: '2026-02-30T09:14:08Z' }] }, 'trackers[0].firstSeenAt'],
    [{ trackers: [{ ...stranger, domain: 'a b' }] }, 'trackers[0].domain: expected a host, not a b'],
    [untyped({ consent: [null] }), 'consent[0]: expected an object'],
    [untyped({ consent: 'refused' }), 'consent[0]: expected an object'],
    [untyped({ consent: { stored: [null] } }), 'consent[0].stored[0]: expected an object'],
    [untyped({ consent: { state: 'partial', choices: null } }), 'consent[0].choices: expected an object'],
    [untyped({ charter: { host: 'data.example.fr' } }), 'charter.declarations: expected a list'],
    [{ charter: { ...blank, retrievedAt: 'yesterday' } }, 'charter.retrievedAt'],
    [untyped({ charter: { ...blank, origin: 'file' } }), 'charter.origin'],
    [untyped({ charter: { ...blank, declarations: [{ id: 'a' }] } }), 'charter.declarations[0].names: expected a list'],
    [
      untyped({ charter: { ...blank, declarations: [{ ...bare, purpose: undefined }] } }),
      'charter.declarations[0].purpose: expected a text',
    ],
    [
      untyped({ charter: { ...blank, declarations: [{ ...bare, category: 'needed' }] } }),
      'charter.declarations[0].category: expected necessary',
    ],
    [
      untyped({ charter: { ...blank, declarations: [{ ...bare, duration: '1 year' }] } }),
      'charter.declarations[0].duration.text: expected a text',
    ],
    [
      { charter: { ...blank, declarations: [{ ...bare, names: ['a', ' '] }] } },
      'charter.declarations[0].names[1]: expected a name',
    ],
    [
      { charter: { ...blank, declarations: [bare, { ...bare, names: ['other'] }] } },
      `charter.declarations[1].id: expected one that no other row has, not ${bare.id}`,
    ],
    [untyped({ charter: { ...blank, host: undefined } }), 'charter.host: expected a text'],
    [untyped({ trackers: [{ ...stranger, kind: 'indexedDB' }] }), 'trackers[0].kind'],
    [untyped({ trackers: [{ ...stranger, state: 'blocked' }] }), 'trackers[0].state'],
    [untyped({ trackers: [{ ...stranger, setBy: { url: null, via: 'http' } }] }), 'trackers[0].setBy.via'],
    [untyped({ trackers: [{ domain: 'x.org' }] }), 'trackers[0].name'],
    [untyped({ trackers: [{ name: '_ga' }] }), 'trackers[0].domain'],
    [untyped({ trackers: [{ ...stranger, path: null }] }), 'trackers[0].path: expected a text'],
    [
      untyped({ trackers: [{ ...stranger, partition: { topLevelSite: url } }] }),
      'trackers[0].partition: expected a text',
    ],
    [
      untyped({ consent: { stored: [{ kind: 'cookie', name: 'klaro' }] } }),
      'consent[0].stored[0].value: expected a text',
    ],
    [untyped({ consent: { state: 'accepted' } }), 'consent[0].state'],
    [
      untyped({ consent: { state: 'partial', choices: { ga: 'false' } } }),
      'consent[0].choices.ga: expected true, false',
    ],
    [untyped({ consent: { state: 'granted', mechanism: 7 } }), 'consent[0].mechanism: expected a text'],
    [untyped({ browser: { name: 'safari', version: '26' } }), 'browser.name'],
    [untyped({ browser: { name: 'chrome' } }), 'browser.version: expected a text'],
    [untyped({ language: 'fr-FR' }), 'language: expected en, fr'],
  ])('is refused where it cannot be read: %j', (rest, field) => {
    expect(() => judge(rest)).toThrow(field);
  });
});

test.each(['https://unheard-of.opendatasoft.com/', 'https://data.saint-maur.com/'])(
  'the charter of the report on %s can be given to another',
  (address) => {
    const page = { url: address, startedAt };
    const { charter } = judge({ page });
    expect(charter?.declarations.length).toBeGreaterThan(0);
    expect(judge({ page, charter }).charter).toEqual(charter);
  },
);
