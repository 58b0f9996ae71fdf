import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHARTERS = join(ROOT, 'tests/data/charters');
const HOSTS = readdirSync(CHARTERS).map((file) => file.replace(/\.txt$/, ''));
// Every case starts the command anew, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
const scratch = mkdtempSync(join(tmpdir(), 'miette-charter-'));

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

function run(args: string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'cli/charter.ts'), ...args], { input });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

function file(name: string, contents: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, contents);
  return path;
}

const PAGE =
  '<!DOCTYPE html><html lang="fr"><head><title>Data</title></head><body><h2>Cookies tiers</h2><table><tr><th>Prestataire</th>' +
  '<th>Nom du cookie</th><th>Durée</th><th>Finalité</th></tr><tr><td>Acme &amp; fils</td><td>_a<br>_b</td><td>13 mois</td>' +
  '<td>Mesurer</td></tr>\n<tr><td>Acme</td><td>_c</td><td>session</td></tr></table></body></html>';
const SMALL = 'Cookies tiers\nCookie\tFinalité\n_a\tMesurer\n';

describe('the bundled charters', () => {
  test.each(HOSTS)('the command gives the committed file of %s, byte for byte, on any day', (host) => {
    const path = join(CHARTERS, `${host}.txt`);
    const { status, stdout } = run([path, '--host', host]);
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync(join(ROOT, 'registries/portals', `${host}.json`), 'utf8'));
    const registry = JSON.parse(stdout) as { sha256: string };
    expect(registry.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  const platform = ['sessionid', 'django_language', 'csrftoken', 'cookies_preferences'].map(
    (name) => `necessary/${name}`,
  );

  test.each([
    ['data.bourgesplus.fr', platform],
    ['data.dunkerque-agglo.fr', platform],
    ['data.saint-maur.com', [...platform, 'necessary/_grecaptcha', 'third-party/_grecaptcha']],
    ['opendata.ha-py.fr', platform],
    ['valenciennesmetro.opendatasoft.com', platform],
  ])('the charter of %s declares what its page says', (host, ids) => {
    expect(HOSTS).toContain(host);
    const text = readFileSync(join(ROOT, 'registries/portals', `${host}.json`), 'utf8');
    const { declarations } = JSON.parse(text) as { declarations: { id: string }[] };
    expect(declarations.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the charter command', () => {
  test('reads standard input, and writes its notes beside the result', () => {
    const text = `${SMALL}\nMA VILLE\n\n_b\tCompter\n`;
    const { status, stdout, stderr } = run(['-', '--host', 'Data.Example.FR', '--retrieved', '2026-02-28'], text);
    expect(status).toBe(0);
    expect(stderr).toMatch(/line 5: note: .*MA VILLE/);
    expect(JSON.parse(stdout)).toMatchObject({
      host: 'data.example.fr',
      sourceUrl: 'https://data.example.fr/terms/cookies-policy/',
      retrievedAt: '2026-02-28T00:00:00Z',
      declarations: [{ id: 'third-party/_a' }, { id: 'third-party/_b' }],
    });
    expect(stdout.endsWith('}\n')).toBe(true);
  });

  test('reads HTML cell by cell, and names each row that it doubts', () => {
    const { status, stdout, stderr } = run(['-', '--host', 'data.example.fr'], PAGE);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      language: 'fr',
      declarations: [
        {
          id: 'third-party/_a',
          names: ['_a', '_b'],
          provider: 'Acme & fils',
          service: null,
          purpose: 'Mesurer',
          duration: { text: '13 mois', days: 395 },
          section: 'Cookies tiers',
          category: 'third-party',
        },
        { names: ['_c'], duration: { text: 'session', days: null }, purpose: '', doubt: 'too-few-cells' },
      ],
    });
    expect(stderr).toBe(
      '-, line 2: note: kept third-party/_c with a doubt: it has fewer cells than the table has headings\n',
    );
  });

  test('reads HTML in the encoding that it names', () => {
    const html = Buffer.from(PAGE.replace('<head>', '<head><meta charset="iso-8859-1">'), 'latin1');
    const { status, stdout } = run([file('latin1.html', html), '--host', 'data.example.fr']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ declarations: [{ duration: { days: 395 } }, {}] });
  });

  test('takes the host from the address, or from the charter itself', () => {
    const url = 'https://data.example.fr/terms/cookies-information';
    expect(JSON.parse(run(['-', '--url', url], PAGE).stdout)).toMatchObject({
      host: 'data.example.fr',
      sourceUrl: url,
    });
    const text = `Les cookies de la plateforme <https://opendata.example.fr>\n${SMALL}`;
    expect(JSON.parse(run(['-'], text).stdout)).toMatchObject({
      host: 'opendata.example.fr',
      sourceUrl: 'https://opendata.example.fr/terms/cookies-policy/',
    });
  });

  test('takes the address given, without its query, and the present for a text it does not know', () => {
    const before = Date.now() - 1000;
    const url = 'https://example.fr/cookies';
    const { stdout } = run([file('small.txt', SMALL), '--host', 'data.saint-maur.com', '--url', `${url}?token=1#top`]);
    const { retrievedAt, sourceUrl } = JSON.parse(stdout) as { retrievedAt: string; sourceUrl: string };
    expect(sourceUrl).toBe(url);
    expect(retrievedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(retrievedAt)).toBeGreaterThan(before);
  });

  test.each<[string, () => string, RegExp, string[]?]>([
    ['no such file', () => join(scratch, 'none.txt'), /none\.txt: there is no such file/],
    ['a folder', () => scratch, /is a folder/],
    [
      'a file that is not UTF-8',
      () => file('latin1.txt', Buffer.from(SMALL, 'latin1')),
      /latin1\.txt: this is not UTF-8/,
    ],
    [
      'a broken row',
      () => file('broken.txt', `${SMALL}_b\n_c\t\tX\n`),
      /broken\.txt, line 5: .*3 cells; expected 2 cells/,
    ],
    ['a text without a table', () => file('prose.txt', 'Bonjour\n'), /prose\.txt: no table .*; expected a header row/],
    ['an empty file', () => file('empty.txt', ''), /empty\.txt: no table/],
    [
      'a page without a table',
      () => file('page.html', '<h1>Cookies</h1>'),
      /page\.html: no table .*; expected a header row/,
    ],
    [
      'a charter of no known portal',
      () => file('small.txt', SMALL),
      /small\.txt: .* does not say which portal .*; add --host/,
      [],
    ],
  ])(
    'names file, line and what was expected for %s, and prints nothing else',
    (_, path, message, options = ['--host', 'data.example.fr']) => {
      const { status, stdout, stderr } = run([path(), ...options]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(message);
    },
  );

  test.each([
    ['nothing', []],
    ['no file', ['--host', 'data.example.fr']],
    ['two files', ['a', 'b', '--host', 'data.example.fr']],
    ['an address for a host', ['x.txt', '--host', 'https://data.example.fr/']],
    ['a path for a host', ['x.txt', '--host', '../../etc']],
    ['a day that does not exist', ['x.txt', '--host', 'data.example.fr', '--retrieved', '2026-02-31']],
    ['a day that is to come', ['x.txt', '--host', 'data.example.fr', '--retrieved', '2099-01-01']],
    ['no day', ['x.txt', '--host', 'data.example.fr', '--retrieved', 'yesterday']],
    ['no address', ['x.txt', '--host', 'data.example.fr', '--url', 'cookies']],
    ['an unknown option', ['x.txt', '--hots', 'data.example.fr']],
  ])('explains itself when called with %s', (_, args) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(/^.+\n\nUsage: charter /);
  });

  test('writes the registry where it is told to, and nothing where the charter cannot be read', () => {
    const out = join(scratch, 'data.example.fr.json');
    const { status, stdout } = run([file('small.txt', SMALL), '--host', 'data.example.fr', '--out', out]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const written = readFileSync(out, 'utf8');
    expect(JSON.parse(written)).toMatchObject({ format: 'miette-registry', host: 'data.example.fr' });
    expect(run([file('prose.txt', 'Bonjour'), '--host', 'data.example.fr', '--out', out]).status).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe(written);
    const nowhere = run([file('small.txt', SMALL), '--host', 'data.example.fr', '--out', scratch]);
    expect(nowhere).toMatchObject({ status: 2, stderr: expect.stringContaining(`--out ${scratch}: `) as string });
  });

  test('explains itself when asked', () => {
    const { status, stdout } = run(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: charter /);
  });
});
