import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runChild } from './run-child.mjs';

/** Where each browser is looked for, in this order: its variable, then these places. */
const browsers = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    package: 'chromium',
    places: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    package: 'firefox-esr',
    places: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox ESR.app/Contents/MacOS/firefox',
    ],
  },
};

/** `{path, version}` of an installed browser, or null. A place counts when it answers `--version`: some are mere stubs. */
function findBrowser(name) {
  const { variable, places } = browsers[name];
  const named = process.env[variable];
  for (const path of named ? [named] : places) {
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
  const packages = [...missing.map((name) => browsers[name].package), 'fonts-dejavu-core'];
  say(`installing ${packages.join(', ')} with apt-get (once)`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runChild('apt-get', ['update', '-qq'], options);
  await runChild('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function howToInstall(name) {
  const { variable, package: debianPackage } = browsers[name];
  const named = process.env[variable];
  if (named) return `${variable} is ${named}, which does not run as a browser: correct it or unset it.`;
  return `No ${name} found: install it (Debian: apt-get install ${debianPackage}), or set ${variable} to its path.`;
}
