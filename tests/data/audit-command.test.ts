import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { PortalState } from '../../cli/audit/state-folder.ts';
import { failed, report, session, stranger } from '../unit/cli/audit/samples.ts';

const COMMAND = fileURLToPath(new URL('../../cli/audit.ts', import.meta.url));
// Every case starts the command anew, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
const scratch = mkdtempSync(join(tmpdir(), 'miette-audit-'));
const at = (name: string) => join(scratch, name);
const warned = at('warned.json');
writeFileSync(warned, JSON.stringify([report({ trackers: [session, stranger] }).report]));
mkdirSync(at('folder'));

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

function run(args: string[]) {
  return spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
}

describe('a merge', () => {
  const none = at('none.json');
  writeFileSync(none, '[]');

  test.each([
    ['a folder without a file', at('folder')],
    ['an array without a report', none],
  ])('of nothing but %s is refused', (_what, part) => {
    const { status, stdout, stderr } = run(['merge', part]);
    expect({ status, stdout, stderr }).toEqual({
      status: 64,
      stdout: '',
      stderr: `audit: ${part}: the parts hold no result\n`,
    });
  });

  test('may have parts that hold none, and be compared with none', () => {
    const { status, stdout } = run(['merge', none, at('folder'), warned, '--baseline', none, '--fail-on', 'never']);
    expect(status).toBe(0);
    expect(stdout).toContain('1 portal, 1 report');
  });

  test('of a state folder tells what could not be audited, of which no array of reports knows', () => {
    const outcomes = [failed('data.a.fr')];
    const state: PortalState = { format: 'miette-audit-state', version: 1, portal: 'data.a.fr', asked: '', outcomes };
    mkdirSync(at('state'));
    writeFileSync(at('state/data.a.fr.json'), JSON.stringify(state));
    const { status, stdout } = run(['merge', at('state'), warned]);
    expect(status).toBe(2);
    expect(stdout).toContain('Could not be audited\n  data.a.fr: nothing answers');
  });
});

describe('a list of addresses', () => {
  const written = '# Forêt\r\n"https://données.fr";Ville\r\nurl;Ville\r\n';

  test.each([
    ['UTF-8', Buffer.from(written)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${written}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${written}`, 'utf16le')],
    ['the encoding of Excel’s tables', Buffer.from(written, 'latin1')],
  ])('is read in %s, and what is none is named before anything is visited', (_encoding, bytes) => {
    writeFileSync(at('list.csv'), bytes);
    const { status, stderr } = run(['--from', at('list.csv'), '--browser-path', '/nowhere']);
    expect({ status, stderr }).toEqual({
      status: 64,
      stderr: `audit: --from ${at('list.csv')}, line 3: "url" is no address of a page: expected one such as https://data.example.fr/\n`,
    });
  });

  test('must be there', () => {
    const { status, stderr } = run(['--from', at('no-list.txt')]);
    expect({ status, stderr }).toEqual({
      status: 64,
      stderr: `audit: --from ${at('no-list.txt')}: there is no such file\n`,
    });
  });
});

test('a browser that is the other one is told before anything is visited', () => {
  writeFileSync(at('firefox'), '#!/bin/sh\necho Mozilla Firefox 153.0\n', { mode: 0o755 });
  const { status, stdout, stderr } = run(['data.a.fr', '--browser-path', at('firefox')]);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: `audit: nothing could be audited: ${at('firefox')} is Mozilla Firefox 153.0: add --browser firefox\n`,
  });
});

describe('the places of results', () => {
  test('are made where there are none', () => {
    const { status } = run(['merge', warned, '--json', at('a/b.json'), '--csv', at('c/d.csv'), '--html', at('e/f')]);
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(at('a/b.json'), 'utf8'))).toHaveLength(1);
  });

  test.each([
    ['--json', ''],
    ['--json', at('folder')],
    ['--csv', join(warned, 'under-a-file.csv')],
    ['--html', warned],
  ])('that cannot be written to are named before anything is visited: %s %s', (option, path) => {
    const { status, stdout, stderr } = run(['merge', at('nowhere.json'), option, path]);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^audit: ${option} ${path}: .+\\n$`));
  });

  test('that fail in the end take nothing from the summary, and are told with an exit code of their own', () => {
    mkdirSync(at('html/index.html'), { recursive: true });
    const { status, stdout, stderr } = run(['merge', warned, '--html', at('html')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^audit: not all results could be written: EISDIR.+\n$/);
    expect(stdout).toMatch(/data\.saint-maur\.com +none +1 /);
  });

  test.each([
    ['the summary', '', 1],
    ['the reports', '--json -', 2],
  ])('may end before they are told whole: %s', (_what, option, status) => {
    const script = `"$0" "$1" merge "$2" ${option} | true; exit \${PIPESTATUS[0]}`;
    const ended = spawnSync('bash', ['-c', script, process.execPath, COMMAND, warned], { encoding: 'utf8' });
    expect(ended.stderr).not.toContain('Unhandled');
    expect(ended.status).toBe(status);
  });
});
