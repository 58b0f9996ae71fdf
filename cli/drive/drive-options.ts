import type { Browser } from 'puppeteer-core';
import type { HostMapping } from './host-mapping.ts';

/** How a browser is started, and what for. */
export interface DriveOptions {
  browser: 'chromium' | 'firefox';
  executablePath: string;
  /** The unpacked build of the extension. */
  extensionDir: string;
  headless: boolean;
  /** Firefox that is to allow them is left to its default, which partitions them. */
  thirdPartyCookies: 'allow' | 'block';
  /** Hosts that other servers answer for; every other host is asked where it is. */
  hostMap?: readonly HostMapping[];
  /** Accepts whatever certificate a server has. */
  insecure?: boolean;
  /** Ends the browser, also while it starts. Whoever gives one also ends it when the program is interrupted. */
  signal?: AbortSignal;
  /** Host names that a local server answers for, all under one port, whatever its certificate. */
  local?: { hosts: readonly string[]; port: number };
  /** What is done before the extension comes. */
  beforeInstall?: (browser: Browser) => Promise<void>;
  /** Chromium's first window is a private one, in which the extension is allowed. */
  privateWindow?: boolean;
  /** The folder of a profile that is used again, in Chromium its tabs with it, and left in place; otherwise a fresh one. */
  profile?: string;
  /** Firefox ends an idle background after this many milliseconds instead of its usual 30 seconds. */
  idleAfter?: number;
  /** The home folder, when it is not that of whoever starts the browser. */
  home?: string;
  /** Where Chromium writes everything that it asks of the network. */
  netLog?: string;
  /** Language of the pages that the browser asks for, BCP 47. */
  language: string;
}
