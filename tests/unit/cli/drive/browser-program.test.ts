import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserProgram } from '../../../../cli/drive/browser-program.ts';

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
    ['nothing', null, undefined, 'chromium'],
    ['an empty option', '', undefined, 'chromium'],
    ['an empty variable', null, '', 'chromium'],
    ['the variable', null, 'mine', 'mine'],
    ['the option, whatever the variable says', 'mine', 'chromium', 'mine'],
  ])('is the one that is named by %s', (_what, browserPath, variable, found) => {
    const environment = { PATH: folder, CHROMIUM_PATH: variable };
    expect(browserProgram({ browser: 'chromium', browserPath }, environment)).toEqual({ ok: true, path: at(found) });
  });

  test.each(['firefox.app', 'notes.txt', 'nowhere'])('is not %s, which cannot be started', (name) => {
    const found = browserProgram({ browser: 'firefox', browserPath: at(name) }, { PATH: folder });
    expect(found).toEqual({ ok: false, message: `there is no program at ${at(name)}` });
  });
});
