import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaFaults, schemaValidator } from '../../../cli/schema-faults.ts';
import { undecided } from '../../../lib/consent/choice.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { assembleReport } from '../../../lib/report/assemble-report.ts';
import type { Report, ReportCharter } from '../../../lib/report/report.ts';
import { plainUrl } from '../../../lib/tracker/address.ts';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { navigationCommitted, navigationStarted } from '../../../lib/visit/tab-navigations.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { charterOfPortal, realRegistry } from '../match/real-registry.ts';
import {
  after,
  asks,
  CAPTCHA,
  chooses,
  holds,
  jarCookie,
  PAGE,
  replaced,
  sees,
  SITE,
  START,
  stored,
  visitTo,
} from '../visit/events.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'),
  // The published schema lets later versions add fields; this one has exactly those that it names.
  (_key, part: unknown) =>
    typeof part === 'object' && part !== null && 'required' in part ? { ...part, additionalProperties: false } : part,
) as object;
const validate = schemaValidator(schema);

const saintMaur = charterOfPortal('data.saint-maur.com');
const reportOf = (visit: Visit, charter: ReportCharter | null = saintMaur, language: 'en' | 'fr' = 'en'): Report =>
  assembleReport({
    visit,
    charter,
    registry: realRegistry,
    words: reportWords(language),
    tool: { name: 'miette', version: '0.1.0' },
    browser: { name: 'chromium', version: '156' },
    now: START + 9000,
  });

const VALUE = 'v4lue';
const session = jarCookie('sessionid', { httpOnly: true });
const captcha = jarCookie('_GRECAPTCHA', {
  domain: 'www.google.com',
  path: '/recaptcha',
  secure: true,
  sameSite: 'none',
});
const year = START + 365 * 86_400_000;
const refusal = readPreferences(encodeURIComponent(`{"ga":false,"note":"${VALUE}","timestamp":1795305600}`));

/** A visit on which everything happens: kept, refused, removed and earlier trackers, and a choice in between. */
const events: VisitEvent[] = [
  chooses(1),
  asks(10, PAGE, `sessionid=${VALUE}; Path=/; HttpOnly`),
  stored(13, session),
  sees(20, { first: true, localStorage: ['ods-popin-displayed-news'] }),
  asks(100, CAPTCHA, `_GRECAPTCHA=${VALUE}; Path=/recaptcha; Secure; SameSite=None; Max-Age=15552000`),
  stored(103, captcha),
  asks(150, 'https://doubleclick.net/', `IDE=${VALUE}; Path=/; Max-Age=${'9'.repeat(30)}`),
  sees(200, { localStorage: ['ods-popin-displayed-news', '_grecaptcha'], cookieNames: ['_ga'] }),
  holds(450, session, captcha),
  chooses(600, refusal),
  stored(700, jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false, expiresAt: START + 730 * 86_400_000 })),
  replaced(710, jarCookie('old', { expiresAt: year })),
  stored(710, jarCookie('old', { expiresAt: year })),
  sees(900, { host: 'www.youtube.com', url: 'https://www.youtube.com/embed/', localStorage: ['yt-player-volume'] }),
];
const visit = after(visitTo(), ...events);
const slow: VisitEvent[] = [
  { ...asks(3000, PAGE, `sessionid=${VALUE}; Path=/; HttpOnly`), took: 2000 },
  stored(3002, session),
];

const cases: [string, Visit, ReportCharter | null][] = [
  ['with everything', visit, saintMaur],
  ['with nothing in it', visitTo(), saintMaur],
  ['without a charter', visit, null],
  ['held to its platform', visit, charterOfPortal('unheard-of.opendatasoft.com')],
  ['seen too late', after(visitTo({ observedFromStart: false }), ...events), saintMaur],
  ['with slow answers', after(visitTo(), ...events, ...slow), saintMaur],
  ['with an unreadable choice', after(visitTo(), chooses(1, readPreferences('%')), ...events), saintMaur],
];

test('no mechanism is told as the one read from while its record cannot be read', () => {
  const { consent } = reportOf(after(visitTo(), chooses(1, readPreferences('%'))), saintMaur);
  expect(consent).toMatchObject({ state: 'unreadable', mechanism: null, mechanisms: [{ id: 'opendatasoft' }] });
});

describe.each(cases)('the report of a visit %s', (_what, of, charter) => {
  const report = reportOf(of, charter);

  test('follows its published schema, with no field beyond it', () => {
    expect(schemaFaults(validate, JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  test('is the same each time it is made, and after the background ended', () => {
    const again = JSON.parse(JSON.stringify(of)) as Visit;
    expect(JSON.stringify(reportOf(again, charter))).toBe(JSON.stringify(report));
  });

  test('has a badge that counts what its findings warn of', () => {
    const warned = new Set(
      report.findings.filter(({ severity }) => severity === 'warning').flatMap(({ trackers }) => trackers),
    );
    const due = report.trackers.filter(
      ({ needsConsent, consentAtFirstSight, state }) =>
        needsConsent && consentAtFirstSight !== 'granted' && state !== 'refused',
    );
    expect([...warned].sort()).toEqual(due.map(({ id }) => id).sort());
    expect(report.badge.text).toBe(warned.size > 0 ? String(warned.size) : report.badge.text);
    expect(report.badge.level === 'warning').toBe(warned.size > 0);
  });

  test('refers only to trackers and declarations that it holds', () => {
    const trackers = new Set(report.trackers.map(({ id }) => id));
    const declarations = new Set(charter?.declarations.map(({ id }) => id));
    expect(trackers.size).toBe(report.trackers.length);
    for (const finding of report.findings) {
      for (const id of finding.trackers) expect(trackers).toContain(id);
      for (const id of finding.declarations) expect(declarations).toContain(id);
    }
    for (const tracker of report.trackers) for (const id of tracker.declarations) expect(declarations).toContain(id);
  });

  test('has its trackers sorted by first sight, then id', () => {
    const keys = report.trackers.map(({ firstSeenAt, id }) => `${firstSeenAt} ${id}`);
    expect(keys).toEqual(keys.toSorted());
  });

  test('differs between the languages in nothing but words', () => {
    const facts = ({ trackers, findings, consent, ...rest }: Report) => ({
      ...rest,
      consent: { ...consent, mechanisms: consent.mechanisms?.map(({ id, state }) => ({ id, state })) },
      trackers: trackers.map((tracker) => ({ ...tracker, matchedBy: '', purpose: '', service: '', consentReason: '' })),
      findings: findings.map((finding) => ({ ...finding, message: '' })),
    });
    const french = reportOf(of, charter, 'fr');
    expect(facts(french)).toEqual(facts(report));
    expect(french.findings.map(({ message }) => message)).not.toContainEqual(expect.stringContaining('cookie “'));
  });
});

test('the report tells the page, the choice and the trackers of the visit', () => {
  const report = reportOf(visit);
  expect(report).toMatchObject({
    format: 'miette-report',
    version: 1,
    generatedAt: '2026-11-22T10:00:09.000Z',
    page: {
      url: PAGE,
      host: 'data.saint-maur.com',
      site: 'saint-maur.com',
      visitStartedAt: '2026-11-22T10:00:00.000Z',
      observedFromStart: true,
      thirdPartyCookies: 'allowed',
    },
    charter: saintMaur,
    consent: {
      state: 'refused',
      mechanism: 'opendatasoft',
      choices: { ga: false },
      decidedAt: '2026-11-22T00:00:00.000Z',
      history: [
        { at: '2026-11-22T10:00:00.001Z', state: 'none' },
        { at: '2026-11-22T10:00:00.600Z', state: 'refused' },
      ],
    },
    badge: { text: '4', level: 'warning' },
  });
  const told = report.trackers.map(({ name, state, consentAtFirstSight, category, source }) =>
    [name, state, consentAtFirstSight, category, source].join(' '),
  );
  expect(told).toEqual([
    'old stored not-needed undeclared unknown',
    'ods-popin-displayed-news stored not-needed undeclared platform',
    'sessionid stored not-needed necessary charter',
    '_GRECAPTCHA stored none third-party charter',
    'IDE refused none undeclared service',
    '_ga stored none undeclared service',
    '_grecaptcha stored none third-party charter',
    'yt-player-volume stored refused undeclared service',
  ]);
});

test('rows that name a tracker’s vendor and no cookie are told with it', () => {
  const [row, ...rows] = saintMaur.declarations;
  const google = { ...row, id: 'third-party/', names: [], provider: 'Google', category: 'third-party' } as typeof row;
  const ga = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
  const seen = after(visitTo(), holds(400, ga, session));
  const { trackers } = reportOf(seen, { ...saintMaur, declarations: [row, google, ...rows] as typeof rows });
  expect(trackers.map(({ name, vendorDeclarations }) => [name, vendorDeclarations])).toEqual(
    expect.arrayContaining([
      ['_ga', ['third-party/']],
      ['sessionid', undefined],
    ]),
  );
});

test('a lifetime beyond every calendar has no date, and the report stands', () => {
  const ide = reportOf(visit).trackers.find(({ name }) => name === 'IDE');
  expect(ide?.lifetimeDays).toBeGreaterThan(100_000);
  const far = after(visitTo(), stored(10, jarCookie('far', { expiresAt: 1e16 })));
  expect(reportOf(far).trackers[0]?.expiresAt).toBeNull();
});

test('no value, query, fragment or credential of the page reaches a visit or its report', () => {
  const secret = `https://name:${VALUE}@data.saint-maur.com/explore/?q=${VALUE}#${VALUE}`;
  const begun = navigationStarted(openTab('0'), { at: START, requestId: 'request-1', url: secret });
  const shown = navigationCommitted(begun, { at: START + 50, url: secret, documentId: 'document-1' }, true).visit;
  expect(shown).not.toBeNull();
  const whole = after(shown ?? visitTo(), ...events, { ...asks(950, PAGE, `a=${VALUE}`), url: plainUrl(secret) });
  expect(reportOf(whole).trackers.length).toBeGreaterThan(5);
  for (const text of [
    JSON.stringify(whole),
    JSON.stringify(reportOf(whole)),
    JSON.stringify(reportOf(whole, null, 'fr')),
  ])
    expect(text).not.toContain(VALUE);
});

describe('a charter read again', () => {
  const [row] = saintMaur.declarations;
  if (!row) throw new Error('the charter has no rows');
  const now = saintMaur.declarations.with(0, { ...row, purpose: 'Autre chose' });
  const earlierCharter = { ...saintMaur, sha256: saintMaur.sha256 ?? '' };
  const changes = (charter: ReportCharter, ...earlier: (typeof earlierCharter)[]) =>
    assembleReport({
      visit: visitTo(),
      charter,
      earlierCharters: earlier,
      registry: realRegistry,
      words: reportWords('en'),
      tool: { name: 'miette', version: '0.1.0' },
      browser: { name: 'chromium', version: '156' },
      now: START,
    }).findings.filter(({ rule }) => rule === 'charter-changed');

  test('is held against its earlier reading, and one changed row is exactly that change', () => {
    const live: ReportCharter = { ...saintMaur, origin: 'live', declarations: now };
    expect(changes(live, earlierCharter)).toMatchObject([{ declarations: [row.id] }]);
    expect(changes({ ...saintMaur, origin: 'live' }, earlierCharter)).toEqual([]);
    expect(changes(live)).toEqual([]);
  });

  test('is held against the latest one before that says something else', () => {
    const live: ReportCharter = { ...saintMaur, origin: 'live', declarations: now };
    const same = { ...earlierCharter, declarations: now };
    const older = { ...earlierCharter, declarations: [], retrievedAt: '2020-01-01T00:00:00Z' };
    const told = changes(live, same, earlierCharter, older);
    expect(told).toMatchObject([{ declarations: [row.id] }]);
    expect(told[0]?.message).toContain('22 November 2026');
    expect(changes(live, same)).toEqual([]);
  });

  test('is not compared with what the platform is known to set', () => {
    expect(changes({ ...saintMaur, origin: 'platform', declarations: now }, earlierCharter)).toEqual([]);
  });
});

describe('the history of the choice', () => {
  const offered = chooses(300, undecided('opendatasoft'));
  const waits = { ...offered, from: 'storage' as const };

  test.each([
    ['the page', offered],
    ['its storage', waits],
  ])('does not count a banner that comes to the page after its start, as %s tells', (_where, banner) => {
    const { history } = reportOf(after(visitTo(), chooses(0), banner)).consent;
    expect(history.map(({ state }) => state)).toEqual(['none']);
  });

  test('counts a choice, and its withdrawal', () => {
    const chosen = after(visitTo(), chooses(0), waits, chooses(800, readPreferences('{"ga":true}')), chooses(1500));
    expect(reportOf(chosen).consent.history.map(({ state }) => state)).toEqual(['none', 'granted', 'none']);
  });

  test('counts a choice that was made as soon as the page was there', () => {
    const chosen = after(visitTo(), chooses(0), chooses(300, readPreferences('{"ga":true}')));
    expect(reportOf(chosen).consent.history.map(({ state }) => state)).toEqual(['none', 'granted']);
  });

  test('counts what one click leaves once, in however many steps it is recorded', () => {
    const read = (value: string) => readStored([{ kind: 'cookie', name: 'tarteaucitron', value }]);
    const steps = ['!matomo=true!x=wait', '!x=wait!matomo=true!gtag=true', '!matomo=true!gtag=true!x=true'];
    const accepted = steps.map((value, step) => chooses(800 + 4 * step, read(value)));
    const again = [chooses(2000, read('!gtag=true!x=false')), chooses(2004, read('!gtag=true!x=true!matomo=true'))];
    const { history } = reportOf(after(visitTo(), chooses(0), ...accepted, ...again, chooses(9000))).consent;
    expect(history.map(({ at, state }) => [Date.parse(at) - START, state])).toEqual([
      [0, 'none'],
      [804, 'granted'],
      [9000, 'none'],
    ]);
  });

  test('counts what one click leaves once, though it takes seconds to be recorded', () => {
    const steps = [
      chooses(1000, readPreferences('{"ga":true}')),
      chooses(3500, readPreferences('{"ga":true,"x":false}')),
    ];
    const clicked = sees(900, { gestureAt: START + 900 });
    const historyOf = (...events: VisitEvent[]) => reportOf(after(visitTo(), chooses(0), ...events)).consent.history;
    const made = historyOf(clicked, ...steps);
    expect(made.map(({ at, state }) => [Date.parse(at) - START, state])).toEqual([
      [0, 'none'],
      [1000, 'partial'],
    ]);
    expect(historyOf(...steps)).toHaveLength(3);
  });

  test.each<[string, string | null, string[]]>([
    ['the reverse', '{"ga":false}', ['granted', 'refused']],
    ['nothing', null, ['granted', 'none']],
    ['what cannot be read', '{', ['granted', 'unreadable']],
    ['a part of it alone', '{"ga":true,"matomo":false}', ['partial']],
  ])('of an answer that is followed at once by %s', (_what, next, states) => {
    const events = [
      chooses(800, readPreferences('{"ga":true}')),
      chooses(1000, next === null ? undefined : readPreferences(next)),
    ];
    const { history } = reportOf(after(visitTo(), chooses(0), ...events)).consent;
    expect(history.map(({ state }) => state)).toEqual(['none', ...states]);
  });
});

test('what the page tells Google’s tags is told, and what it does not is not', () => {
  const state = { ad_storage: false };
  const told = after(visitTo(), { type: 'consent-mode', at: START + 20, state });
  expect(reportOf(told).consent.consentMode).toEqual(state);
  const before = { type: 'consent-mode', at: START + 10, state: { ad_storage: true } } as const;
  expect(reportOf(after(told, before)).consent.consentMode).toEqual(state);
  expect(reportOf(visitTo()).consent).not.toHaveProperty('consentMode');
});

test('findings about the choice are about the one that stands', () => {
  const old = after(visitTo(), chooses(0), chooses(500, readPreferences('{"ga":false,"timestamp":1700000000}')));
  expect(reportOf(old).findings.map(({ rule }) => rule)).toContain('choice-older-than-recommended');
});

describe('a cookie on the domain above that was there before the visit', () => {
  const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
  const may = 'another page of the site may have left it';
  test.each<[string, VisitEvent[], boolean]>([
    ['before a choice', [chooses(0), holds(20, above)], true],
    ['that was set anew', [chooses(0), holds(20, above), replaced(900, above), stored(900, above)], false],
    ['after a refusal', [chooses(0, refusal), holds(20, above)], true],
    ['that was set anew after a refusal', [chooses(0, refusal), replaced(900, above), stored(900, above)], false],
    ['after it was granted', [chooses(0, readPreferences('{"ga":true}')), holds(20, above)], false],
  ])('is said to be anybody’s where there is no warning for that: %s', (_what, events, expected) => {
    const [ga] = reportOf(after(visitTo(), ...events)).trackers;
    expect(ga?.name).toBe('_ga');
    expect(ga?.consentReason?.includes(may)).toBe(expected);
  });

  test('is warned of after a refusal where the charter says that the portal sets it, or it alone can have done', () => {
    const [row] = saintMaur.declarations.filter(({ category }) => category === 'third-party');
    if (!row) throw new Error('no third party is declared');
    const ownsUp: ReportCharter = { ...saintMaur, declarations: [{ ...row, names: ['_ga'] }] };
    const left = (cookie: JarCookie, charter = saintMaur) =>
      reportOf(after(visitTo(), chooses(0, refusal), holds(20, cookie)), charter).findings.map(({ rule }) => rule);
    const warning = 'third-party-despite-refusal';
    expect(left(above)).not.toContain(warning);
    expect(left(above, ownsUp)).toContain(warning);
    expect(left(jarCookie('_ga'))).toContain(warning);
  });

  const accepts = [
    sees(5000, { cookieNames: ['_ga'], gestureAt: START + 5000 }),
    chooses(5003, readPreferences('{"ga":true}')),
  ];
  const warnings = (...events: VisitEvent[]) =>
    reportOf(after(visitTo(), chooses(40), ...events))
      .findings.filter(({ severity }) => severity === 'warning')
      .map(({ rule }) => rule);

  test('is warned of by what stood when the visit first set it', () => {
    const before = [holds(40, above), sees(50, { first: true, cookieNames: ['_ga'] })];
    const renewed = (at: number) => [replaced(at, above), stored(at, above)];
    expect(warnings(...before, ...accepts, ...renewed(5200))).toEqual([]);
    expect(warnings(...before, ...renewed(700), ...accepts)).toEqual(['third-party-without-consent']);
  });

  test('is no other site’s where only the portal can have it, or an earlier page of it brought it there', () => {
    const own = jarCookie('_ga');
    const again = [...accepts, replaced(5200, own), stored(5200, own)];
    expect(warnings(holds(40, own), sees(50, { first: true, cookieNames: ['_ga'] }), ...again)).toHaveLength(1);
    const ysc = jarCookie('YSC', { domain: 'youtube.com', hostOnly: false, partition: SITE, secure: true });
    const yes = chooses(5003, readStored([{ kind: 'cookie', name: 'tarteaucitron', value: '!youtube=true' }]));
    const later = [
      holds(40, ysc),
      sees(5000, { gestureAt: START + 5000 }),
      yes,
      replaced(5200, ysc),
      stored(5200, ysc),
    ];
    const rules = (brought: string[]) =>
      reportOf(after({ ...visitTo(), brought }, chooses(40), ...later)).findings.map(({ rule }) => rule);
    const id = trackersOf(after(visitTo(), holds(40, ysc)))[0]?.id ?? '';
    expect(rules([id])).toContain('third-party-without-consent');
    expect(rules([])).not.toContain('third-party-without-consent');
  });

  test('may be set by another tab first', () => {
    const company: VisitEvent[] = [
      { type: 'company', at: START + 200, host: 'www.saint-maur.com' },
      { type: 'parted', at: START + 1000 },
    ];
    const before = [sees(50, { first: true }), ...company, stored(300, above), sees(500, { cookieNames: ['_ga'] })];
    expect(warnings(...before, ...accepts, replaced(5200, above), stored(5200, above))).toEqual([]);
    expect(warnings(...before, replaced(4000, above), stored(4000, above), ...accepts)).toHaveLength(1);
  });

  test('is another one than the page’s own of that name', () => {
    const own = jarCookie('_ga');
    const before = [holds(40, above), sees(50, { first: true, cookieNames: ['_ga'] })];
    expect(warnings(...before, ...accepts, stored(5200, own), holds(5600, own, above))).toEqual([]);
    expect(warnings(...before, stored(4000, own), holds(4400, own, above), ...accepts)).toHaveLength(1);
  });

  test('may be a third party’s, in the partition', () => {
    const ysc = jarCookie('YSC', { domain: 'youtube.com', hostOnly: false, partition: SITE, secure: true });
    const video = (at: number): VisitEvent[] => [
      { type: 'sent', at: START + at, host: 'www.youtube.com', path: '/embed/x', cookieNames: ['YSC'] },
      asks(at + 100, 'https://www.youtube.com/embed/x', 'YSC=1; Domain=.youtube.com; Path=/; Secure; Partitioned'),
      replaced(at + 103, ysc),
      stored(at + 103, ysc),
    ];
    const accepted = chooses(5003, readStored([{ kind: 'cookie', name: 'tarteaucitron', value: '!youtube=true' }]));
    expect(warnings(holds(40, ysc), sees(5000, { gestureAt: START + 5000 }), accepted, ...video(5300))).toEqual([]);
    expect(warnings(holds(40, ysc), ...video(700), sees(5000, { gestureAt: START + 5000 }), accepted)).toHaveLength(1);
  });

  test('is not where it needs no consent', () => {
    const [own] = reportOf(after(visitTo(), holds(20, { ...above, name: 'ville' }))).trackers;
    expect(own?.alreadyThere).toBe(true);
    expect(own).not.toHaveProperty('consentReason');
  });
});
