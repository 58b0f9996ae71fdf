import { expect, test } from 'vitest';
import config from '../../../wxt.config.ts';

type Manifest = Record<string, unknown>;
const { manifest } = config as { manifest: (env: { browser: string }) => Manifest };

test.each(['chrome', 'firefox'])(
  'the manifest for %s lets pages of the extension run and ask for nothing but their own',
  (browser) => {
    const { content_security_policy: policy } = manifest({ browser }) as {
      content_security_policy: { extension_pages: string };
    };
    const rules = new Map(
      policy.extension_pages.split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('base-uri')).toBe("'none'");
    expect(rules.get('form-action')).toBe("'none'");
    expect(rules.get('require-trusted-types-for')).toBe("'script'");
    expect(rules.get('trusted-types')).toBe('html-tokens');
    expect(rules.has('connect-src')).toBe(false);
  },
);

test.each(['chrome', 'firefox'])(
  'the manifest for %s opens nothing of the extension to pages or to other extensions',
  (browser) => {
    const keys = Object.keys(manifest({ browser }));
    expect(keys).not.toContain('web_accessible_resources');
    expect(keys).not.toContain('externally_connectable');
  },
);

test('each browser is asked for only from the version on that has all that is used', () => {
  // `publicSuffix`, and with it `browser`, which the polyfill is built without.
  expect(manifest({ browser: 'chrome' })).toMatchObject({ minimum_chrome_version: '153' });
  const { browser_specific_settings: settings = {} } = manifest({ browser: 'firefox' });
  expect(settings).toMatchObject({ gecko: { strict_min_version: '153.0' } });
  // The word that has the store offer it for Firefox on Android, where nothing of it was tried.
  expect(settings).not.toHaveProperty('gecko_android');
});

test.each(['chrome', 'firefox'])('the manifest for %s asks for these permissions, and for none later', (browser) => {
  const asked = Object.entries(manifest({ browser })).filter(([key]) => key.includes('permissions'));
  expect(Object.fromEntries(asked)).toEqual({
    permissions: ['cookies', 'webRequest', 'webNavigation', 'storage', 'scripting', 'publicSuffix'],
    host_permissions: ['<all_urls>'],
  });
});

test('Firefox puts the button where its badge is seen', () => {
  expect(manifest({ browser: 'firefox' })).toMatchObject({ action: { default_area: 'navbar' } });
  expect(manifest({ browser: 'chrome' })).toMatchObject({ action: {} });
});
