import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserProgram, otherBrowserFault } from '../../../../cli/drive/browser-program.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'miette-browsers-'));
  await mkdir(at('firefox.app'));
  for (const name of ['chromium', 'mine', 'notes.txt']) await writeFile(at(name), '#!/bin/sh\n');
  for (const name of ['chromium', 'mine']) await chmod(at(name), 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the program of a browser', () => {
  test.each([
    ['nothing', null, undefined, 'chromium', null],
    ['an empty option', '', undefined, 'chromium', null],
    ['an empty variable', null, '', 'chromium', null],
    ['the variable', null, 'mine', 'mine', 'CHROMIUM_PATH'],
    ['the option, whatever the variable says', 'mine', 'chromium', 'mine', '--browser-path'],
  ])('is the one that is named by %s', (_what, browserPath, variable, found, namedBy) => {
    const environment = { PATH: folder, CHROMIUM_PATH: variable };
    expect(browserProgram({ browser: 'chromium', browserPath }, environment)).toEqual({
      ok: true,
      path: at(found),
      namedBy,
    });
  });

  test.each(['firefox.app', 'notes.txt', 'nowhere'])('is not %s, which cannot be started', (name) => {
    const found = browserProgram({ browser: 'firefox', browserPath: at(name) }, { PATH: folder });
    expect(found).toEqual({ ok: false, message: `there is no program at ${at(name)}` });
  });
});

describe('a program that was named', () => {
  const says = async (text: string) => {
    await writeFile(at('named'), `#!/bin/sh\n[ "$*" = --version ] && echo '${text}'\n`, { mode: 0o755 });
    return at('named');
  };

  test.each([
    ['Mozilla Firefox 140.3.0esr', 'chromium', 'add --browser firefox'],
    ['Google Chrome 148.0.7778.96 ', 'firefox', 'leave out --browser firefox'],
    ['Microsoft Edge 148.0.3967.54', 'firefox', 'leave out --browser firefox'],
  ] as const)('and is %s is not driven as %s', async (text, browser, advice) => {
    const path = await says(text);
    expect(await otherBrowserFault(browser, { path, namedBy: '--browser-path' })).toBe(
      `${path} is ${text.trim()}: ${advice}`,
    );
  });

  test('by a variable is told with that', async () => {
    const path = await says('Mozilla Firefox 140.3.0esr');
    expect(await otherBrowserFault('chromium', { path, namedBy: 'CHROMIUM_PATH' })).toBe(
      `CHROMIUM_PATH is ${path}, which is Mozilla Firefox 140.3.0esr: correct it or unset it`,
    );
  });

  test.each([
    ['Chromium 148.0.7778.96', 'chromium'],
    ['Mozilla Firefox 140.3.0esr', 'firefox'],
    ['Brave 1.90', 'chromium'],
    ['', 'firefox'],
  ] as const)('and says %j may be driven as %s', async (text, browser) => {
    expect(await otherBrowserFault(browser, { path: await says(text), namedBy: '--browser-path' })).toBeNull();
  });

  test('and cannot be asked may be driven', async () => {
    expect(await otherBrowserFault('firefox', { path: at('notes.txt'), namedBy: '--browser-path' })).toBeNull();
  });
});
