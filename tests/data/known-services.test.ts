import { describe, expect, test } from 'vitest';
import { domainOwnersText } from '../../cli/domain-owners-text.ts';
import { readRegistries } from '../../cli/read-registries.ts';
import { serviceIds } from '../../lib/consent/known-keys.ts';
import { buildRegistry } from '../../lib/registry/build-registry.ts';
import { domainOwners } from '../../lib/registry/domain-owners.ts';
import { matchesName, WILDCARD } from '../../lib/registry/name-pattern.ts';
import type { TrackerKind } from '../../lib/tracker/tracker.ts';
import type {
  PlatformRegistry,
  ServicePurpose,
  ServiceRegistry,
  ServiceTrackers,
} from '../../lib/registry/service-registry.ts';

const files = await readRegistries();
const parse = <File>(folder: string) =>
  files.filter(({ file }) => file.startsWith(folder)).map(({ text }) => JSON.parse(text) as File);
const services = parse<ServiceRegistry>('services/');
const [platform] = parse<PlatformRegistry>('platform/');
if (!platform) throw new Error('there is no platform file');
const owners = domainOwnersText(services);
const registry = buildRegistry({ portals: [], services, platform, owners });

const inSite = services.flatMap((service) =>
  service.trackers
    .filter(({ where }) => where === 'site')
    .flatMap((tracker) => tracker.names.map((name) => ({ id: service.id, tracker, name }))),
);

describe('the known services', () => {
  test('are those that open-data portals and public sites meet', () => {
    expect(services.length).toBeGreaterThanOrEqual(100);
    expect(services.filter(({ trackers }) => trackers.length > 0).length).toBeGreaterThanOrEqual(70);
  });

  test.each(services.map((service) => [service.id, service] as const))(
    '%s has its words and its source',
    (_, service) => {
      expect(new URL(service.source).protocol).toBe('https:');
      for (const { purpose } of service.trackers) {
        expect(purpose.en).toMatch(/^\p{Lu}.*[^.]\.$/u);
        expect(purpose.fr).toMatch(/^\p{Lu}.*[^.]\.$/u);
        expect(purpose.fr).not.toBe(purpose.en);
      }
    },
  );

  test.each<[TrackerKind, string, string, ServiceTrackers['for']]>([
    ['cookie', '_fbp', 'meta-pixel', 'service'],
    ['cookie', '_hjSessionUser_123', 'hotjar', 'service'],
    ['cookie', '_hjNewer', 'hotjar', 'service'],
    ['cookie', '__hstc', 'hubspot', 'service'],
    ['cookie', '__hs_opt_out', 'hubspot', 'site'],
    ['cookie', 'mp_0123_mixpanel', 'mixpanel', 'service'],
    ['cookie', 'AMP_0123456789', 'amplitude', 'service'],
    ['cookie', 'AMP_TOKEN', 'google-analytics', 'service'],
    ['cookie', '_gcl_au', 'google-ads-doubleclick', 'service'],
    ['localStorage', 'mapbox.eventData.uuid:b3BlbmRhdGE=', 'mapbox', 'service'],
    ['cookie', '__stripe_mid', 'stripe', 'service'],
    ['cookie', 'crisp-client%2Fsession%2F12-34', 'crisp', 'service'],
    ['cookie', '__cf_bm', 'cloudflare', 'site'],
    ['cookie', 'AWSALBCORS', 'aws-load-balancer', 'site'],
    ['cookie', 'BIGipServerpool_opendata', 'f5-big-ip', 'site'],
    ['cookie', 'visid_incap_1234', 'imperva', 'site'],
    ['cookie', 'datadome', 'datadome', 'site'],
    ['cookie', 'euconsent-v2', 'iab-tcf', 'site'],
    ['cookie', 'axeptio_cookies', 'axeptio', 'site'],
    ['cookie', 'didomi_token', 'didomi', 'site'],
    ['cookie', 'OptanonConsent', 'onetrust', 'site'],
    ['cookie', 'CookieConsent', 'cookiebot', 'site'],
    ['cookie', 'cmplz_statistics', 'complianz', 'site'],
    ['localStorage', 'uc_settings', 'usercentrics', 'site'],
    ['sessionStorage', 'sentryReplaySession', 'sentry', 'site'],
    ['cookie', 'nmstat', 'siteimprove', 'service'],
    ['cookie', 'siteimproveses', 'siteimprove', 'service'],
    ['cookie', 'uslk_umm_1234_s', 'userlike', 'service'],
    ['localStorage', 'uslk_umm_1234', 'userlike', 'service'],
    ['cookie', 'atauthority', 'at-internet-piano', 'site'],
    ['cookie', 'attvtsession', 'at-internet-piano', 'service'],
    ['localStorage', 'tC_Sync', 'commanders-act', 'service'],
    ['cookie', '_twclid', 'x-ads', 'service'],
    ['sessionStorage', 'tt_sessionId', 'tiktok-pixel', 'service'],
    ['cookie', '_scid', 'snap-pixel', 'service'],
    ['localStorage', 'AMP_unsent_0123456789', 'amplitude', 'service'],
    ['cookie', 'TSPD_101', 'f5-big-ip', 'site'],
    ['localStorage', 'NRBA_SESSION::fb35440e', 'new-relic', 'service'],
    ['localStorage', 'AMP_0123456789', 'amplitude', 'service'],
    ['localStorage', 'AMP_remote_config_0123456789', 'amplitude', 'site'],
    ['sessionStorage', 'AI_sentBuffer_1', 'azure-application-insights', 'site'],
    ['cookie', '__mp_opt_in_out_0123', 'mixpanel', 'site'],
    ['sessionStorage', 'mp_tab_id_mixpanel_0123', 'mixpanel', 'site'],
    ['localStorage', '__ph_opt_in_out_phc_0123', 'posthog', 'site'],
  ])('know who sets the %s %s in the site’s own storage: %s, for the %s', (kind, name, id, whom) => {
    const found = registry.serviceTrackerByName(kind, name, 'site');
    expect([found?.service.id, found?.tracker.for]).toEqual([id, whom]);
  });

  test.each([
    ['connect.facebook.net', 'facebook'],
    ['px.ads.linkedin.com', 'linkedin-insight-tag'],
    ['player.vimeo.com', 'vimeo'],
    ['tile.jawg.io', 'jawg'],
    ['a.tile.openstreetmap.org', 'openstreetmap'],
    ['a.tile.openstreetmap.fr', 'openstreetmap-france'],
    ['data.geopf.fr', 'ign-geoplateforme'],
    ['maps.googleapis.com', 'google-maps'],
    ['fonts.gstatic.com', 'google-fonts'],
    ['www.googletagmanager.com', 'google-tag-manager'],
    ['challenges.cloudflare.com', 'cloudflare-turnstile'],
    ['static.axept.io', 'axeptio'],
    ['sdk.privacy-center.org', 'didomi'],
    ['flo.uri.sh', 'flourish'],
    ['api-adresse.data.gouv.fr', 'data-gouv-fr'],
    ['app.powerbi.com', 'power-bi'],
    ['forms.office.com', 'microsoft-365'],
    ['www.google.at', 'google'],
    ['www.google.cat', 'google'],
  ])('know the owner of %s: %s', (host, id) => {
    expect(registry.serviceOfDomain(host)?.id).toBe(id);
  });
});

describe('in the site’s own storage', () => {
  const withPurpose = (purpose: ServicePurpose) =>
    services.filter((service) => service.purpose === purpose).map(({ id }) => id);
  const known = (purpose: ServicePurpose) => inSite.filter(({ id }) => withPurpose(purpose).includes(id));

  test('a consent manager keeps the choice for the site', () => {
    expect(known('consent').length).toBeGreaterThan(30);
    expect(known('consent').filter(({ tracker }) => tracker.for !== 'site')).toEqual([]);
  });

  test('an advertiser sets nothing for the site but a refusal', () => {
    const forSite = known('advertising').filter(({ tracker }) => tracker.for === 'site');
    expect(forSite.map(({ name }) => name)).toEqual(['ELQOPTOUT']);
  });

  test('what only tries whether the browser keeps cookies follows nobody', () => {
    const trials = inSite.filter(({ tracker }) => tracker.purpose.en.startsWith('Tries whether'));
    expect(trials.map(({ name }) => name)).toEqual(expect.arrayContaining(['AMP_TEST', 'com.adobe.alloy.getTld']));
    // This one stays for a year.
    expect(trials.filter(({ tracker }) => tracker.for !== 'site').map(({ name }) => name)).toEqual([
      '_tt_enable_cookie',
    ]);
  });

  test.each(['matomo', 'plausible', 'posthog', 'snowplow', 'umami', 'dynatrace', 'sentry'])(
    '%s, which a site may run itself, is not third-party by its names',
    (id) => {
      const own = inSite.filter((entry) => entry.id === id);
      expect(own.length).toBeGreaterThan(0);
      expect(own.filter(({ tracker }) => tracker.for !== 'site')).toEqual([]);
    },
  );
});

describe('names in the site’s own storage', () => {
  test('overlap only where the exact name or the pattern that says more goes first', () => {
    const overlaps = inSite.flatMap(({ id, tracker, name }) =>
      inSite
        .filter((other) => other.id !== id && other.tracker.kind === tracker.kind && other.name.includes(WILDCARD))
        .filter((other) => matchesName(other.name, name.replaceAll(WILDCARD, 'x')))
        .map((other) => `${name} of ${id} follows ${other.name} of ${other.id}`),
    );
    expect(overlaps).toEqual([
      'AMP_ECID_* of google-analytics follows AMP_* of amplitude',
      'AMP_TOKEN of google-analytics follows AMP_* of amplitude',
      '_pk_id.*-*-*-*-*.* of piwik-pro follows _pk_id.* of matomo',
      '_pk_ses.*-*-*-*-*.* of piwik-pro follows _pk_ses.* of matomo',
    ]);
    expect(registry.serviceTrackerByName('cookie', 'AMP_ECID_GOOGLE', 'site')?.service.id).toBe('google-analytics');
    expect(registry.serviceTrackerByName('cookie', 'AMP_0123456789', 'site')?.service.id).toBe('amplitude');
  });

  test('are none that the platform sets', () => {
    const names = platform.trackers.flatMap((tracker) => tracker.names);
    for (const { name } of inSite) expect(names.filter((known) => matchesName(name, known))).toEqual([]);
  });
});

test('every service that a banner asks about has its file', () => {
  expect(serviceIds.length).toBeGreaterThan(0);
  expect(serviceIds.filter((id) => !services.some((service) => service.id === id))).toEqual([]);
});

describe('owners of domains', () => {
  const ownerOf = domainOwners(owners);

  test('are bundled for the domains that no service lists', () => {
    const domains = owners.split('\n').flatMap((line) => line.split('\t').slice(1));
    expect(domains.length).toBeGreaterThan(100);
    expect(domains.filter((domain) => registry.serviceOfDomain(domain))).toEqual([]);
    expect(new Set(domains).size).toBe(domains.length);
  });

  test.each([
    ['ib.adnxs.com', 'AppNexus'],
    ['fastlane.rubiconproject.com', 'Rubicon Project'],
    ['cdn.jsdelivr.net', 'JSDelivr CDN'],
    ['login.microsoft.com', 'Microsoft'],
    ['tags.tiqcdn.com', 'Tealium'],
    ['track1.aniview.com', null],
    ['video.llnwd.net', null],
    ['www.google-analytics.com', null],
    ['anybody.github.io', null],
    ['anybody.cloudfront.net', null],
    ['data.saint-maur.com', null],
    ['www.example.fr', null],
  ])('of %s: %s', (host, owner) => {
    expect(ownerOf(host)).toBe(owner);
  });
});
