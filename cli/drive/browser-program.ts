import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import browsers from './browsers.json' with { type: 'json' };
import type { DriveOptions } from './drive-options.ts';

export type BrowserProgram = { ok: true; path: string } | { ok: false; message: string };

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
  const [named] = [browserPath, environment[variable]].flatMap((name) => (name ? [name] : []));
  const within = (name: string) => folders.map((folder) => join(folder, name));
  const candidates =
    named === undefined ? [...names.flatMap(within), ...places] : /[\\/]/.test(named) ? [named] : within(named);
  const path = candidates.find((candidate) => isProgram(candidate));
  if (path !== undefined) return { ok: true, path };
  return named === undefined
    ? { ok: false, message: `no ${browser} was found: install it, or name it with --browser-path or ${variable}` }
    : { ok: false, message: `there is no program at ${named}` };
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
