import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRegistries, readRegistrySchemas } from '../../cli/read-registries.ts';
import { registryFaults } from '../../cli/registry-faults.ts';
import { schemaValidator } from '../../cli/schema-faults.ts';
import { schemaTexts } from '../../cli/schema-texts.ts';
import { buildRegistry } from '../../lib/registry/build-registry.ts';
import { faultLine } from '../../lib/registry/faults/fault.ts';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import type { PlatformRegistry, ServiceRegistry } from '../../lib/registry/service-registry.ts';

const files = await readRegistries();
const schemas = await readRegistrySchemas();
const PORTAL = 'portals/data.saint-maur.com.json';
const SERVICE = 'services/matomo.json';

/** The faults of the real files with one of them changed. */
function faultsWith(file: string, change: (text: string) => string, name = file): string[] {
  const changed = files.map((entry) => (entry.file === file ? { file: name, text: change(entry.text) } : entry));
  expect(changed).not.toEqual(files);
  return registryFaults(changed, schemas).map(faultLine);
}

const swap = (text: string, from: string, to: string) => text.replace(from, () => to);

test('the files under registries/ are as they should be', () => {
  expect(registryFaults(files, schemas).map(faultLine)).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(100);
});

test.each([...schemaTexts()])('schemas/%s is what the types say', (name, text) => {
  expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8')).toBe(text);
});

describe('a broken file is named with its field and the remedy', () => {
  test.each([
    ['{ "text": "13 mois" }', ['declarations[0].duration.days: the field is missing; add it']],
    [
      '{ "text": "13 mois", "days": "395" }',
      ['declarations[0].duration.days: "395" is of the wrong type; write number or null'],
    ],
  ])('once, where it may be null and is half an object: %s', (duration, told) => {
    const text = readFileSync(new URL(`../../registries/${PORTAL}`, import.meta.url), 'utf8');
    const registry = JSON.parse(text) as { declarations: { duration: unknown }[] };
    for (const row of registry.declarations.slice(0, 1)) row.duration = JSON.parse(duration);
    const broken = { file: PORTAL, text: `${JSON.stringify(registry, null, 2)}\n` };
    expect(registryFaults([broken], schemas).map(faultLine)).toEqual(told.map((line) => `${PORTAL}: ${line}`));
  });

  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a typing mistake in a field',
      PORTAL,
      (t) => swap(t, '"purpose"', '"purpos"'),
      /declarations\[0\]\.purpos: there is no such field; .*section/,
    ],
    [
      'a missing field',
      PORTAL,
      (t) => swap(t, '"purpose"', '"purpos"'),
      /declarations\[0\]\.purpose: the field is missing; add it/,
    ],
    [
      'an unknown field',
      SERVICE,
      (t) => swap(t, '"id"', '"colour": 1,\n  "id"'),
      /: colour: there is no such field; .*provider/,
    ],
    [
      'another host',
      PORTAL,
      (t) => swap(t, '"host": "data', '"host": "date'),
      /host: the file is named data\.saint-maur\.com\.json .*; name it date\./,
    ],
    [
      'no host name',
      PORTAL,
      (t) => swap(t, '"host": "', '"host": "https://'),
      /host: "https:.* is no host name; write the host/,
    ],
    [
      'a bad hash',
      PORTAL,
      (t) => t.replace(/"sha256": "./, '"sha256": "X'),
      /sha256: "X.* cannot be read; write the SHA-256/,
    ],
    ['a bad time', PORTAL, (t) => swap(t, '-22T', '-52T'), /retrievedAt: .*-52T.*; write a time in ISO 8601/],
    ['a time elsewhere', PORTAL, (t) => swap(t, '00:00:00Z', '00:00:00+01:00'), /retrievedAt: .*; write a time in UTC/],
    ['a bad address', SERVICE, (t) => swap(t, '"https://matomo', '"matomo'), /source: .*; write a/],
    [
      'another format',
      PORTAL,
      (t) => swap(t, 'miette-registry', 'miette'),
      /format: "miette" is not expected here; write "miette-registry"/,
    ],
    [
      'an unknown word',
      PORTAL,
      (t) => swap(t, '"category": "necessary"', '"category": "needed"'),
      /declarations\[0\]\.category: "needed" .*; write necessary or/,
    ],
    ['another type', PORTAL, (t) => swap(t, '"version": 1', '"version": "1"'), /version: "1" /],
    [
      'swapped fields',
      PORTAL,
      (t) => t.replace(/( {2}"host".*\n)( {2}"sourceUrl".*\n)/, '$2$1'),
      /sourceUrl: stands where "host" is expected; write the fields in the order format, version, host/,
    ],
    [
      'swapped fields inside',
      PORTAL,
      (t) => t.replace(/( {6}"kind".*\n)( {6}"provider".*\n)/, '$2$1'),
      /declarations\[0\]\.provider: stands where "kind" is expected/,
    ],
    ['a field given twice', PORTAL, (t) => swap(t, '  "host"', '  "host": "x.fr",\n  "host"'), /the layout differs/],
    ['another layout', PORTAL, (t) => t.trimEnd(), /the layout differs .*; indent by two spaces/],
    ['no JSON', PORTAL, (t) => t.slice(1), /this is not JSON: .*; correct it/],
    [
      'an id given twice',
      PORTAL,
      (t) => swap(t, '"necessary/csrftoken"', '"necessary/sessionid"'),
      /declarations\[2\]\.id: .*declarations\[0\] already/,
    ],
    [
      'an id of another category',
      PORTAL,
      (t) => swap(t, '"necessary/csrftoken"', '"x/csrftoken"'),
      /declarations\[2\]\.id: .*does not begin with/,
    ],
    [
      'no declarations',
      PORTAL,
      (t) => `${JSON.stringify({ ...(JSON.parse(t) as object), declarations: [] }, null, 2)}\n`,
      /declarations: there is none/,
    ],
    [
      'a control character',
      PORTAL,
      (t) => swap(t, '"sessionid"\n', '"session\\u0007id"\n'),
      /names\[0\]: the name holds a control character/,
    ],
    [
      'white space left',
      PORTAL,
      (t) => swap(t, '"Opendatasoft"', '"Opendatasoft "'),
      /declarations\[0\]\.provider: white space is not collapsed/,
    ],
    [
      'another id',
      SERVICE,
      (t) => swap(t, '"id": "matomo"', '"id": "piwik"'),
      /id: the file is named matomo\.json .*; name it piwik\.json/,
    ],
    [
      'no domain',
      SERVICE,
      (t) => swap(t, '"matomo.cloud"', '"https://matomo.cloud"'),
      /domains\[1\]: "https:.*" is no domain; write a domain/,
    ],
    [
      'a name given twice',
      SERVICE,
      (t) => swap(t, '"_pk_hsr.*"', '"_pk_cvar.*"'),
      /names\[1\]: "_pk_cvar\.\*" stands at .*names\[0\] already/,
    ],
    [
      'no lifetime',
      SERVICE,
      (t) => swap(t, '"days": 395', '"days": 0'),
      /trackers\[0\]\.days: 0 is no lifetime; write null/,
    ],
    [
      'names in another order',
      SERVICE,
      (t) => t.replace(/( +"mtm_consent",\n)( +"mtm_consent_removed",\n)/, '$2$1'),
      /trackers\[\d\]\.names\[0\]: "mtm_consent_removed" stands where "mtm_consent" is expected; .* in the order mtm_consent, /,
    ],
    [
      'domains in another order',
      SERVICE,
      (t) => t.replace(/( +"innocraft\.cloud"),\n( +"matomo\.cloud")\n/, '$2,\n$1\n'),
      /domains\[0\]: "matomo\.cloud" stands where "innocraft\.cloud" is expected/,
    ],
    [
      'aliases in another order',
      SERVICE,
      (t) => swap(t, '"InnoCraft"', '"Zzz"'),
      /aliases\[0\]: "Zzz" stands where "Matomo Analytics" is expected/,
    ],
    [
      'a name that could be anybody’s',
      SERVICE,
      (t) => swap(t, '"_pk_id.*"', '"visitor_id"'),
      /trackers\[0\]\.names\[0\]: "visitor_id" could be anybody's .*; leave it out here/,
    ],
    [
      'a pattern of such a name',
      SERVICE,
      (t) => swap(t, '"_pk_id.*"', '"session-*"'),
      /trackers\[0\]\.names\[0\]: "session-\*" could be anybody's/,
    ],
    [
      'a pattern that matches anything',
      SERVICE,
      (t) => swap(t, '"_pk_id.*"', '"_*_"'),
      /trackers\[0\]\.names\[0\]: "_\*_" matches names of anybody; write a pattern/,
    ],
    [
      'a name of the platform in the site’s own jar',
      SERVICE,
      (t) => swap(t, '"_pk_id.*"', '"cookies_preferences"'),
      /trackers\[0\]\.names\[0\]: platform\/opendatasoft\.json, trackers\[3\]\.names\[0\], claims the cookie "cookies_preferences"/,
    ],
    [
      'neither domains nor trackers',
      SERVICE,
      (t) => `${JSON.stringify({ ...(JSON.parse(t) as object), domains: [], trackers: [] }, null, 2)}\n`,
      /trackers: there is none, and no domain either; name its domains/,
    ],
    [
      'a sister that no file has',
      'services/facebook.json',
      (t) => swap(t, '"meta-pixel"', '"meta-pixels"'),
      /sisters\[0\]: there is no service "meta-pixels"; write the id of a service/,
    ],
    [
      'an alias of another service',
      SERVICE,
      (t) => swap(t, '"Piwik"', '"AT-Internet"'),
      /the name "AT-?\s?Internet" already; keep it in one place/,
    ],
    [
      'a domain of another service',
      SERVICE,
      (t) => swap(t, '"innocraft.cloud"', '"doubleclick.net"'),
      /claims the domain doubleclick\.net already/,
    ],
    [
      'a name in the jar of another service',
      SERVICE,
      (t) => swap(t, '"_pk_id.*"', '"_ga"'),
      /claims the cookie "_ga" in the site's own storage already/,
    ],
  ])('%s', (_, file, change, expected) => {
    const faults = faultsWith(file, change);
    expect(faults.join('\n')).toMatch(expected);
    expect(faults.every((line) => /^(portals|services)\/[^ ]+\.json: .+; .+/.test(line))).toBe(true);
  });

  test('a file that belongs nowhere', () => {
    expect(faultsWith(PORTAL, (text) => text, 'portals/old/x.txt')).toEqual([
      expect.stringMatching(/^portals\/old\/x\.txt: no file of this name belongs here; keep/),
    ]);
  });
});

describe('the real registry', () => {
  const parse = <File>(folder: string) =>
    files.filter(({ file }) => file.startsWith(folder)).map(({ text }) => JSON.parse(text) as File);
  const [platform] = parse<PlatformRegistry>('platform/');
  if (!platform) throw new Error('there is no platform file');
  const registry = buildRegistry({
    portals: parse<PortalRegistry>('portals/'),
    services: parse<ServiceRegistry>('services/'),
    platform,
  });

  test.each([
    ['Google ReCaptcha', 'google-recaptcha'],
    ['Google', 'google'],
    ['google analytics', 'google-analytics'],
    ['Xiti', 'at-internet-piano'],
    ['AT-Internet', 'at-internet-piano'],
    ['Eulerian Technologies', 'eulerian'],
    ['Opendatasoft', null],
  ])('knows the provider %s', (name, id) => {
    expect(registry.serviceOfProvider(name)?.id ?? null).toBe(id);
  });

  test.each([
    ['www.google.com', 'google-recaptcha'],
    ['www.recaptcha.net', 'google-recaptcha'],
    ['google.com', 'google'],
    ['stats.g.doubleclick.net', 'google-ads-doubleclick'],
    ['ville.matomo.cloud', 'matomo'],
    ['logs1412.xiti.com', 'at-internet-piano'],
    ['notgoogle.com', null],
  ])('knows the owner of %s', (host, id) => {
    expect(registry.serviceOfDomain(host)?.id ?? null).toBe(id);
  });

  test.each([
    ['cookie', '_ga_ABC', 'google-analytics', 'service'],
    ['cookie', '_gat_UA-1', 'google-analytics', 'service'],
    ['cookie', '_pk_id.12.ab34', 'matomo', 'site'],
    ['cookie', 'tarteaucitron', 'tarteaucitron', 'site'],
    ['localStorage', '_grecaptcha', 'google-recaptcha', 'service'],
    ['cookie', 'sessionid', undefined, undefined],
    ['cookie', '_grecaptcha', undefined, undefined],
  ] as const)('knows who sets the %s %s in the site’s own storage, and for whom', (kind, name, id, whom) => {
    const match = registry.serviceTrackerByName(kind, name, 'site');
    expect([match?.service.id, match?.tracker.for]).toEqual([id, whom]);
  });

  test('knows the owner behind a declared provider', () => {
    expect(registry.ownsDomain('Google ReCaptcha', 'www.google.com')).toBe('yes');
    expect(registry.ownsDomain('Google ReCaptcha', 'google.com')).toBe('yes');
    expect(registry.ownsDomain('Matomo', 'www.google.com')).toBe('no');
    expect(registry.ownsDomain('Huwise', 'valenciennesmetro.opendatasoft.com')).toBe('yes');
    expect(registry.ownsDomain('Ma ville', 'www.google.com')).toBe('unknown');
  });

  test.each([
    ['cookie', 'csrftoken'],
    ['localStorage', 'ods-popin-displayed-bienvenue'],
    ['sessionStorage', 'ods-popin-displayed-bienvenue'],
  ] as const)('knows the platform’s %s %s', (kind, name) => {
    expect(registry.platformTracker(kind, name)?.category).toBe('necessary');
  });
});

describe('the schema of the report', () => {
  const validate = schemaValidator(JSON.parse(schemaTexts().get('report.schema.json') ?? '') as object);
  const report = {
    format: 'miette-report',
    version: 1,
    generatedAt: '2026-11-22T10:00:00.000Z',
    tool: { name: 'miette', version: '1.0.0' },
    browser: { name: 'firefox', version: '153' },
    page: {
      url: 'https://data.example.fr/explore/',
      host: 'data.example.fr',
      site: 'example.fr',
      visitStartedAt: '2026-11-22T09:59:00Z',
      observedFromStart: true,
      thirdPartyCookies: 'unknown',
    },
    charter: null,
    consent: { state: 'none', mechanism: null, choices: { matomo: true }, decidedAt: null, history: [] },
    trackers: [],
    leftOut: 0,
    findings: [],
    badge: { text: '', level: 'quiet' },
  };

  test.each([
    ['a report', report, true],
    ['new fields', { ...report, more: 1, page: { ...report.page, more: 1 } }, true],
    ['a missing field', { ...report, badge: { text: '' } }, false],
    ['a day for a time', { ...report, generatedAt: '2026-11-22' }, false],
    ['a choice that is no yes or no', { ...report, consent: { ...report.consent, choices: { a: 'yes' } } }, false],
  ])('takes or refuses %s', (_, value, valid) => {
    expect(validate(value)).toBe(valid);
  });
});
