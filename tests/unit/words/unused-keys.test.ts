import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = process.cwd();

/** All code that says something, as text. */
const code = ['lib', 'entrypoints', 'cli']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
  )
  .filter((file) => /\.(ts|svelte)$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Keys made of fixed parts and values: `` `verdict.${level}.${moment}` ``. */
const patterns = [...code.matchAll(/`([a-z][\w.-]*\.(?:\$\{[^`]+\}|[\w.-])*)`/g)].map(
  ([, template = '']) => new RegExp(`^${template.replace(/\$\{[^}]*\}+/g, '[\\w-]+').replaceAll('.', '\\.')}$`),
);

function isSaid(key: string): boolean {
  return code.includes(`'${key}'`) || patterns.some((pattern) => pattern.test(key));
}

test.each(['report', 'view', 'pages', 'audit'])('every string of %s.json is said somewhere', (file) => {
  const keys = Object.keys(JSON.parse(readFileSync(join(root, 'locales/en', `${file}.json`), 'utf8')) as object);
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

test('a string that nothing says would be found', () => {
  expect(isSaid('nothing.of-the-kind')).toBe(false);
  expect(patterns.length).toBeGreaterThan(10);
});
