import { expect, test } from 'vitest';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { judgeTracker } from '../../../lib/match/judge-tracker.ts';
import { matchTracker } from '../../../lib/match/match-tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { realRegistry } from '../match/real-registry.ts';
import { tracker } from '../match/samples.ts';
import { START, visitTo } from '../visit/events.ts';

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const axeptio = (choices: object) => ({
  axeptio_cookies: json({ $$token: 't', $$date: '2026-11-22T00:00:00.000Z', $$completed: true, ...choices }),
});
const oneTrust = (groups: string) => ({
  OptanonConsent: `isGpcEnabled=0&groups=${encodeURIComponent(groups)}`,
  OptanonAlertBoxClosed: '2026-11-22T00:00:00.000Z',
});
const cookieYes = {
  'cookieyes-consent':
    'consentid:a,consent:yes,action:yes,necessary:yes,functional:yes,analytics:no,performance:no,advertisement:no',
};
const cookiebot = (statistics: boolean) => ({
  CookieConsent: `{stamp:'a='%2Cnecessary:true%2Cpreferences:false%2Cstatistics:${statistics}%2Cmarketing:false%2Cmethod:'explicit'%2Cver:1%2Cutc:1795305600000%2Cregion:'fr'}`,
});

test.each<[string, Record<string, string>, string, string | null, string]>([
  [
    'a service by a key of the site’s own, on its company’s domain',
    axeptio({ facebook_pixel: true }),
    'fr',
    'facebook.com',
    'granted',
  ],
  ['another of its services', axeptio({ google_maps: true }), 'NID', 'google.com', 'granted'],
  [
    'anybody’s, by the site’s own words with that for cookies',
    { klaro: json({ matomo: true, 'cookies-tiers': true }) },
    'VISITOR_INFO1_LIVE',
    'youtube.com',
    'granted',
  ],
  [
    'a service by the words of its name',
    { klaro: json({ 'linkedin-insight-tag': true }) },
    'bcookie',
    'linkedin.com',
    'granted',
  ],
  [
    'a service by its own name after its company’s',
    { klaro: json({ 'Prezi Infogram': true, vimeo: false }) },
    'x',
    'infogram.com',
    'granted',
  ],
  [
    'another by its own name after its company’s',
    { klaro: json({ 'Canva Flourish': true, vimeo: false }) },
    'x',
    'infogram.com',
    'not-covered',
  ],
  [
    'a service whose name ends with a number',
    { klaro: json({ 'Microsoft 365': true, vimeo: false }) },
    'x',
    'forms.office.com',
    'granted',
  ],
  [
    'that service, and no other of its company’s',
    { klaro: json({ 'Microsoft 365': true, vimeo: false }) },
    '_clck',
    null,
    'not-covered',
  ],
  ['a third party that no registry knows, by its name', { tarteaucitron: '!arcio=true' }, 'x', 'arc.io', 'granted'],
  ['one that refused it', axeptio({ elfsight: false, vimeo: true }), 'x', 'static.elfsight.com', 'refused'],
  [
    'a tool by a word that is a stranger’s domain too',
    axeptio({ analytics_tool: true, vimeo: false }),
    'x',
    'analytics.example',
    'not-covered',
  ],
  ['another such', { tarteaucitron: '!elfsight=true' }, 'x', 'trustpilot.com', 'not-covered'],
  [
    'analytical cookies, by a numbered key',
    { klaro: json({ 'analytical-cookies-3': true, 'tracking-5': false }) },
    '_ga',
    null,
    'granted',
  ],
  ['statistics, in Dutch', { klaro: json({ statistieken: true, reclame: false }) }, '_ga', null, 'granted'],
  ['no statistics, in German', { klaro: json({ statistik: false, externeMedien: true }) }, '_ga', null, 'refused'],
  [
    'statistical ones',
    { 'cookie-agreed': '2', 'cookie-agreed-categories': '["statistical","functional"]' },
    '_ga',
    null,
    'granted',
  ],
  [
    'what the site needs, and nothing else',
    { 'cookie-agreed': '2', 'cookie-agreed-categories': '["required"]' },
    '_ga',
    null,
    'refused',
  ],
  [
    'what the site calls functional, which it may have asked about',
    { 'cookie-agreed': '2', 'cookie-agreed-categories': '["functional"]' },
    '_ga',
    null,
    'not-covered',
  ],
  [
    'a key with a number that is no X',
    { klaro: json({ 'x-1': true, 'other-1': false }) },
    'personalization_id',
    'twitter.com',
    'not-covered',
  ],
  ['a short key with a number', { klaro: json({ 'ga-1': true, 'other-1': false }) }, '_ga', null, 'granted'],
  [
    'what the site calls functional, in a banner that names no more',
    { cc_cookie: '{"categories":["necessary","functional"]}' },
    '_ga',
    null,
    'not-covered',
  ],
  ['a tag manager, and not what it loads', axeptio({ Google_Tag_Manager: true }), '_ga', null, 'granted'],
  [
    'a tag manager, and refused what it loads',
    axeptio({ googletagmanager: true, google_analytics: false }),
    '_ga',
    null,
    'refused',
  ],
  [
    'what a tag manager loads, and not the tag manager',
    { klaro: json({ 'google-tag-manager': false, analytics: true }) },
    '_ga',
    null,
    'granted',
  ],
  [
    'another service, and not the tag manager',
    { klaro: json({ 'google-tag-manager': false, vimeo: true }) },
    '_ga',
    null,
    'not-covered',
  ],
  [
    'a service by the tag manager that loads it',
    { klaro: json({ 'google-remarketing-via-google-tag-manager': true, vimeo: false }) },
    '_gcl_au',
    null,
    'granted',
  ],
  ['Google’s conversion linker', axeptio({ Google_Conversion_Linker: true }), '_gcl_au', null, 'granted'],
  [
    'a service with an ending of the site’s own',
    { tarteaucitron: '!youtubeservice=true' },
    'YSC',
    'youtube.com',
    'granted',
  ],
  ['the same, which no list of keys has', { tarteaucitron: '!vimeo2=true' }, 'vuid', 'vimeo.com', 'granted'],
  ['AddToAny’s buttons', { tarteaucitron: '!addtoanyshare=true' }, '__cf_bm', 'addtoany.com', 'granted'],
  ['another company’s service', axeptio({ google_maps: true }), 'fr', 'facebook.com', 'not-covered'],
  ['Clarity, which keeps a number on bing.com', { tarteaucitron: '!clarity=true' }, 'MUID', 'bing.com', 'granted'],
  ['statistics, of which Clarity is', cookiebot(true), 'MUID', 'bing.com', 'granted'],
  ['neither statistics nor advertising', cookiebot(false), 'MUID', 'bing.com', 'refused'],
  [
    '“Analytics cookies”',
    { klaro: json({ 'Necessary cookies': true, 'Analytics cookies': true }) },
    '_ga',
    null,
    'granted',
  ],
  [
    'analytics_cookies',
    { cc_cookie: json({ level: ['necessary_cookies', 'analytics_cookies'], revision: 0, data: null }) },
    '_ga',
    null,
    'granted',
  ],
  [
    'no analytics-cookies',
    { klaro: json({ essential: true, 'analytics-cookies': false, video: true }) },
    '_ga',
    null,
    'refused',
  ],
  [
    'cookies, of which nothing more is said',
    { klaro: json({ cookies: true, video: false }) },
    '_ga',
    null,
    'not-covered',
  ],
  [
    'what OneTrust calls functional, embedded services among it',
    oneTrust('C0001:1,C0002:0,C0003:1,C0004:0'),
    '__zlcmid',
    null,
    'not-covered',
  ],
  ['nothing of OneTrust’s', oneTrust('C0001:1,C0002:0,C0003:0,C0004:0'), '__zlcmid', null, 'refused'],
  ['what CookieYes calls functional', cookieYes, '__atuvc', null, 'not-covered'],
  [
    'nothing, beside categories of none',
    { 'cookie-agreed': '0', 'cookie-agreed-categories': '[]' },
    '_ga',
    null,
    'refused',
  ],
  [
    'nothing, beside categories of before',
    { 'cookie-agreed': '0', 'cookie-agreed-categories': json(['analytics']) },
    '_ga',
    null,
    'refused',
  ],
])('a visitor who allowed %s: %j', (_what, kept, name, domain, coverage) => {
  const choice = readStored(Object.entries(kept).map(([key, value]) => ({ kind: 'cookie', name: key, value })));
  const of = tracker(name, { firstSeenAt: START, ...(domain !== null && { domain }) });
  const match = matchTracker(of, [], realRegistry, reportWords('en'));
  const isServiceName = (key: string) => realRegistry.serviceOfProvider(key) !== null;
  const visit = { ...visitTo(), choices: [{ at: START, choice }] };
  expect(judgeTracker(of, match, visit, isServiceName).consentAtFirstSight).toBe(coverage);
});
