import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VisitFailed } from './problem.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What the build is made of. */
const SOURCES = [
  'assets/icon.svg',
  'assets/icon-unobserved.svg',
  'assets/icon-warning.svg',
  'cli/domain-owners-text.ts',
  'entrypoints',
  'lib',
  'locales',
  'package-lock.json',
  'package.json',
  'registries',
  'schemas',
  'scripts/lib',
  'wxt.config.ts',
];

/**
 * The folder of the extension for a browser, built first where it is missing or older than its sources.
 * @param say told before that, since it takes a while
 */
export async function builtExtension(browser: 'chromium' | 'firefox', say: (line: string) => void): Promise<string> {
  const name = browser === 'firefox' ? 'firefox' : 'chrome';
  const folder = join(ROOT, '.output', `${name}-mv3`);
  const built = await stat(join(folder, 'manifest.json')).catch(() => null);
  if (built && built.mtimeMs >= (await newestOf(SOURCES.map((source) => join(ROOT, source))))) return folder;
  say(`building the extension for ${browser}`);
  await promisify(execFile)('npm', ['run', '-s', `build:${name}`], { cwd: ROOT }).catch((error: unknown) => {
    throw new VisitFailed('failed', `the extension could not be built: ${said(error)}`);
  });
  return folder;
}

/** What a command that failed has told, and else what is known of it. */
function said(error: unknown): string {
  const { stderr } = error as { stderr?: unknown };
  return typeof stderr === 'string' && stderr.trim() !== '' ? stderr.trim() : String(error);
}

async function newestOf(paths: readonly string[]): Promise<number> {
  const moments = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path);
      if (!found.isDirectory()) return found.mtimeMs;
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const stats = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
      return Math.max(0, ...stats.map(({ mtimeMs }) => mtimeMs));
    }),
  );
  return Math.max(...moments);
}
