import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import config from '../../wxt.config.ts';

const root = join(import.meta.dirname, '../..');
const entries = [
  'background/index.ts',
  'observe.ts',
  'watched.ts',
  'popup/main.ts',
  'report/main.ts',
  'options/main.ts',
];
/** In the package, and in no module of it: what they hold is put into it as it is built. */
const BUILT_FROM = ['third-party-web'];

/** Names of the packages of which something is left in what the extension's own build makes of its entries. */
async function shippedPackages(): Promise<string[]> {
  const { vite } = config as unknown as { vite: () => { plugins: { name: string }[]; define: Record<string, string> } };
  const { plugins, define } = vite();
  const output = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    // How files are shared among pages is no matter here.
    plugins: [...plugins.filter(({ name }) => name !== 'miette:popup-chunks'), svelte({ configFile: false })],
    define,
    build: { write: false, rolldownOptions: { input: entries.map((entry) => join(root, 'entrypoints', entry)) } },
  })) as Rolldown.RolldownOutput;
  const modules = output.output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []));
  return modules
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .flatMap(
      ([id]) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(posix.normalize(id.replaceAll('\\', '/')))?.[1] ?? [],
    );
}

test('SECURITY.md lists every package that the extension holds, and none other, with its licence', async () => {
  const [, table = ''] = readFileSync(join(root, 'SECURITY.md'), 'utf8').split('## What the package is built of');
  const listed = table.split('\n').flatMap((line) => {
    const [packages = '', , licences = ''] = line.split('|').slice(1);
    const names = [...packages.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return names.map((name) => [name, licences.trim()] as const);
  });
  const shipped = new Set([...(await shippedPackages()), ...BUILT_FROM]);
  expect(listed.map(([name]) => name).toSorted()).toEqual([...shipped].toSorted());
  for (const [name, licence] of listed) {
    const about = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as object;
    expect([name, licence]).toEqual([name, (about as { license?: string }).license]);
  }
}, 120_000);
