import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from 'puppeteer-core';
import type { DriveOptions } from './drive-options.ts';
import { resolverRules } from './host-mapping.ts';

/** How Chromium is started, with a profile in this folder. */
export async function chromiumOptions(options: DriveOptions, folder: string): Promise<LaunchOptions> {
  const { thirdPartyCookies, local, hostMap = [], insecure, language, privateWindow, profile, netLog } = options;
  const block = thirdPartyCookies === 'block';
  await mkdir(join(folder, 'Default'), { recursive: true });
  await writeFile(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: block ? 1 : 0, block_third_party_cookies: block } }),
  );
  return {
    browser: 'chrome',
    userDataDir: folder,
    enableExtensions: true,
    pipe: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${language}`,
      ...(privateWindow ? ['--incognito'] : []),
      ...(netLog === undefined ? [] : [`--log-net-log=${netLog}`]),
      ...(profile === undefined ? [] : ['--restore-last-session']),
      ...(local ? [`--host-resolver-rules=MAP * 127.0.0.1:${local.port}`] : []),
      ...(hostMap.length > 0 ? [`--host-resolver-rules=${resolverRules(hostMap)}`] : []),
      ...((local ?? insecure) ? ['--ignore-certificate-errors'] : []),
    ],
  };
}
