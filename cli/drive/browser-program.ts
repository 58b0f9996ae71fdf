import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import browsers from './browsers.json' with { type: 'json' };
import type { DriveOptions } from './drive-options.ts';

/** A program that was found; `namedBy` is the option or the variable that names it, `null` where neither does. */
export interface FoundProgram {
  path: string;
  namedBy: string | null;
}

export type BrowserProgram = ({ ok: true } & FoundProgram) | { ok: false; message: string };

/** What a browser calls itself. */
const SAYS = { chromium: /chrom|edge/i, firefox: /firefox/i };
/** Milliseconds within which it does. */
const PATIENCE = 5000;

interface AskedBrowser {
  browser: DriveOptions['browser'];
  browserPath: string | null;
}

/** The program of a browser: the one named, by option or by variable (an empty one names none), else the first found where it usually is. */
export function browserProgram(
  { browser, browserPath }: AskedBrowser,
  environment: Readonly<Record<string, string | undefined>>,
): BrowserProgram {
  const { variable, names, places } = browsers[browser];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const namings = { '--browser-path': browserPath, [variable]: environment[variable] };
  const [namedBy = null, named = null] = Object.entries(namings).find(([, name]) => name) ?? [];
  const within = (name: string) => folders.map((folder) => join(folder, name));
  const candidates =
    named === null ? [...names.flatMap(within), ...places] : /[\\/]/.test(named) ? [named] : within(named);
  const path = candidates.find((candidate) => isProgram(candidate));
  if (path !== undefined) return { ok: true, path, namedBy };
  return named === null
    ? { ok: false, message: `no ${browser} was found: install it, or name it with --browser-path or ${variable}` }
    : { ok: false, message: `there is no program at ${named}` };
}

/**
 * What is wrong with a program that was named and says that it is the other browser: driven as what it is not, it answers nothing
 * until every visit's time is over. `null` where it says neither, or nothing soon: it may be one that nobody thought of.
 */
export async function otherBrowserFault(
  browser: DriveOptions['browser'],
  { path, namedBy }: FoundProgram,
): Promise<string | null> {
  // On Windows a browser that is asked for its version opens a window.
  if (namedBy === null || process.platform === 'win32') return null;
  const version = await promisify(execFile)(path, ['--version'], { timeout: PATIENCE, killSignal: 'SIGKILL' }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const other = browser === 'firefox' ? 'chromium' : 'firefox';
  if (SAYS[browser].test(version) || !SAYS[other].test(version)) return null;
  if (namedBy !== '--browser-path') return `${namedBy} is ${path}, which is ${version}: correct it or unset it`;
  return `${path} is ${version}: ${other === 'firefox' ? 'add' : 'leave out'} --browser firefox`;
}

/** The program of a browser that nobody named but its variable may. */
export function installedBrowser(browser: DriveOptions['browser']): string {
  const found = browserProgram({ browser, browserPath: null }, process.env);
  if (!found.ok) throw new Error(found.message);
  return found.path;
}

/** Starting a folder, or a file that may not be run, would end the whole command. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
