import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { runChild } from './run-child.mjs';

/** By name: the variable that names a browser, its package in Debian, and what it is called and where it lies otherwise. */
const browsers = JSON.parse(readFileSync(new URL('../../cli/drive/browsers.json', import.meta.url), 'utf8'));

/** `{path, version}` of an installed browser, or null. A place counts when it answers `--version`: some are mere stubs. */
function findBrowser(name) {
  const { variable, names, places } = browsers[name];
  const named = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const usual = [...names.flatMap((program) => folders.map((folder) => join(folder, program))), ...places];
  for (const path of named ? [named] : usual) {
    if (!existsSync(path)) continue;
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
    if (status === 0) return { path, version: stdout.trim() };
  }
  return null;
}

/**
 * Finds the named browsers and, as root on Debian and its kin, installs the missing ones.
 * Returns `{env}` with the variables that hold their paths, or `{problem}`, a sentence that says what to install.
 */
export async function ensureBrowsers(names, say) {
  const missing = names.filter((name) => findBrowser(name) === null);
  if (missing.length > 0 && canInstall(missing)) await install(missing, say);

  const env = {};
  for (const name of names) {
    const found = findBrowser(name);
    if (!found) return { problem: howToInstall(name) };
    say(`${name}: ${found.version} at ${found.path}`);
    env[browsers[name].variable] = found.path;
  }
  return { env };
}

function canInstall(missing) {
  const named = missing.some((name) => process.env[browsers[name].variable]);
  return !named && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

async function install(missing, say) {
  const packages = [...missing.map((name) => browsers[name].debianPackage), 'fonts-dejavu-core'];
  say(`installing ${packages.join(', ')} with apt-get (once)`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runChild('apt-get', ['update', '-qq'], options);
  await runChild('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function howToInstall(name) {
  const { variable, debianPackage } = browsers[name];
  const named = process.env[variable];
  if (named) return `${variable} is ${named}, which does not run as a browser: correct it or unset it.`;
  return `No ${name} found: install it (Debian: apt-get install ${debianPackage}), or set ${variable} to its path.`;
}
