import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { launchBrowser } from '../../../../cli/drive/launch-browser.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['chromium', 'firefox'] as const)(
  '%s that does not start is told by name, and leaves nothing',
  async (browser) => {
    const folder = await mkdtemp(join(tmpdir(), 'miette-launch-'));
    vi.stubEnv('TMPDIR', folder);
    const launching = launchBrowser({
      browser,
      // Node takes none of a browser's options.
      executablePath: process.execPath,
      extensionDir: 'none',
      headless: true,
      thirdPartyCookies: 'allow',
      language: 'fr',
      hostMap: [{ host: 'data.a.fr', address: '127.0.0.1', port: 1 }],
    });
    await expect(launching).rejects.toThrow(`${browser} does not start`);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  },
);
