import type { ChoiceState } from '../../../lib/consent/choice.ts';
import type { StoredValue } from '../../../lib/consent/mechanism.ts';

/** Stored values as a page's jar or storage holds them, and the choice that they record. */
export interface Sample {
  mechanism: string;
  what: string;
  stored: StoredValue[];
  state: ChoiceState;
  choices: Record<string, boolean>;
  decidedAt: string | null;
}

const cookies = (values: Record<string, string>): StoredValue[] =>
  Object.entries(values).map(([name, value]) => ({ kind: 'cookie', name, value }));
const items = (values: Record<string, unknown>): StoredValue[] =>
  Object.entries(values).map(([name, value]) => ({
    kind: 'localStorage',
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
const sample = (
  mechanism: string,
  what: string,
  stored: StoredValue[],
  state: ChoiceState,
  choices: Record<string, boolean> = {},
  decidedAt: string | null = null,
): Sample => ({ mechanism, what, stored, state, choices, decidedAt });

const base64 = (content: unknown): string => btoa(JSON.stringify(content));
const axeptio = (content: object) =>
  encodeURIComponent(JSON.stringify({ $$token: 't1v1', $$cookiesVersion: {}, ...content }));
const cookiebot = (answers: string, method = 'explicit') =>
  `{stamp:%27abc+/==%27%2Cnecessary:true%2C${answers}%2Cmethod:%27${method}%27%2Cver:1%2Cutc:1795305600000%2Cregion:%27fr%27}`;
const onetrust = (groups: string) =>
  `isGpcEnabled=0&datestamp=Sun+Nov+22+2026&version=202405.2.0&groups=${encodeURIComponent(groups)}&AwaitingReconsent=false`;
const cookieyes = (rest: string) => `consentid:OHNOck5kY2gzQjJ6UFlm,consent:yes,${rest},lastRenewedDate:1795305600000`;
const usercentrics = (type: string, status: boolean) => ({
  controllerId: 'c',
  id: 's',
  language: 'fr',
  services: ['HkocEodjb7', 'own-service'].map((id) => ({
    id,
    processorId: 'p',
    status,
    history: [{ action: 'onAction', language: 'fr', status, timestamp: 1_795_305_600_000, type, versions: {} }],
  })),
  version: '1',
});

const cookieInformation = (approved: string[], denied: string[]) => {
  const categories = (names: string[]) => names.map((name) => `cookie_cat_${name}`);
  const lists = { consents_approved: categories(approved), consents_denied: categories(denied) };
  return encodeURIComponent(JSON.stringify({ website_uuid: 'w', timestamp: AT, ...lists }));
};

const iubenda = (record: object) => encodeURIComponent(JSON.stringify({ timestamp: AT, version: '1.75.1', ...record }));
const civic = (optionalCookies: Record<string, string>, interactedWith = true) =>
  JSON.stringify({ necessaryCookies: [], optionalCookies, consentDate: 1_795_305_600_000, interactedWith });

const cookiefirst = (answers: Record<string, boolean>) =>
  encodeURIComponent(
    JSON.stringify({ necessary: true, ...answers, timestamp: 1_795_305_600, type: 'category', version: 'c838beda' }),
  );
const piwikPro = (statuses: Record<string, number>, updatedAt = AT) =>
  encodeURIComponent(
    JSON.stringify({
      visitorId: 'v',
      domain: { normalized: 'data.example.fr', isWildcard: false, pattern: 'data.example.fr' },
      consents: Object.fromEntries(Object.entries(statuses).map(([type, status]) => [type, { status, updatedAt }])),
    }),
  );

const cookiehub = (record: object) =>
  base64({
    answered: true,
    revision: 1,
    dnt: false,
    allowSale: true,
    implicit: false,
    token: '',
    timestamp: AT,
    ...record,
  });
const termly = (value: object) => ({
  TERMLY_API_CACHE: { DOCUMENT: { createdAt: 1 }, TERMLY_COOKIE_CONSENT: { createdAt: 1_795_305_600_000, value } },
});

const AT = '2026-11-22T00:00:00.000Z';

/** One way of writing each state for each mechanism: from the real library where it runs in the tests, else from documentation. */
export const samples: readonly Sample[] = [
  sample(
    'opendatasoft',
    'a choice in part',
    cookies({ cookies_preferences: encodeURIComponent('{"ga":false,"matomo":true,"timestamp":1795305600}') }),
    'partial',
    { ga: false, matomo: true },
    AT,
  ),
  sample('opendatasoft', 'no JSON', cookies({ cookies_preferences: '%7Bnot json' }), 'unreadable'),
  sample(
    'tarteaucitron',
    'services accepted and refused',
    cookies({ tarteaucitron: '!gtag=true!youtube=false' }),
    'partial',
    { gtag: true, youtube: false },
  ),
  sample(
    'tarteaucitron',
    'a service that starts unasked, and others that wait',
    cookies({ tarteaucitron: '!gtag=wait!matomo=true!recaptcha=wait' }),
    'none',
  ),
  sample(
    'tarteaucitron',
    'one accepted while another waits',
    cookies({ tarteaucitron: '!gtag=wait!youtube=true' }),
    'partial',
    { youtube: true },
  ),
  sample(
    'tarteaucitron',
    'nothing but services that start unasked',
    cookies({ tarteaucitron: '!matomo=true!plausible=true' }),
    'none',
  ),
  sample('tarteaucitron', 'such a service, refused', cookies({ tarteaucitron: '!matomo=false' }), 'refused', {
    matomo: false,
  }),
  sample('tarteaucitron', 'nothing of its own', cookies({ tarteaucitron: 'true' }), 'unreadable'),
  sample(
    'orejime',
    'purposes',
    cookies({ 'eu-consent': encodeURIComponent('{"matomo":true,"youtube":false}') }),
    'partial',
    { matomo: true, youtube: false },
  ),
  sample('orejime', 'an older version’s cookie', cookies({ orejime: '{"matomo":false}' }), 'refused', {
    matomo: false,
  }),
  sample('orejime', 'a list', cookies({ orejime: '[true]' }), 'unreadable'),
  sample(
    'cookiesjsr',
    'services',
    cookies({ cookiesjsr: encodeURIComponent('{"base":true,"gtag":false,"video":true}') }),
    'partial',
    { base: true, gtag: false, video: true },
  ),
  sample('cookiesjsr', 'nothing yet', cookies({ cookiesjsr: '%7B%7D' }), 'unreadable'),
  sample(
    'cookie-information',
    'all but what is necessary refused',
    cookies({ CookieInformationConsent: cookieInformation(['necessary'], ['functional', 'statistic', 'marketing']) }),
    'refused',
    { necessary: true, functional: false, statistic: false, marketing: false },
    AT,
  ),
  sample(
    'cookie-information',
    'statistics alone accepted',
    cookies({ CookieInformationConsent: cookieInformation(['necessary', 'statistic'], ['functional', 'marketing']) }),
    'partial',
    { necessary: true, statistic: true, functional: false, marketing: false },
    AT,
  ),
  sample(
    'cookie-information',
    'functional alone accepted',
    cookies({ CookieInformationConsent: cookieInformation(['necessary', 'functional'], ['statistic', 'marketing']) }),
    'partial',
    { necessary: true, functional: true, statistic: false, marketing: false },
    AT,
  ),
  sample('cookie-information', 'no lists', cookies({ CookieInformationConsent: '{}' }), 'unreadable'),
  sample('klaro', 'services, in a cookie', cookies({ klaro: '%7B%22matomo%22%3Atrue%7D' }), 'granted', {
    matomo: true,
  }),
  sample('klaro', 'services, in storage', items({ klaro: '%7B%22matomo%22%3Afalse%7D' }), 'refused', {
    matomo: false,
  }),
  sample('klaro', 'an empty object', cookies({ klaro: '{}' }), 'unreadable'),
  sample(
    'vanilla-cookieconsent',
    'version 3 with every category',
    items({
      cc_cookie: {
        categories: ['necessary', 'analytics'],
        consentTimestamp: AT,
        services: { necessary: [], analytics: ['matomo'], marketing: [] },
      },
    }),
    'partial',
    { necessary: true, analytics: true, matomo: true, marketing: false },
    AT,
  ),
  sample(
    'vanilla-cookieconsent',
    'version 2, which names no refused category',
    cookies({ cc_cookie: '{"level":["necessary","analytics"],"consent_date":"2026-11-22T00:00:00.000Z"}' }),
    'partial',
    { necessary: true, analytics: true },
    AT,
  ),
  sample(
    'vanilla-cookieconsent',
    'version 2, decided once more',
    cookies({
      cc_cookie: `{"level":["necessary","analytics"],"consent_date":"2025-01-01T00:00:00.000Z","last_consent_update":"${AT}"}`,
    }),
    'partial',
    { necessary: true, analytics: true },
    AT,
  ),
  sample(
    'vanilla-cookieconsent',
    'version 2, only the necessary',
    cookies({ cc_cookie: '{"level":["necessary"]}' }),
    'refused',
    { necessary: true },
  ),
  sample(
    'vanilla-cookieconsent',
    'nothing accepted at all',
    cookies({ cc_cookie: '{"categories":[],"consentTimestamp":"2026-11-22T00:00:00.000Z"}' }),
    'refused',
    {},
    AT,
  ),
  sample('vanilla-cookieconsent', 'numbers for categories', cookies({ cc_cookie: '{"level":[1]}' }), 'unreadable'),
  sample('cookieconsent', 'allow', cookies({ cookieconsent_status: 'allow' }), 'granted', { cookies: true }),
  sample('cookieconsent', 'deny', cookies({ cookieconsent_status: 'deny' }), 'refused', { cookies: false }),
  sample('cookieconsent', 'a notice that was closed', cookies({ cookieconsent_status: 'dismiss' }), 'none'),
  sample('cookieconsent', 'another word', cookies({ cookieconsent_status: 'yes' }), 'unreadable'),
  sample('cookies-eu-banner', 'true', items({ hasConsent: 'true' }), 'granted', { cookies: true }),
  sample('cookies-eu-banner', 'false', cookies({ hasConsent: 'false' }), 'refused', { cookies: false }),
  sample('cookies-eu-banner', 'another word', cookies({ hasConsent: '1' }), 'unreadable'),
  sample(
    'axeptio',
    'vendors by name, and by list',
    cookies({
      axeptio_cookies: axeptio({ $$date: AT, $$completed: true, google_analytics: true }),
      axeptio_all_vendors: '%2Cgoogle_analytics%2CYoutube%2C',
      axeptio_authorized_vendors: '%2Cgoogle_analytics%2C',
    }),
    'partial',
    { google_analytics: true, Youtube: false },
    AT,
  ),
  sample(
    'axeptio',
    'what is there before any choice',
    cookies({
      axeptio_cookies: axeptio({ $$date: AT, $$completed: false }),
      axeptio_all_vendors: '%2C%2C',
      axeptio_authorized_vendors: '%2C%2C',
    }),
    'none',
  ),
  sample('axeptio', 'no JSON', cookies({ axeptio_cookies: '{' }), 'unreadable'),
  sample(
    'didomi',
    'purposes and vendors',
    cookies({
      didomi_token: base64({
        created: '2025-01-01T00:00:00.000Z',
        updated: AT,
        version: 2,
        purposes: { enabled: ['cookies', 'mesureaudience'], disabled: ['select_personalized_ads'] },
        vendors: { enabled: ['c:googleana-4TXnJigR'], disabled: ['google'] },
      }),
    }),
    'partial',
    {
      cookies: true,
      mesureaudience: true,
      select_personalized_ads: false,
      'c:googleana-4TXnJigR': true,
      google: false,
    },
    AT,
  ),
  sample(
    'didomi',
    'everything refused, in storage',
    items({ didomi_token: base64({ updated: AT, purposes: { disabled: ['cookies'] }, vendors: { disabled: [] } }) }),
    'refused',
    { cookies: false },
    AT,
  ),
  sample(
    'didomi',
    'no answer yet',
    cookies({ didomi_token: base64({ user_id: 'u', updated: AT, version: null }) }),
    'none',
  ),
  sample('didomi', 'no object', cookies({ didomi_token: base64([]) }), 'unreadable'),
  sample('didomi', 'its numbered form', cookies({ didomi_dcs: 'CAabc' }), 'unreadable'),
  sample(
    'cookiebot',
    'categories',
    cookies({ CookieConsent: cookiebot('preferences:false%2Cstatistics:true%2Cmarketing:false') }),
    'partial',
    { necessary: true, preferences: false, statistics: true, marketing: false },
    AT,
  ),
  sample(
    'cookiebot',
    'consent that nobody was asked for',
    cookies({ CookieConsent: cookiebot('preferences:true%2Cstatistics:true%2Cmarketing:true', 'implied') }),
    'none',
  ),
  sample('cookiebot', 'a region where nobody is asked', cookies({ CookieConsent: '-1' }), 'none'),
  sample(
    'cookiebot',
    'a region where nobody was asked, as older versions say it',
    cookies({
      CookieConsent:
        '{stamp:%27-1%27%2Cnecessary:true%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true%2Cver:1%2Cutc:1619575001259%2Cregion:%27VN%27}',
    }),
    'none',
  ),
  sample('cookiebot', 'nothing of its own', cookies({ CookieConsent: 'yes' }), 'unreadable'),
  sample('react-cookie-consent', 'true', cookies({ CookieConsent: 'true' }), 'granted', { cookies: true }),
  sample('react-cookie-consent', 'false', cookies({ CookieConsent: 'false' }), 'refused', { cookies: false }),
  sample(
    'onetrust',
    'groups, once the banner is closed',
    cookies({
      OptanonConsent: onetrust('C0001:1,C0002:0,C0004:0,OWN9:0'),
      OptanonAlertBoxClosed: encodeURIComponent(AT),
    }),
    'refused',
    { C0001: true, C0002: false, C0004: false, OWN9: false },
    AT,
  ),
  sample(
    'onetrust',
    'the site’s defaults before any choice',
    cookies({ OptanonConsent: onetrust('C0001:1,C0002:1') }),
    'none',
  ),
  sample(
    'onetrust',
    'numbered groups, of which the first is the necessary one',
    cookies({ OptanonConsent: onetrust('1:1,2:0,3:0,4:0'), OptanonAlertBoxClosed: AT }),
    'refused',
    { '1': true, '2': false, '3': false, '4': false },
    AT,
  ),
  sample('onetrust', 'a closed banner without groups', cookies({ OptanonAlertBoxClosed: AT }), 'unreadable'),
  sample(
    'cookieyes',
    'categories',
    cookies({
      'cookieyes-consent': cookieyes('action:yes,necessary:yes,functional:no,analytics:yes,advertisement:no'),
    }),
    'partial',
    { necessary: true, functional: false, analytics: true, advertisement: false },
  ),
  sample(
    'cookieyes',
    'all that a banner shows which does not show what is sorted into no other category',
    cookies({
      'cookieyes-consent':
        'consentid:OHN,consent:yes,action:yes,necessary:yes,functional:yes,analytics:yes,advertisement:yes,other:no',
    }),
    'granted',
    { necessary: true, functional: true, analytics: true, advertisement: true },
  ),
  sample(
    'cookieyes',
    'nothing but what is sorted into no other category',
    cookies({ 'cookieyes-consent': cookieyes('action:yes,necessary:yes,analytics:no,advertisement:no,other:yes') }),
    'partial',
    { necessary: true, analytics: false, advertisement: false, other: true },
  ),
  sample(
    'cookieyes',
    'what is there before any choice',
    cookies({ 'cookieyes-consent': 'consentid:OHN,consent:no,action:,necessary:yes,analytics:no' }),
    'none',
  ),
  sample('cookieyes', 'nothing of its own', cookies({ 'cookieyes-consent': 'yes' }), 'unreadable'),
  sample(
    'complianz',
    'one cookie for each category',
    cookies({
      'cmplz_banner-status': 'dismissed',
      cmplz_functional: 'allow',
      cmplz_statistics: 'deny',
      cmplz_marketing: 'deny',
      cmplz_consented_services: '{"youtube":true}',
    }),
    'partial',
    { functional: true, statistics: false, marketing: false, youtube: true },
  ),
  sample(
    'complianz',
    'a refusal, with statistics that know no visitor',
    cookies({
      'cmplz_banner-status': 'dismissed',
      cmplz_functional: 'allow',
      'cmplz_statistics-anonymous': 'allow',
      cmplz_statistics: 'deny',
      cmplz_marketing: 'deny',
    }),
    'refused',
    { functional: true, 'statistics-anonymous': true, statistics: false, marketing: false },
  ),
  sample('complianz', 'what is there before any choice', cookies({ cmplz_functional: 'allow' }), 'none'),
  sample(
    'complianz',
    'a closed banner without categories',
    cookies({ 'cmplz_banner-status': 'dismissed' }),
    'unreadable',
  ),
  sample('matomo', 'consent', cookies({ mtm_consent: '1795305600000' }), 'granted', { matomo: true }, AT),
  sample(
    'matomo',
    'a refusal beside an older consent',
    cookies({ mtm_cookie_consent: '1700000000000', mtm_consent_removed: '1795305600000' }),
    'refused',
    { matomo: false },
    AT,
  ),
  sample(
    'matomo',
    'consent beside a refusal that was taken back',
    cookies({ mtm_consent: '1795305600000', mtm_consent_removed: '' }),
    'granted',
    { matomo: true },
    AT,
  ),
  sample('matomo', 'no moment', cookies({ mtm_consent: 'yes' }), 'unreadable'),
  sample(
    'usercentrics',
    'services that the visitor decided on',
    items({ uc_settings: usercentrics('explicit', false) }),
    'refused',
    { HkocEodjb7: false, 'own-service': false },
    AT,
  ),
  sample('usercentrics', 'the site’s defaults', items({ uc_settings: usercentrics('implicit', true) }), 'none'),
  sample(
    'usercentrics',
    'the third version’s record',
    items({
      ucData: { consent: { services: { HkocEodjb7: { name: 'Google Analytics', consent: true } }, timestamp: AT } },
    }),
    'granted',
    { HkocEodjb7: true },
    AT,
  ),
  sample(
    'usercentrics',
    'everything refused but its own service, which nobody can refuse',
    items({
      ucData: {
        consent: {
          services: {
            H1Vl5NidjWX: { name: 'Usercentrics Consent Management Platform', consent: true },
            HkocEodjb7: { name: 'Google Analytics', consent: false },
          },
          timestamp: AT,
        },
      },
    }),
    'refused',
    { H1Vl5NidjWX: true, HkocEodjb7: false },
    AT,
  ),
  sample(
    'usercentrics',
    'services by the names that the site has kept beside',
    items({
      uc_settings: usercentrics('explicit', true),
      uc_services: { HkocEodjb7: 'Google Analytics', 'own-service': 'OpenStreetMap', 'not-asked': 'Hotjar' },
    }),
    'granted',
    { HkocEodjb7: true, OpenStreetMap: true },
    AT,
  ),
  sample(
    'usercentrics',
    'services, and nothing but words where their names should be',
    items({ uc_settings: usercentrics('explicit', true), uc_services: 'names' }),
    'granted',
    { HkocEodjb7: true, 'own-service': true },
    AT,
  ),
  sample('usercentrics', 'a list', items({ ucData: [] }), 'unreadable'),
  sample('drupal-eu-cookie-compliance', 'disagreed', cookies({ 'cookie-agreed': '0' }), 'refused', { cookies: false }),
  sample('drupal-eu-cookie-compliance', 'agreed', cookies({ 'cookie-agreed': '2' }), 'granted', { cookies: true }),
  sample(
    'drupal-eu-cookie-compliance',
    'agreed, and not yet thanked for it',
    cookies({ 'cookie-agreed': '1' }),
    'granted',
    { cookies: true },
  ),
  sample(
    'drupal-eu-cookie-compliance',
    'nothing but what the site needs',
    cookies({ 'cookie-agreed': '2', 'cookie-agreed-categories': '["necessary"]' }),
    'refused',
    { necessary: true, cookies: false },
  ),
  sample('drupal-eu-cookie-compliance', 'another status', cookies({ 'cookie-agreed': '3' }), 'unreadable'),
  sample(
    'drupal-eu-cookie-compliance',
    'categories of the site’s own naming, accepted in part or whole',
    cookies({ 'cookie-agreed': '2', 'cookie-agreed-categories': '%5B%22essential%22%2C%22statistics%22%5D' }),
    'partial',
    { essential: true, statistics: true },
  ),
  sample(
    'drupal-eu-cookie-compliance',
    'no category accepted',
    cookies({ 'cookie-agreed': '2', 'cookie-agreed-categories': '[]' }),
    'refused',
    { cookies: false },
  ),
  sample(
    'drupal-eu-cookie-compliance',
    'no list of categories',
    cookies({ 'cookie-agreed': '2', 'cookie-agreed-categories': '{}' }),
    'unreadable',
  ),
  sample(
    'drupal-eu-cookie-compliance',
    'categories without a status',
    cookies({ 'cookie-agreed-categories': '[]' }),
    'unreadable',
  ),
  sample(
    'trustcommander',
    'all refused',
    cookies({ TC_PRIVACY: '1@006|47|4898@@1@1795305600000,1795305600000,1829865600000@' }),
    'refused',
    { cookies: false },
    AT,
  ),
  sample(
    'trustcommander',
    'all refused, encoded and parted by another sign',
    cookies({ TC_PRIVACY: '1%21012%7C26%7C4221%21%214%211795305600000%2C1795305600000%21' }),
    'refused',
    { cookies: false },
    AT,
  ),
  sample(
    'trustcommander',
    'all refused by an older banner',
    cookies({ TC_PRIVACY: '1@009@ALL@@1795305600000@' }),
    'refused',
    { cookies: false },
    AT,
  ),
  sample('trustcommander', 'all accepted by an older banner', cookies({ TC_PRIVACY: '0@064@ALL@' }), 'granted', {
    cookies: true,
  }),
  sample(
    'trustcommander',
    'categories accepted whose meaning only the site knows',
    cookies({ TC_PRIVACY: '0%40032%7C1%7C4525%401%2C3%404%401795305600000%40' }),
    'unreadable',
  ),
  sample(
    'trustcommander',
    'some categories refused',
    cookies({ TC_PRIVACY: '1@006|66|645@1,3@4@1795305600000@' }),
    'unreadable',
  ),
  sample(
    'trustcommander',
    'nothing accepted, and nothing refused',
    cookies({ TC_PRIVACY: '0@006|66|645@@4@1795305600000@' }),
    'unreadable',
  ),
  sample('trustcommander', 'no record', cookies({ TC_PRIVACY: '1' }), 'unreadable'),
  sample(
    'iubenda',
    'purposes by their numbers',
    cookies({ '_iub_cs-12345678': iubenda({ purposes: { 1: true, 2: false, 3: true, 4: false, 5: false } }) }),
    'partial',
    { necessary: true, functionality: false, experience: true, measurement: false, marketing: false },
    AT,
  ),
  sample(
    'iubenda',
    'all of the purposes that the site asks about refused',
    cookies({ '_iub_cs-12345678': iubenda({ purposes: { 1: true, 4: false } }) }),
    'refused',
    { necessary: true, measurement: false },
    AT,
  ),
  sample(
    'iubenda',
    'one question, accepted, beside what it keeps for another law',
    cookies({ '_iub_cs-12345678-uspr': '{"s":true}', '_iub_cs-12345678': iubenda({ consent: true }) }),
    'granted',
    { cookies: true },
    AT,
  ),
  sample(
    'iubenda',
    'one question, refused, for one of two languages, after the other',
    cookies({
      '_iub_cs-1': JSON.stringify({ consent: true, timestamp: '2026-11-21T00:00:00.000Z' }),
      '_iub_cs-2': iubenda({ consent: false }),
    }),
    'refused',
    { cookies: false },
    AT,
  ),
  sample(
    'iubenda',
    'kept in storage',
    items({ '_iub_cs-s3913156': { timestamp: AT, version: '1.108.0', purposes: { 1: true, 4: true, 5: false } } }),
    'partial',
    { necessary: true, measurement: true, marketing: false },
    AT,
  ),
  sample('iubenda', 'before a choice', cookies({ '_iub_cs-12345678': '%7B%22id%22%3A12345678%7D' }), 'none'),
  sample('iubenda', 'no object', cookies({ '_iub_cs-12345678': 'true' }), 'unreadable'),
  sample('iubenda', 'another record', cookies({ '_iub_cs-12345678': iubenda({}) }), 'unreadable'),
  sample(
    'civic-cookie-control',
    'categories of the site’s own naming',
    cookies({ CookieControl: civic({ analytics: 'accepted', Marketing: 'revoked' }) }),
    'partial',
    { analytics: true, Marketing: false },
    AT,
  ),
  sample(
    'civic-cookie-control',
    'all accepted',
    cookies({ CookieControl: civic({ analytics: 'accepted' }) }),
    'granted',
    { analytics: true },
    AT,
  ),
  sample(
    'civic-cookie-control',
    'everything refused: only what was changed stands there',
    cookies({ CookieControl: civic({}) }),
    'refused',
    { 'all-cookies': false },
    AT,
  ),
  sample('civic-cookie-control', 'shown, without an answer', cookies({ CookieControl: civic({}, false) }), 'none'),
  sample(
    'civic-cookie-control',
    'nobody has answered yet',
    cookies({ CookieControl: civic({ analytics: 'accepted' }, false) }),
    'none',
  ),
  sample('civic-cookie-control', 'another record', cookies({ CookieControl: 'true' }), 'unreadable'),
  sample(
    'cookiefirst',
    'its categories',
    cookies({ 'cookiefirst-consent': cookiefirst({ performance: true, functional: true, advertising: false }) }),
    'partial',
    { necessary: true, performance: true, functional: true, advertising: false },
    AT,
  ),
  sample(
    'cookiefirst',
    'all but the necessary refused',
    cookies({ 'cookiefirst-consent': cookiefirst({ performance: false, functional: false, advertising: false }) }),
    'refused',
    { necessary: true, performance: false, functional: false, advertising: false },
    AT,
  ),
  sample(
    'cookiefirst',
    'kept in storage',
    items({ 'cookiefirst-consent': { necessary: true, performance: false, functional: false, advertising: false } }),
    'refused',
    { necessary: true, performance: false, functional: false, advertising: false },
  ),
  sample('cookiefirst', 'no object', cookies({ 'cookiefirst-consent': 'true' }), 'unreadable'),
  sample(
    'cookie-script',
    'some of its categories',
    cookies({ CookieScriptConsent: '{"action":"accept","categories":"[\\"performance\\"]","key":"1e64d783"}' }),
    'partial',
    { performance: true },
  ),
  sample(
    'cookie-script',
    'all of its categories, as a list',
    cookies({
      CookieScriptConsent: encodeURIComponent(
        '{"bannershown":1,"action":"accept","consenttime":1718188349,"categories":["targeting","performance","functionality"]}',
      ),
    }),
    'granted',
    { targeting: true, performance: true, functionality: true },
  ),
  sample('cookie-script', 'without categories', cookies({ CookieScriptConsent: '{"action":"accept"}' }), 'granted', {
    cookies: true,
  }),
  sample(
    'cookie-script',
    'everything refused',
    cookies({ CookieScriptConsent: '{"action":"reject","categories":"[]"}' }),
    'refused',
    { cookies: false },
  ),
  sample(
    'cookie-script',
    'accepted, and nothing of what is asked',
    cookies({ CookieScriptConsent: '{"action":"accept","categories":"[]"}' }),
    'unreadable',
  ),
  sample('cookie-script', 'closed', cookies({ CookieScriptConsent: '{"action":"close"}' }), 'none'),
  sample('cookie-script', 'another record', cookies({ CookieScriptConsent: '1' }), 'unreadable'),
  sample(
    'cookie-law-info',
    'categories, of which the choice was seen',
    cookies({
      viewed_cookie_policy: 'yes',
      'cookielawinfo-checkbox-necessary': 'yes',
      'cookielawinfo-checkbox-analytics': 'yes',
      'cookielawinfo-checkbox-advertisement': 'no',
    }),
    'partial',
    { necessary: true, analytics: true, advertisement: false },
  ),
  sample(
    'cookie-law-info',
    'categories, before a choice',
    cookies({ 'cookielawinfo-checkbox-analytics': 'yes' }),
    'none',
  ),
  sample('cookie-law-info', 'one question, accepted', cookies({ viewed_cookie_policy: 'yes' }), 'granted', {
    cookies: true,
  }),
  sample(
    'cookie-law-info',
    'refused, beside the site’s defaults',
    cookies({ viewed_cookie_policy: 'no', 'cookielawinfo-checkbox-analytics': 'yes' }),
    'refused',
    { cookies: false },
  ),
  sample('cookie-law-info', 'another record', cookies({ viewed_cookie_policy: '1' }), 'unreadable'),
  sample(
    'piwik-pro',
    'types of consent',
    cookies({ 'ppms_privacy_6c58358e-1595': piwikPro({ analytics: 1, remarketing: 0 }) }),
    'partial',
    { analytics: true, remarketing: false },
    AT,
  ),
  sample(
    'piwik-pro',
    'one of several is not answered yet',
    cookies({ 'ppms_privacy_6c58358e-1595': piwikPro({ analytics: 1, remarketing: -1 }) }),
    'partial',
    { analytics: true },
    AT,
  ),
  sample(
    'piwik-pro',
    'refused on one of two sites, after the other',
    cookies({
      'ppms_privacy_6c58358e-1595': piwikPro({ analytics: 1 }, '2026-11-21T00:00:00.000Z'),
      'ppms_privacy_8cf8-9b1c061871d0': piwikPro({ analytics: 0 }),
    }),
    'refused',
    { analytics: false },
    AT,
  ),
  sample('piwik-pro', 'not answered', cookies({ 'ppms_privacy_6c58358e-1595': piwikPro({ analytics: -1 }) }), 'none'),
  sample('piwik-pro', 'its reminder closed', cookies({ ppms_privacy_bar_1: '%7B%22status%22%3Atrue%7D' }), 'none'),
  sample(
    'piwik-pro',
    'its reminder closed beside what is not answered',
    cookies({ ppms_privacy_bar_1: '%7B%22status%22%3Atrue%7D', ppms_privacy_1: piwikPro({ analytics: -1 }) }),
    'none',
  ),
  sample(
    'piwik-pro',
    'kept in storage, beside what is no choice',
    items({
      ppms_webstorage: [
        { key: '_pk_id.1', value: 'x', options: {} },
        { key: 'ppms_privacy_bar_1', value: '{"status":true}', options: {} },
        { key: 'ppms_privacy_1', value: decodeURIComponent(piwikPro({ analytics: 0, remarketing: 1 })), options: {} },
      ],
    }),
    'partial',
    { analytics: false, remarketing: true },
    AT,
  ),
  sample(
    'piwik-pro',
    'another record in storage',
    items({ ppms_webstorage: [{ key: 'ppms_privacy_1', value: '[]' }] }),
    'unreadable',
  ),
  sample('piwik-pro', 'another record', cookies({ 'ppms_privacy_6c58358e-1595': '{"consents":1}' }), 'unreadable'),
  sample(
    'silktide',
    'categories of the site’s own naming',
    items({
      'stcm.hasConsented': '1',
      'stcm.consent.essential': 'true',
      'stcm.consent.analytics': 'false',
      'stcm.consent.marketing': 'true',
      silktideCookieBanner_InitialChoice: '1',
      silktideCookieChoice_analytics: 'true',
    }),
    'partial',
    { essential: true, analytics: false, marketing: true },
  ),
  sample(
    'silktide',
    'a banner with a word of its own, beside another that was not answered',
    items({
      'stcm.portal.hasConsented': '1',
      'stcm.portal.consent.analytics': 'false',
      'stcm.consent.essential': 'true',
    }),
    'refused',
    { analytics: false },
  ),
  sample('silktide', 'what is there before any choice', items({ 'stcm.consent.essential': 'true' }), 'none'),
  sample(
    'silktide',
    'categories of its first version',
    items({
      silktideCookieBanner_InitialChoice: '1',
      silktideCookieChoice_necessary: 'true',
      silktideCookieChoice_analytics: 'true',
      silktideCookieChoice_advertising: 'false',
    }),
    'partial',
    { necessary: true, analytics: true, advertising: false },
  ),
  sample(
    'silktide',
    'all but the necessary refused, with an ending of the site’s own',
    items({
      silktideCookieBanner_InitialChoice_fr: '1',
      silktideCookieChoice_essentiels_fr: 'true',
      silktideCookieChoice_analytics_fr: 'false',
      silktideCookieChoice_analytics: 'true',
    }),
    'refused',
    { essentiels: true, analytics: false },
  ),
  sample('silktide', 'no choice yet', items({ silktideCookieChoice_analytics: 'false' }), 'none'),
  sample('silktide', 'a choice without categories', items({ silktideCookieBanner_InitialChoice: '1' }), 'unreadable'),
  sample(
    'silktide',
    'the choices of two banners',
    items({
      silktideCookieBanner_InitialChoice: '1',
      silktideCookieBanner_InitialChoice_b: '1',
      silktideCookieChoice_analytics: 'true',
    }),
    'unreadable',
  ),
  sample(
    'silktide',
    'the choices of two banners of its second version',
    items({ 'stcm.hasConsented': '1', 'stcm.b.hasConsented': '1', 'stcm.consent.analytics': 'true' }),
    'unreadable',
  ),
  sample(
    'react-dsfr',
    'purposes, and parts of one',
    items({
      '@codegouvfr/react-dsfr finalityConsent analytics-video.youtube-video.vimeo': {
        analytics: false,
        video: { youtube: true, vimeo: false, isFullConsent: false },
        isFullConsent: false,
      },
    }),
    'partial',
    { analytics: false, 'video.youtube': true, 'video.vimeo': false },
  ),
  sample(
    'react-dsfr',
    'all refused',
    items({ '@codegouvfr/react-dsfr finalityConsent analytics': { analytics: false, isFullConsent: false } }),
    'refused',
    { analytics: false },
  ),
  sample(
    'react-dsfr',
    'what it asked before, beside what it asks now',
    items({
      '@codegouvfr/react-dsfr finalityConsent analytics': { analytics: true, isFullConsent: true },
      '@codegouvfr/react-dsfr finalityConsent analytics-video': { analytics: false, video: true, isFullConsent: false },
    }),
    'unreadable',
  ),
  sample('react-dsfr', 'no object', items({ '@codegouvfr/react-dsfr finalityConsent a': 'true' }), 'unreadable'),
  sample(
    'cookiehub',
    'all accepted',
    cookies({ cookiehub: cookiehub({ allAllowed: true, categories: [] }) }),
    'granted',
    { cookies: true },
    AT,
  ),
  sample(
    'cookiehub',
    'categories, as older versions list all of them',
    cookies({
      cookiehub: cookiehub({
        categories: [
          { cid: 1, id: 'necessary', value: true },
          { cid: 3, id: 'analytics', value: false },
          { cid: 4, id: 'marketing', value: false },
        ],
      }),
    }),
    'refused',
    { necessary: true, analytics: false, marketing: false },
    AT,
  ),
  sample(
    'cookiehub',
    'not all accepted, and only what was is listed',
    cookies({ cookiehub: cookiehub({ allAllowed: false, categories: [{ cid: 3, id: 'analytics', value: true }] }) }),
    'partial',
    { analytics: true },
    AT,
  ),
  sample(
    'cookiehub',
    'not all accepted, and nothing listed',
    cookies({ cookiehub: cookiehub({ allAllowed: false, categories: [] }) }),
    'unreadable',
  ),
  sample(
    'cookiehub',
    'what is there before any choice',
    cookies({ cookiehub: cookiehub({ answered: false, allAllowed: true, categories: [] }) }),
    'none',
  ),
  sample('cookiehub', 'another record', cookies({ cookiehub: base64([]) }), 'unreadable'),
  sample(
    'termly',
    'categories, beside what is none',
    items(
      termly({
        advertising: false,
        analytics: true,
        essential: true,
        performance: false,
        social_networking: false,
        unclassified: false,
        do_not_sell: true,
        document_version_id: 7373,
      }),
    ),
    'partial',
    {
      advertising: false,
      analytics: true,
      essential: true,
      performance: false,
      social_networking: false,
      unclassified: false,
    },
    AT,
  ),
  sample('termly', 'what is there before any choice', items({ TERMLY_API_CACHE: { DOCUMENT: {} } }), 'none'),
  sample('termly', 'no object', items({ TERMLY_API_CACHE: 'denied' }), 'unreadable'),
  sample('termly', 'another record', items({ TERMLY_API_CACHE: { TERMLY_COOKIE_CONSENT: true } }), 'unreadable'),
  sample('trustarc', 'only what is needed', cookies({ notice_preferences: '0:', notice_gdpr_prefs: '0:' }), 'refused', {
    cookies: false,
  }),
  sample('trustarc', 'the same, in its other cookie alone', cookies({ notice_preferences: '0:' }), 'refused', {
    cookies: false,
  }),
  sample(
    'trustarc',
    'categories of the site’s own',
    cookies({ notice_gdpr_prefs: '0%2C1%2C2:cb8350a2' }),
    'unreadable',
  ),
  sample('trustarc', 'where nobody is asked', cookies({ notice_gdpr_prefs: '0,1,2::implied,us' }), 'none'),
  sample('consentmanager', 'its purposes', cookies({ __cmpcpcu12345: '__1_2_3__' }), 'unreadable'),
  sample(
    'ccm19',
    'ids of the site’s own',
    items({ ccm_consent: { '/': { consent: true, embeddings: ['1b8c114'] } } }),
    'unreadable',
  ),
  sample('osano', 'its record', cookies({ osano_consentmanager: 'Zk3-x_9' }), 'unreadable'),
  sample('hubspot', 'categories', cookies({ __hs_cookie_cat_pref: '1:true,2:false,3:false' }), 'partial', {
    analytics: true,
    advertisement: false,
    functionality: false,
  }),
  sample(
    'hubspot',
    'its other way of parting them',
    cookies({ __hs_cookie_cat_pref: '1:false_2:false_3:false' }),
    'refused',
    {
      analytics: false,
      advertisement: false,
      functionality: false,
    },
  ),
  sample(
    'hubspot',
    'functional alone accepted',
    cookies({ __hs_cookie_cat_pref: '1:false,2:false,3:true' }),
    'partial',
    {
      analytics: false,
      advertisement: false,
      functionality: true,
    },
  ),
  sample('hubspot', 'one question, accepted', cookies({ __hs_opt_out: 'no', __hs_initial_opt_in: 'true' }), 'granted', {
    cookies: true,
  }),
  sample('hubspot', 'one question, refused', cookies({ __hs_opt_out: 'yes' }), 'refused', { cookies: false }),
  sample(
    'hubspot',
    'categories, whatever its one question says',
    cookies({ __hs_opt_out: 'no', __hs_cookie_cat_pref: '1:false' }),
    'refused',
    { analytics: false },
  ),
  sample('hubspot', 'one question, another word', cookies({ __hs_opt_out: 'maybe' }), 'unreadable'),
  sample('hubspot', 'other words', cookies({ __hs_cookie_cat_pref: '1:truest,2:falsehood' }), 'unreadable'),
  sample('hubspot', 'no categories', cookies({ __hs_cookie_cat_pref: 'true' }), 'unreadable'),
];
