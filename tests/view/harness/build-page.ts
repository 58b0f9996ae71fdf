import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { parsedMessages } from '../../../scripts/lib/parsed-messages.ts';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../../..');

/** Each file by its address under the root: `/index.html`. */
export type BuiltPage = ReadonlyMap<string, Buffer>;

/** Builds a real page as the extension does, with only its ways to the browser exchanged for a file of this folder. */
export async function buildPage(name: 'popup' | 'report' | 'options', standIn: string): Promise<BuiltPage> {
  // The test runner says `test` here, which would build Svelte's development runtime.
  process.env['NODE_ENV'] = 'production';
  const outDir = await mkdtemp(join(tmpdir(), `${name}-`));
  await build({
    root: join(ROOT, 'entrypoints', name),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [
      parsedMessages(),
      {
        name: 'stage',
        enforce: 'pre',
        resolveId: (source) => (source.includes('/lib/platform/') ? join(HERE, standIn) : undefined),
      },
      svelte({ configFile: false, compilerOptions: { fragments: 'tree' } }),
    ],
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(outDir.length), await readFile(path));
  }
  await rm(outDir, { recursive: true });
  return files;
}
