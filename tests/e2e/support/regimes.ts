import { join } from 'node:path';
import { inject } from 'vitest';
import { installedBrowser } from '../../../cli/drive/browser-program.ts';
import type { DriveOptions } from '../../../cli/drive/drive-options.ts';

/** A browser, and how it treats third-party cookies: what differs between readers. */
export interface Regime {
  name: string;
  browser: DriveOptions['browser'];
  thirdPartyCookies: DriveOptions['thirdPartyCookies'];
  /** An unpartitioned cookie of a third party is stored. */
  keepsThirdParties: boolean;
}

export const regimes: readonly Regime[] = [
  {
    name: 'Chromium, third-party cookies allowed',
    browser: 'chromium',
    thirdPartyCookies: 'allow',
    keepsThirdParties: true,
  },
  {
    name: 'Chromium, third-party cookies refused',
    browser: 'chromium',
    thirdPartyCookies: 'block',
    keepsThirdParties: false,
  },
  { name: 'Firefox', browser: 'firefox', thirdPartyCookies: 'allow', keepsThirdParties: true },
];

/** One regime for each browser, where only the browser matters. */
export const browsers: readonly Regime[] = regimes.filter(({ keepsThirdParties }) => keepsThirdParties);

/** Every page that a test opens is one of the replicas. */
export type ReplicaOptions = DriveOptions & { local: NonNullable<DriveOptions['local']> };

/** @param local where the replicas answer, when not those that all tests share */
export function driveOptions(
  { browser, thirdPartyCookies }: Regime,
  local: ReplicaOptions['local'] = { hosts: inject('portalHosts'), port: inject('portalPort') },
): ReplicaOptions {
  const chromium = browser === 'chromium';
  return {
    browser,
    thirdPartyCookies,
    executablePath: installedBrowser(browser),
    extensionDir: join(import.meta.dirname, '../../../.output', chromium ? 'chrome-mv3' : 'firefox-mv3'),
    headless: true,
    local,
    language: 'fr',
  };
}
