import { expect, test } from 'vitest';
import { judgePage, type JudgeInput } from '../../../lib/report/judge-page.ts';
import { choiceWords } from '../../../lib/report/wording/choice-words.ts';
import { loadWords } from '../../../lib/view/load-words.ts';
import { allPurposes, tcString } from '../consent/tc-string.ts';
import { realRegistry } from '../match/real-registry.ts';

const cookiebot = (marketing: boolean) =>
  `{stamp:%27x%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:${String(marketing)}%2Cmethod:%27explicit%27%2Cver:1%2Cutc:1790000000000%2Cregion:%27fr%27}`;

test.each([
  ['that sorts everything does not say that it asked nothing', 'CookieConsent', cookiebot(false), /^Cookiebot sorts /],
  [
    'that sorts everything, and asked about the necessary alone, asked nothing',
    'cookieyes-consent',
    'consentid:x,consent:yes,action:yes,necessary:yes',
    /^Nothing in the choice that CookieYes keeps clearly means /,
  ],
  ['that sorts everything allows all', 'CookieConsent', cookiebot(true), /^In Cookiebot you had accepted /],
  [
    'that asks about services does',
    'cookies_preferences',
    '%7B%22ga%22%3Atrue%7D',
    /^Nothing in the choice that Opendatasoft keeps clearly means /,
  ],
])('a mechanism %s about a service of which no key is known', (_what, name, value, reason) => {
  const { trackers } = judgePage(
    {
      page: { url: 'https://data.example.fr/', startedAt: '2026-11-22T09:14:08Z' },
      trackers: [{ name: 'intercom-id-abc', domain: '.example.fr' }],
      consent: { stored: [{ kind: 'cookie', name, value }] },
    },
    { registry: realRegistry, version: '0.1.0', now: Date.parse('2026-11-27T00:00:00Z') },
  );
  expect(trackers[0]?.consentReason).toMatch(reason);
});

const hotjarUnder = (consent: NonNullable<JudgeInput['consent']>) =>
  judgePage(
    {
      page: { url: 'https://data.example.fr/', startedAt: '2026-11-22T09:14:08Z' },
      trackers: [{ name: '_hjSession_1', domain: '.example.fr' }],
      consent,
    },
    { registry: realRegistry, version: '0.1.0', now: Date.parse('2026-11-27T00:00:00Z') },
  );

test.each(['granted', 'refused', 'partial', 'unreadable'] as const)(
  'of a choice in a way that nobody knows, %s, nothing is told',
  (state) => {
    for (const mechanism of [null, 'home-made']) {
      const reason = hotjarUnder({ state, mechanism }).trackers[0]?.consentReason;
      expect(reason ?? '').not.toMatch(/keeps no choice|accepted/);
    }
  },
);

test.each<[string, object, string, RegExp]>([
  [
    'that may mean it, all accepted',
    { 'contenus-externes': true },
    'granted',
    /^In Klaro! you had accepted contenus-externes\.$/,
  ],
  [
    'that may mean it, in part',
    { 'contenus-externes': true, matomo: false },
    'not-covered',
    /^Nothing in the choice that Klaro! keeps clearly means Hotjar\.$/,
  ],
  [
    'that is another service, all accepted',
    { vimeo: true },
    'not-covered',
    /^Nothing in the choice that Klaro! keeps clearly means Hotjar\.$/,
  ],
])('a key of the site’s own %s', (_what, keys, coverage, reason) => {
  const value = encodeURIComponent(JSON.stringify(keys));
  const [tracker] = hotjarUnder({ stored: [{ kind: 'cookie', name: 'klaro', value }] }).trackers;
  expect(tracker?.consentAtFirstSight).toBe(coverage);
  expect(tracker?.consentReason).toMatch(reason);
});

test.each([
  ['cannot be read', 'cookies_preferences', '{', /^Opendatasoft keeps a choice that cannot be read\.$/],
  ['names no provider', 'euconsent-v2', tcString([1, 8], [10]), /whether Hotjar is one of them cannot be told\.$/],
])('of a choice that %s, that is told', (_what, name, value, reason) => {
  const [tracker] = hotjarUnder({ stored: [{ kind: 'cookie', name, value }] }).trackers;
  expect([tracker?.consentAtFirstSight, tracker?.consentReason]).toEqual(['unreadable', expect.stringMatching(reason)]);
});

test('what the IAB framework counts is told beside its answers', () => {
  const noted = (vendors: number[], additional: string) =>
    hotjarUnder({
      stored: [
        { kind: 'cookie', name: 'euconsent-v2', value: tcString(allPurposes, vendors) },
        { kind: 'cookie', name: 'addtl_consent', value: additional },
      ],
    }).consent.mechanisms?.map(({ notes }) => notes);
  expect(noted([10, 755], '1~35')).toEqual([
    ['2 providers accepted, by their numbers', '1 provider of Google’s own list accepted'],
  ]);
  expect(noted([], '')).toEqual([['No provider accepted']]);
});

test('a refusal of one service alone is told as that', async () => {
  const report = hotjarUnder({ stored: [{ kind: 'cookie', name: 'mtm_consent_removed', value: '1790000000000' }] });
  expect(choiceWords(await loadWords('en'), report)).toEqual([
    expect.stringMatching(/^You refused Matomo/),
    'Your choice does not clearly allow Hotjar',
  ]);
});

test.each([
  ['was left above is said to be anybody’s', 'stored', true],
  ['the browser refused there is not', 'refused', false],
] as const)('what %s', (_what, state, said) => {
  const { trackers } = judgePage(
    {
      page: { url: 'https://data.example.fr/', startedAt: '2026-11-22T09:14:08Z' },
      trackers: [{ name: '_ga', domain: '.example.fr', alreadyThere: true, state }],
    },
    { registry: realRegistry, version: '0.1.0', now: Date.parse('2026-11-27T00:00:00Z') },
  );
  expect(trackers[0]?.consentReason?.includes('No warning')).toBe(said);
});

test.each<[string, string, 'removed' | 'stored', string | null]>([
  ['was left, and the page removed after a refusal', 'false', 'removed', 'the page removed it.'],
  ['was left, and is there after a refusal', 'false', 'stored', null],
  ['was left, and the page removed though it was accepted', 'true', 'removed', null],
])('of what %s it is told why there is no warning', (_what, ga, state, told) => {
  const { trackers, findings } = judgePage(
    {
      page: { url: 'https://data.example.fr/', startedAt: '2026-11-22T09:14:08Z' },
      trackers: [{ name: '_ga', domain: 'data.example.fr', alreadyThere: true, state }],
      consent: { stored: [{ kind: 'cookie', name: 'cookies_preferences', value: `%7B%22ga%22%3A${ga}%7D` }] },
    },
    { registry: realRegistry, version: '0.1.0', now: Date.parse('2026-11-27T00:00:00Z') },
  );
  const [, reason = null] =
    trackers[0]?.consentReason?.split(' No warning: it lay there before this visit, and ') ?? [];
  expect(reason).toBe(told);
  const isHeldAgainst = findings.some(({ rule }) => rule.startsWith('third-party'));
  expect(isHeldAgainst).toBe(ga === 'false' && told === null);
});
