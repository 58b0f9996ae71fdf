import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDIT_USAGE } from '../../../cli/audit/usage.ts';
import { EXIT } from '../../../cli/audit/exit-code.ts';
import { CHARTER_LIMITS } from '../../../lib/charter/charter-limits.ts';
import type { Doubt } from '../../../lib/charter/declaration.ts';
import { IMPORT_LIMITS } from '../../../lib/registry/added/import-limits.ts';
import { clipped, visitLimits } from '../../../lib/visit/limits.ts';
import config from '../../../wxt.config.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');
const security = read('SECURITY.md');
const privacy = read('PRIVACY.md');
/** Whether a document has a sentence, however its lines are broken. */
const says = (text: string, sentence: string) => text.replaceAll(/\s+/g, ' ').includes(sentence);

/** The rows of the table below a heading row, cells without their marks of code. */
function rowsBelow(text: string, heading: RegExp): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => heading.test(line)) + 2;
  const end = lines.findIndex((line, at) => at >= start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

const constant = (file: string, name: string) =>
  Number(new RegExp(`${name} = ([\\d_]+)`).exec(read(file))?.[1]?.replaceAll('_', ''));
const grouped = (number: number) => number.toLocaleString('en');

describe('the README tells as it is', () => {
  test('the limits of one visit', () => {
    const { attempts, cookies, items, hosts, characters, counted } = visitLimits;
    expect(attempts).toBe(cookies);
    expect(items).toBe(cookies);
    const limits = rowsBelow(readme, /^\| limit of one visit/).map(([, limit]) => limit);
    const past = ['MOST_PAST', 'MOST_PAST_CHARACTERS'].map((name) => constant('lib/visit/tab-navigations.ts', name));
    const text = clipped('x'.repeat(5000)).length;
    expect(limits).toEqual([cookies, hosts, characters, text, counted, ...past].map(grouped));
  });

  test('the limits of a file and of a charter’s page', () => {
    const { bytes, registries, declarations } = IMPORT_LIMITS;
    expect(
      says(
        readme,
        `A file may be ${bytes / 1e6} MB, with at most ${grouped(registries)} registries of at most ${grouped(declarations)} rows`,
      ),
    ).toBe(true);
    const { rows, names } = CHARTER_LIMITS;
    expect(says(readme, `more than ${grouped(rows)} table rows of any kind, or ${grouped(names)} names`)).toBe(true);
  });

  test('each rule with its severity', () => {
    const files = readdirSync(join(root, 'lib/findings')).map((file) => read(`lib/findings/${file}`));
    const rules = files.flatMap((text) => {
      const [, rule] = /^ +rule: '(.+)',$/m.exec(text) ?? [];
      const [, severity] = /^ +severity: '(.+)',$/m.exec(text) ?? [];
      return rule ? `${rule} ${severity ?? ''}` : [];
    });
    const told = rowsBelow(readme, /^\| rule /).map(([rule = '', severity = '']) => `${rule} ${severity}`);
    expect(told.toSorted()).toEqual(rules.toSorted());
  });

  test('only options that the audit has, and its exit codes', () => {
    const [, audit = ''] = readme.split('## Audit from a terminal');
    const options = audit.slice(0, audit.indexOf('### With a crawler')).match(/`--[a-z-]+/g) ?? [];
    expect(options.length).toBeGreaterThan(15);
    for (const option of options.map((each) => each.slice(1)).filter((each) => each !== '--help'))
      expect(AUDIT_USAGE.includes(`  ${option} `), option).toBe(true);
    const codes = rowsBelow(readme, /^\| exit code/).map(([code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });
});

describe.each([
  ['README.md', readme],
  ['PRIVACY.md', privacy],
])('%s tells as it is', (_name, text) => {
  const { manifest } = config as { manifest: (env: { browser: string }) => Record<string, unknown> };

  test.each(['chrome', 'firefox'])('each permission of the manifest for %s, and no other', (browser) => {
    const { permissions, host_permissions: hosts } = manifest({ browser });
    const [all, ...told] = rowsBelow(text, /^\| Permission/i).map(([permission]) => permission);
    expect([all, hosts]).toEqual(['Access to all sites', ['<all_urls>']]);
    expect(told).toEqual(permissions);
  });
});

describe('PRIVACY.md tells as it is', () => {
  test('how much is kept at most', () => {
    const kept = /keptLimits = \{ read: (\d+), added: ([\d_]+) \}/.exec(read('lib/platform/charters/kept-charters.ts'));
    const saved = /limits = \{ visits: (\d+), bytes: ([\d_]+) \}/.exec(read('lib/platform/pages/saved-visits.ts'));
    const megabytes = (digits = '') => Number(digits.replaceAll('_', '')) / 1e6;
    expect(privacy).toContain(
      `at most ${kept?.[1] ?? ''}; and those that you added from files, at most ${megabytes(kept?.[2])} MB`,
    );
    expect(says(privacy, `At most ${saved?.[1] ?? ''} visits and ${megabytes(saved?.[2])} MB together`)).toBe(true);
    expect(says(readme, `all that is added, ${megabytes(kept?.[2])} MB`)).toBe(true);
  });
});

test('every file that SECURITY.md names as a cover is there', () => {
  const files = [...security.matchAll(/`((?:tests|scripts)\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('registries/README.md explains every doubt', () => {
  const meanings: Record<Doubt, true> = {
    'too-few-cells': true,
    'too-many-cells': true,
    'merged-cells': true,
    'name-in-prose': true,
    'lost-characters': true,
    'outside-of-tables': true,
  };
  const told = rowsBelow(read('registries/README.md'), /^\| `doubt`/).map(([doubt]) => doubt);
  expect(told).toEqual(Object.keys(meanings));
});
