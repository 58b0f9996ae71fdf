import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mergeParts } from '../../../../cli/audit/merge.ts';
import { outcomesIn, readParts } from '../../../../cli/audit/read-parts.ts';
import { openStateFolder } from '../../../../cli/audit/state-folder.ts';
import { failed, report, session, START, stranger } from './samples.ts';

const options = {
  pages: 1,
  choices: ['none'] as const,
  browser: 'chromium',
  thirdPartyCookies: 'allow',
  wait: 5,
  hostMap: [],
  insecure: false,
  language: 'en',
} as const;
const asked = { ...options, choices: [...options.choices], hostMap: [] };
const target = { portal: 'data.saint-maur.com', urls: ['https://data.saint-maur.com/'] };
const stateOf = (outcomes: unknown[]) =>
  JSON.stringify({ format: 'miette-audit-state', version: 1, portal: 'data.a.fr', asked: '', outcomes });
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'miette-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a state folder', () => {
  test('gives back what was found of a finished portal', async () => {
    await (await openStateFolder(join(folder, 'new'), asked)).save(target, [report()]);
    const again = await openStateFolder(join(folder, 'new'), asked);
    expect(await again.finished(target)).toEqual([report()]);
    expect(await again.finished({ ...target, portal: 'data.a.fr' })).toBeNull();
  });

  test('holds a portal that could not be audited for no finished one', async () => {
    const state = await openStateFolder(folder, asked);
    await state.save(target, [report(), failed('data.saint-maur.com')]);
    expect(await state.finished(target)).toBeNull();
  });

  test('holds what was found by other options for nothing', async () => {
    await (await openStateFolder(folder, asked)).save(target, [report()]);
    const refusing = await openStateFolder(folder, { ...asked, choices: ['refuse'] });
    expect(await refusing.finished(target)).toBeNull();
    const french = await openStateFolder(folder, { ...asked, language: 'fr' });
    expect(await french.finished(target)).toBeNull();
    const other = await openStateFolder(folder, asked);
    expect(
      await other.finished({ ...target, urls: [...target.urls, 'https://data.saint-maur.com/explore/'] }),
    ).toBeNull();
  });

  test('holds what a version without languages found for one in English', async () => {
    const { language: _language, ...before } = asked;
    const { urls, portal } = target;
    const hash = createHash('sha256')
      .update(JSON.stringify({ urls, ...before }))
      .digest('hex');
    const state = { format: 'miette-audit-state', version: 1, portal, asked: hash, outcomes: [report()] };
    await writeFile(join(folder, `${portal}.json`), JSON.stringify(state));
    expect(await (await openStateFolder(folder, asked)).finished(target)).toEqual([report()]);
  });

  test('is not confused by a file that was cut off, and leaves none behind', async () => {
    const state = await openStateFolder(folder, asked);
    await writeFile(join(folder, 'data.saint-maur.com.json'), '{"format":"miette-audit-sta');
    expect(await state.finished(target)).toBeNull();
    await state.save(target, [report()]);
    expect(await readdir(folder)).toEqual(['data.saint-maur.com.json']);
  });
});

describe('the parts of a divided run', () => {
  const later = report({ trackers: [session, stranger], at: START + 1000 });

  test('are read from files and folders of either kind', async () => {
    await writeFile(join(folder, 'a.json'), JSON.stringify([report().report]));
    const state = await openStateFolder(join(folder, 'state'), asked);
    await state.save({ portal: 'data.a.fr', urls: ['https://data.a.fr/'] }, [failed('data.a.fr')]);
    expect(await readParts([folder])).toEqual([[report()], [failed('data.a.fr')]]);
    expect(await readParts([join(folder, 'a.json')])).toEqual([[report()]]);
  });

  test('are one result, in which the later visit counts, and a report before none', () => {
    const elsewhere = report({ url: 'https://data.bourgesplus.fr/' });
    expect(mergeParts([[later], [report(), elsewhere]])).toEqual([later, elsewhere]);
    expect(mergeParts([[failed('data.saint-maur.com')], [report()], [failed('data.saint-maur.com')]])).toEqual([
      report(),
    ]);
  });

  test('keep two visits that differ in the queries of their addresses alone', () => {
    expect(mergeParts([[report(), later]])).toEqual([report(), later]);
  });

  test.each([
    ['not json', 'this is not JSON'],
    ['{}', 'expected an array of reports'],
    ['[1]', 'expected an array of reports'],
    ['[{"format":"miette-report","version":2}]', 'expected an array of reports'],
  ])('are not %s', (text, message) => {
    expect(() => outcomesIn(text, 'part.json')).toThrow(`part.json: ${message}`);
  });

  test.each([
    ['a charter', JSON.stringify([{ ...report().report, charter: undefined }])],
    ['a tracker’s id', JSON.stringify([{ ...report().report, trackers: [null] }])],
    ['the address that was asked for', JSON.stringify([{ ...report().report, audit: {} }])],
    ['an outcome', stateOf([null])],
    ['the reason of a failure', stateOf([{ kind: 'problem', requested: 'https://data.a.fr/' }])],
  ])('are not what lacks %s', (_what, text) => {
    expect(() => outcomesIn(text, 'part.json')).toThrow('part.json: expected an array of reports');
  });

  test.each([
    ['one', (saved: object) => JSON.stringify(saved)],
    ['a list', (saved: object) => JSON.stringify([saved])],
    ['one with a byte order mark', (saved: object) => `\ufeff${JSON.stringify(saved)}`],
  ])('may be reports that were saved from the popup: %s', (_how, written) => {
    const saved = { ...report({ url: 'https://data.bourgesplus.fr/explore/' }).report, audit: undefined };
    expect(outcomesIn(written(saved), 'saved.json')).toMatchObject([
      { portal: 'data.bourgesplus.fr', report: { audit: { requested: 'https://data.bourgesplus.fr/explore/' } } },
    ]);
  });

  test('are missed by name', async () => {
    await expect(readParts([join(folder, 'nowhere')])).rejects.toThrow('there is no such file or folder');
  });
});
