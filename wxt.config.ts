import { join } from 'node:path';
import type {} from '@wxt-dev/module-svelte';
import { defineConfig } from 'wxt';
import { languages } from './lib/words/languages.ts';
import { browserParts } from './scripts/lib/browser-parts.ts';
import { leanFramework } from './scripts/lib/lean-framework.ts';
import { leanPolyfill } from './scripts/lib/lean-polyfill.ts';
import { leanPreload } from './scripts/lib/lean-preload.ts';
import { leanSchemas } from './scripts/lib/lean-schemas.ts';
import { browserMessages } from './scripts/lib/locale-files.ts';
import { parsedMessages } from './scripts/lib/parsed-messages.ts';
import { plainNames } from './scripts/lib/plain-names.ts';
import { popupChunks } from './scripts/lib/popup-chunks.ts';
import { portalHostConstants } from './scripts/lib/portal-host-constants.ts';
import { iconName, iconSizes, iconSizesOf, iconStates, renderIcons } from './scripts/lib/render-icons.ts';
import { serviceConstants } from './scripts/lib/service-constants.ts';

/** Nothing runs or loads but what the package holds, and nothing is sent. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types html-tokens',
].join('; ');

/** What an organisation may hand over by policy; Chrome wants it described. */
const managedSchema = {
  type: 'object',
  properties: {
    charters: {
      title: 'Charters',
      description: 'Each entry is the text of a registry file, as the settings of Miette export it.',
      type: 'array',
      items: { type: 'string' },
    },
  },
};
const MANAGED_SCHEMA = 'managed-schema.json';

const iconPaths = Object.fromEntries(iconSizes.map((size) => [size, `icons/${iconName('quiet', size)}`]));

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/module-svelte'],
  // Fragments as trees are made by createElement, so no page of ours parses HTML from a string.
  svelte: { vite: { compilerOptions: { fragments: 'tree', cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}` } } },
  webExt: { disabled: true },
  vite: () => ({
    plugins: [
      parsedMessages(),
      leanFramework(),
      leanPolyfill(),
      leanPreload(),
      leanSchemas(),
      plainNames(),
      popupChunks({
        popup: join(import.meta.dirname, 'entrypoints/popup/index.html'),
        background: join(import.meta.dirname, 'entrypoints/background/index.ts'),
      }),
      browserParts(),
    ],
    build: { modulePreload: false },
    define: { ...portalHostConstants(import.meta.dirname), ...serviceConstants(import.meta.dirname) },
  }),
  zip: { excludeSources: ['artifacts/**'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: iconPaths,
    // In the menu of extensions, where Firefox puts a button otherwise, nobody sees its badge.
    action: browser === 'firefox' ? { default_area: 'navbar' } : {},
    permissions: ['cookies', 'webRequest', 'webNavigation', 'storage', 'scripting', 'publicSuffix'],
    host_permissions: ['<all_urls>'],
    incognito: 'spanning',
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['observe.js'],
        all_frames: true,
        match_origin_as_fallback: true,
        run_at: 'document_start',
      },
    ],
    content_security_policy: { extension_pages: pagePolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'miette@open-data-charters',
              // The first that names documents in `webNavigation`; before 148 a frame is not told what it lies in.
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // The first Chrome that lets extensions ask its public suffix list.
        { minimum_chrome_version: '153', storage: { managed_schema: MANAGED_SCHEMA } }),
  }),
  hooks: {
    // Without imports of its own choosing WXT still adds them: `storage`, to a file that calls a variable so.
    'config:resolved'(wxt) {
      Object.assign(wxt.config.imports, { autoImport: false });
    },
    async 'build:publicAssets'(wxt, files) {
      const { root, wxtDir, browser } = wxt.config;
      if (wxt.config.browser === 'chrome')
        files.push({ relativeDest: MANAGED_SCHEMA, contents: JSON.stringify(managedSchema) });
      for (const language of languages) {
        files.push({
          relativeDest: `_locales/${language}/messages.json`,
          contents: browserMessages(root, language),
        });
      }
      for (const state of ['quiet', 'warning', 'unobserved'] as const) {
        const source = join(root, 'assets', iconStates[state]);
        for (const { size, file } of await renderIcons(
          source,
          join(wxtDir, 'icons', browser, state),
          iconSizesOf(state),
        )) {
          files.push({ relativeDest: `icons/${iconName(state, size)}`, absoluteSrc: file });
        }
      }
    },
    // WXT takes the button's title from the popup's <title>, which is in one language only.
    'build:manifestGenerated'(_wxt, manifest) {
      const { action = {} } = manifest as { action?: object };
      Object.assign(manifest, { action: { ...action, default_title: '__MSG_actionTitle__' } });
    },
  },
});
