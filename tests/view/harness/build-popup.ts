import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const HERE = import.meta.dirname;
const STAND_IN = join(HERE, 'popup-client.ts');
const ROOT = resolve(HERE, '../../..');

/** Each file by its address under the root: `/index.html`. */
export type BuiltPopup = ReadonlyMap<string, Buffer>;

/** Builds the real popup as the extension does, with only its way to the browser exchanged. */
export async function buildPopup(): Promise<BuiltPopup> {
  // The test runner says `test` here, which would build Svelte's development runtime.
  process.env['NODE_ENV'] = 'production';
  const outDir = await mkdtemp(join(tmpdir(), 'popup-'));
  await build({
    root: join(ROOT, 'entrypoints/popup'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'stage',
        enforce: 'pre',
        resolveId: (source) => (/\/platform\/(?:popup-client|language)\.ts$/.test(source) ? STAND_IN : undefined),
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
