import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runChild } from './run-child.mjs';

/** The oldest Node that runs the TypeScript scripts as they are. */
const oldestNode = 24;

const binFolder = (root) => join(root, 'node_modules', '.bin');

/** PATH with the project's own tools first, so that `node` is the pinned one. */
export function pathWithTools(root) {
  return [binFolder(root), process.env.PATH].join(delimiter);
}

/** The pinned Node's path, or null when it is missing or does not run. */
export function pinnedNode(root) {
  const node = join(binFolder(root), process.platform === 'win32' ? 'node.cmd' : 'node');
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return status === 0 && Number.parseInt(stdout.slice(1), 10) >= oldestNode ? node : null;
}

/**
 * Makes node_modules what package-lock.json says, with `npm ci` where it is missing, outdated or half installed.
 * `say` receives progress lines. Returns null when all is well, else a sentence that says what to do.
 */
export async function ensureNodeModules(root, say) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules', '.miette-lock');
  const fingerprint = createHash('sha256').update(lock).digest('hex');
  const current = (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) || npmInstalled(root, lock);

  if (!current || pinnedNode(root) === null) {
    say('installing packages with npm ci (once; a minute or two)');
    // npm must not run on the Node that it is about to delete and install again.
    const path = process.env.PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
    const code = await runChild('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env: { ...process.env, PATH: path.join(delimiter) },
    });
    if (code !== 0) return `npm ci failed (exit code ${code}): see its message above, then run the same command again.`;
    if (pinnedNode(root) === null) {
      return `npm ci did not install Node ${oldestNode}: allow install scripts (npm config get ignore-scripts must say false), then run the same command again.`;
    }
  }
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) writeFileSync(stamp, fingerprint);
  return null;
}

/** Whether npm finished an install of exactly these packages: it writes its own record last. */
function npmInstalled(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(lock.toString('utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.extraneous || installed[path]?.integrity === entry.integrity,
  );
}
