import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildRegistry } from '../../../lib/registry/build-registry.ts';
import { IMPORT_LIMITS } from '../../../lib/registry/added/import-limits.ts';
import { importRegistries, type Imported } from '../../../lib/registry/added/import-registries.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import { webUrl } from '../../../lib/tracker/address.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { realRegistry } from '../match/real-registry.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const FILE = read('registries/portals/data.saint-maur.com.json');
const CHARTERS = [
  read('tests/data/charters/data.saint-maur.com.txt'),
  '<h2>Cookies tiers</h2><table><tr><th>Prestataire<th>Nom du cookie<tr><td>Acme<td>_a<tr><td>Acme<td>_b</table>',
];

function importText(text: string): Imported {
  const about = { sha256: 'a'.repeat(64), at: '2026-11-25T10:00:00Z', host: 'data.example.fr', sourceUrl: null };
  return importRegistries({ text, bytes: text.length, ...about });
}

/** What is imported is used as the bundled registries are, and can be imported again. */
function expectUsable(registries: readonly PortalRegistry[]): void {
  const { platform } = realRegistry;
  const registry = buildRegistry({ portals: registries, platform, services: [] });
  for (const portal of registries) {
    expect(registry.portal(portal.host)).toBe(portal);
    expect(webUrl(portal.sourceUrl)).not.toBeNull();
    expect(portal.declarations.length).toBeLessThanOrEqual(IMPORT_LIMITS.declarations);
    expect(importText(JSON.stringify(portal))).toEqual({ ok: true, registries: [portal] });
  }
  expect(({} as Record<string, unknown>)['host']).toBeUndefined();
}

/** Says whether a file was refused, for reasons short enough to show. */
function reasons(imported: Imported): string[] {
  if (imported.ok) return [];
  expect(imported.faults.length).toBeGreaterThan(0);
  expect(imported.faults.length).toBeLessThanOrEqual(21);
  for (const { place, found } of imported.faults) expect(`${place}${found}`.length).toBeLessThan(400);
  return imported.faults.map(({ code }) => code);
}

/** Every place in a JSON value, as the keys that lead there. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Object.entries(value as Record<string, unknown>);
  return [path, ...parts.flatMap(([key, part]) => places(part, [...path, key]))];
}

function changedAt(
  file: PortalRegistry,
  path: readonly (string | number)[],
  change: (holder: Record<string, unknown>, key: string) => void,
): string {
  const copy = structuredClone(file);
  const holder = path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy);
  change(holder as Record<string, unknown>, String(path.at(-1)));
  return JSON.stringify(copy);
}

const file = JSON.parse(FILE) as PortalRegistry;
const place = fc.constantFrom(...places(file).filter((path) => path.length > 0));
const instead = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    'x',
    'necessary',
    'third-party',
    'data.example.fr',
    'https://data.example.fr/c',
    null,
    'x'.repeat(6000),
  ),
);

test(
  'a registry with anything in place of one of its parts is refused with reasons, or can be used',
  () => {
    const codes = new Set<string>();
    let accepted = 0;
    fc.assert(
      fc.property(place, fc.option(instead), fc.boolean(), (path, value, remove) => {
        const text = changedAt(file, path, (holder, key) => {
          if (remove) Reflect.deleteProperty(holder, key);
          else holder[key] = value;
        });
        const imported = importText(text);
        for (const code of reasons(imported)) codes.add(code);
        if (!imported.ok) return;
        accepted++;
        expectUsable(imported.registries);
      }),
      { numRuns: 2 * numRuns },
    );
    expect(accepted).toBeGreaterThan(10);
    expect([...codes]).toEqual(expect.arrayContaining(['missing-field', 'wrong-value', 'too-long']));
  },
  timeout,
);

test(
  'a charter broken anywhere is refused with reasons, or becomes a registry that can be used',
  () => {
    const codes = new Set<string>();
    let accepted = 0;
    const put = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('\t', '\n', '<tr>', '<td>', '</table>', '<table>', '; ', '\u0007', '\u202e', 'x'.repeat(6000)),
    );
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put });
    fc.assert(
      fc.property(
        fc.constantFrom(...CHARTERS),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (charter, changes) => {
          const text = changes.reduce((before, { at, cut, put: between }) => {
            const from = Math.floor(at * before.length);
            return before.slice(0, from) + between + before.slice(from + cut);
          }, charter);
          const imported = importText(text);
          for (const code of reasons(imported)) codes.add(code);
          if (!imported.ok) return;
          accepted++;
          expectUsable(imported.registries);
        },
      ),
      { numRuns },
    );
    expect(accepted).toBeGreaterThan(10);
    expect([...codes].some((code) => code.startsWith('charter-'))).toBe(true);
  },
  timeout,
);
