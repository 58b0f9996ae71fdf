import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DriveOptions } from '../../cli/drive/drive-options.ts';

/** An extension that does one thing, to hold Miette against. */
interface BareExtension {
  permissions: readonly string[];
  background?: string;
  /** Further files, by name. */
  files?: Readonly<Record<string, string>>;
}

export const bareExtensions = {
  /** Does nothing. */
  empty: { permissions: [] },
  /** Hears of every answer's headers, cookies included, and does nothing with them. */
  listening: {
    permissions: ['webRequest'],
    background: `
      const { OnHeadersReceivedOptions = {} } = chrome.webRequest;
      const extra = Object.values(OnHeadersReceivedOptions).includes('extraHeaders') ? ['extraHeaders'] : [];
      chrome.webRequest.onHeadersReceived.addListener(() => {}, { urls: ['<all_urls>'] }, ['responseHeaders', ...extra]);`,
  },
  /** Hears of all that Miette does, but what scripts in pages see, and does nothing with it. */
  hearing: {
    permissions: ['webRequest', 'webNavigation', 'cookies'],
    background: `
      const { webRequest, webNavigation, cookies } = chrome;
      const everything = { urls: ['<all_urls>'] };
      const navigations = { ...everything, types: ['main_frame'] };
      const extra = (options = {}) => (Object.values(options).includes('extraHeaders') ? ['extraHeaders'] : []);
      const nothing = () => {};
      webRequest.onBeforeRequest.addListener(nothing, navigations);
      webRequest.onErrorOccurred.addListener(nothing, navigations);
      webRequest.onHeadersReceived.addListener(
        nothing, everything, ['responseHeaders', ...extra(webRequest.OnHeadersReceivedOptions)]);
      webRequest.onSendHeaders.addListener(
        nothing, everything, ['requestHeaders', ...extra(webRequest.OnSendHeadersOptions)]);
      webNavigation.onCommitted.addListener(nothing);
      webNavigation.onErrorOccurred.addListener(nothing);
      cookies.onChanged.addListener(nothing);`,
  },
  /** Has a page that prints a line for each cookie of the jar, from the start again until there are as many as asked for. */
  list: {
    permissions: ['cookies'],
    files: {
      'list.html':
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Cookies</title><ul></ul><script type="module" src="list.js"></script></html>',
      'list.js': `
        const wanted = Number(new URLSearchParams(location.search).get('rows'));
        const cookies = await chrome.cookies.getAll({ partitionKey: {} });
        const list = document.querySelector('ul');
        for (let at = 0; at < wanted; at++) {
          const { name, domain, path } = cookies[at % cookies.length];
          const item = document.createElement('li');
          item.textContent = [name, domain, path].join(' ');
          list.append(item);
        }`,
    },
  },
} as const satisfies Record<string, BareExtension>;

/** Writes a bare extension into a folder of its own within `parent`; gives that folder. */
export async function writeExtension(
  parent: string,
  name: keyof typeof bareExtensions,
  browser: DriveOptions['browser'],
): Promise<string> {
  const { permissions, background = '', files = {} }: BareExtension = bareExtensions[name];
  const folder = join(parent, `${name}-${browser}`);
  const script = 'background.js';
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    permissions,
    host_permissions: ['<all_urls>'],
    ...(browser === 'firefox'
      ? {
          background: { scripts: [script] },
          browser_specific_settings: { gecko: { id: `${name}@bench.example`, strict_min_version: '140.0' } },
        }
      : { background: { service_worker: script } }),
  };
  await mkdir(folder, { recursive: true });
  const all = { 'manifest.json': JSON.stringify(manifest), [script]: background, ...files };
  for (const [file, text] of Object.entries(all)) await writeFile(join(folder, file), text);
  return folder;
}
