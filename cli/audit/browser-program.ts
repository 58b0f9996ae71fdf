import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { VisitOptions } from './options.ts';

const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
} as const;

export type BrowserProgram = { ok: true; path: string } | { ok: false; message: string };

/** The program of a browser: the one named, by option or by variable (an empty one names none), else the first found where it usually is. */
export function browserProgram(
  { browser, browserPath }: Pick<VisitOptions, 'browser' | 'browserPath'>,
  environment: Readonly<Record<string, string | undefined>>,
): BrowserProgram {
  const { variable, names, places } = BROWSERS[browser];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const [named] = [browserPath, environment[variable]].flatMap((name) => (name ? [name] : []));
  const within = (name: string) => folders.map((folder) => join(folder, name));
  const candidates =
    named === undefined ? [...names.flatMap(within), ...places] : /[\\/]/.test(named) ? [named] : within(named);
  const path = candidates.find((candidate) => isProgram(candidate));
  if (path !== undefined) return { ok: true, path };
  return named === undefined
    ? { ok: false, message: `no ${browser} was found: install it, or name it with --browser-path` }
    : { ok: false, message: `there is no program at ${named}` };
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
