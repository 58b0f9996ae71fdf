import { describe, expect, test } from 'vitest';
import { buildRegistry } from '../../../lib/registry/build-registry.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import type { PlatformRegistry, ServiceRegistry, ServiceTrackers } from '../../../lib/registry/service-registry.ts';

const words = { en: 'x', fr: 'x' };

function tracker(
  names: string[],
  where: 'service' | 'site',
  kind: ServiceTrackers['kind'] = 'cookie',
): ServiceTrackers {
  return { kind, names, where, for: 'service', purpose: words, days: null };
}

function service(id: string, provider: string, rest: Partial<ServiceRegistry>): ServiceRegistry {
  return {
    format: 'miette-service',
    version: 1,
    id,
    provider,
    service: id,
    aliases: [],
    purpose: 'other',
    domains: [],
    trackers: [],
    source: 'https://example.org/',
    ...rest,
  };
}

const captcha = service('captcha', 'Acme', {
  service: 'reCAPTCHA',
  aliases: ['Acme ReCaptcha'],
  domains: ['www.acme.com', 'captcha.net'],
  trackers: [tracker(['_CAPTCHA'], 'service'), tracker(['_captcha'], 'site', 'localStorage')],
});
const measure = service('measure', 'Acme', {
  service: 'Mesure d’été',
  domains: ['acme.com'],
  trackers: [tracker(['_m', '_m_*', '_m_x_*', '*_tail'], 'site'), tracker(['uid'], 'service')],
});
const other = service('other', 'Autre', { domains: ['autre.fr'], trackers: [tracker(['uid'], 'service')] });

const shield = service('shield', 'Bouclier', {
  purpose: 'security',
  domains: ['bouclier.fr'],
  trackers: [{ ...tracker(['_shield', '_shield_*'], 'site'), for: 'site' }, tracker(['lang', '_shield'], 'service')],
});
const balancer = service('balancer', 'Sans domaine', {
  purpose: 'infrastructure',
  trackers: [{ ...tracker(['BALANCE'], 'site'), for: 'site' }],
});
const counter = service('counter', 'Compteur', {
  purpose: 'audience-measurement',
  trackers: [{ ...tracker(['_count'], 'site'), for: 'site' }, tracker(['count_server'], 'service')],
});
const hosted = service('hosted', 'Hébergé', {
  purpose: 'audience-measurement',
  trackers: [tracker(['_hosted'], 'site'), tracker(['hosted_server'], 'service')],
});
const brief = service('brief', 'Abc', { domains: ['abc.com'] });
const owners = 'Autre\tautre-cdn.net\nTiers\ttiers.net\tsub.acme.com';

const platform: PlatformRegistry = {
  format: 'miette-platform',
  version: 1,
  id: 'platform',
  provider: 'Opendatasoft',
  aliases: ['Huwise'],
  portalDomains: ['opendatasoft.com'],
  trackers: [
    { kind: 'cookie', names: ['sessionid'], service: words, purpose: words, category: 'necessary' },
    { kind: 'unspecified', names: ['ods-*'], service: words, purpose: words, category: 'necessary' },
  ],
  source: 'https://example.org/',
  retrievedAt: '2026-11-22T00:00:00Z',
};

const portal: PortalRegistry = {
  format: 'miette-registry',
  version: 1,
  host: 'data.example.fr',
  sourceUrl: 'https://data.example.fr/terms/cookies-policy/',
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: '0'.repeat(64),
  declarations: [],
};

const registry = buildRegistry({
  portals: [portal],
  platform,
  services: [captcha, measure, other, shield, balancer, counter, hosted, brief],
  owners,
});

describe('the registry', () => {
  test.each([
    ['data.example.fr', portal],
    ['DATA.EXAMPLE.FR.', portal],
    ['example.fr', null],
    ['x.data.example.fr', null],
  ])('finds the portal of %s', (host, expected) => {
    expect(registry.portal(host)).toBe(expected);
  });

  test.each([
    ['ville.opendatasoft.com', true],
    ['Ville.OpenDataSoft.com', true],
    ['opendatasoft.com', false],
    ['notopendatasoft.com', false],
    ['opendatasoft.com.evil.org', false],
  ])('knows whether the platform serves %s: %s', (host, expected) => {
    expect(registry.isPlatformHost(host)).toBe(expected);
  });

  test.each([
    ['www.acme.com', captcha],
    ['a.www.acme.com', captcha],
    ['acme.com', measure],
    ['ads.acme.com', measure],
    ['notacme.com', null],
    ['com', null],
  ])('finds the service of the domain %s by its longest domain', (host, expected) => {
    expect(registry.serviceOfDomain(host)).toBe(expected);
  });

  test.each([
    ['Acme ReCaptcha', captcha],
    ['acme re-CAPTCHA', captcha],
    ['reCAPTCHA', captcha],
    ['Acme mesure d ete', measure],
    ['Acme', null],
    ['Inconnu', null],
    ['', null],
  ])('finds the service that a charter calls %j', (name, expected) => {
    expect(registry.serviceOfProvider(name)).toBe(expected);
  });

  test.each([
    ['cookie', '_m', 'site', ['_m', '_m_*', '_m_x_*', '*_tail']],
    ['cookie', '_m_1', 'site', ['_m', '_m_*', '_m_x_*', '*_tail']],
    ['cookie', 'x_tail', 'site', ['_m', '_m_*', '_m_x_*', '*_tail']],
    ['localStorage', '_captcha', 'site', ['_captcha']],
    ['cookie', '_CAPTCHA', 'service', ['_CAPTCHA']],
    ['cookie', '_CAPTCHA', 'site', null],
    ['cookie', '_captcha', 'site', null],
    ['sessionStorage', '_m', 'site', null],
    ['cookie', '_M', 'site', null],
  ] as const)('finds what sets the %s %s on the %s', (kind, name, where, names) => {
    expect(registry.serviceTrackerByName(kind, name, where)?.tracker.names ?? null).toEqual(names);
  });

  test('finds what one service sets where another sets the same name', () => {
    expect(registry.trackerOfService(other, 'cookie', 'uid', 'service')).toBe(other.trackers[0]);
    expect(registry.trackerOfService(other, 'cookie', '_m', 'site')).toBeNull();
  });

  test.each([
    ['cookie', 'sessionid', true],
    ['localStorage', 'sessionid', false],
    ['localStorage', 'ods-popin', true],
    ['cookie', 'x', false],
  ] as const)('knows whether the platform sets the %s %s: %s', (kind, name, known) => {
    expect(registry.platformTracker(kind, name) !== null).toBe(known);
  });

  test.each([
    ['Acme ReCaptcha', 'www.acme.com', 'yes'],
    ['Acme ReCaptcha', 'ads.acme.com', 'yes'],
    ['ACME', 'captcha.net', 'yes'],
    ['Acme', 'autre.fr', 'no'],
    ['Acme', 'notacme.com', 'no'],
    ['Acme', 'notre.acme.fr', 'yes'],
    ['Acme ReCaptcha', 'acme.fr', 'yes'],
    ['Acme', 'acme.evil.fr', 'no'],
    ['Acme ReCaptcha', 'recaptcha.fr', 'no'],
    ['Abc', 'abc.fr', 'no'],
    ['Huwise', 'ville.opendatasoft.com', 'yes'],
    ['Opendatasoft', 'acme.com', 'no'],
    ['Inconnu', 'acme.com', 'unknown'],
    ['', 'acme.com', 'unknown'],
    ['Autre', 'x.autre-cdn.net', 'yes'],
    ['tiers', 'tiers.net', 'yes'],
    ['Tiers', 'acme.com', 'unknown'],
    ['Acme', 'tiers.net', 'no'],
    ['Sans domaine', 'acme.com', 'unknown'],
    ['Acme Ireland Operations Limited', 'www.acme.com', 'yes'],
    ['Acme ReCaptcha par Acme', 'captcha.net', 'yes'],
    ['Acme Ireland Operations Limited', 'autre.fr', 'unknown'],
    ['Acmeville', 'acme.com', 'unknown'],
    ['La Acme', 'acme.com', 'unknown'],
  ])('knows whether %j owns %s: %s', (provider, host, owns) => {
    expect(registry.ownsDomain(provider, host)).toBe(owns);
  });

  test.each([
    ['cookie', '_CAPTCHA', captcha],
    ['cookie', '_m_x_1', measure],
    ['cookie', '_shield', shield],
    ['localStorage', '_CAPTCHA', null],
    ['cookie', 'uid', null],
    ['cookie', 'lang', null],
    ['cookie', 'unheard-of', null],
  ] as const)('knows whom the %s %s looks like', (kind, name, expected) => {
    expect(registry.lookAlike(kind, name)).toBe(expected);
  });

  test.each([
    ['Bouclier', '_shield_1', 'shield'],
    ['bouclier shield', '_shield', 'shield'],
    ['Sans domaine', 'BALANCE', 'balancer'],
    ['Compteur', 'count_server', 'counter'],
    ['Hébergé', 'hosted_server', undefined],
    ['Acme', '_shield', undefined],
    ['Acme', '_m', undefined],
    ['Bouclier', 'lang', undefined],
    ['Inconnu', '_shield', undefined],
  ])('knows by what %s sets %s for the sites of others: %s', (provider, name, expected) => {
    expect(registry.setsForOthers(provider, 'cookie', name)?.id).toBe(expected);
  });

  test.each([
    ['x.tiers.net', 'Tiers'],
    ['sub.acme.com', 'Tiers'],
    ['acme.com', null],
    ['static.opendatasoft.com', 'Opendatasoft'],
  ])('knows the owner of %s that no service lists: %s', (host, owner) => {
    expect(registry.ownerOfDomain(host)).toBe(owner);
  });
});
