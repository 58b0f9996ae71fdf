import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installedBrowser } from '../cli/drive/browser-program.ts';
import { openExtensionWindow } from '../cli/drive/extension-window.ts';
import { launchBrowser, type DrivenBrowser } from '../cli/drive/launch-browser.ts';
import { settledState } from '../cli/drive/settled-state.ts';
import { reportTable } from '../cli/report-table.ts';
import { askPortal } from '../tests/portal/ask-portal.ts';
import { portals } from '../tests/portal/portals.ts';
import { startPortal } from '../tests/portal/portal.ts';
import { asked } from './lib/asked.ts';
import { messageOf } from '../cli/message-of.ts';

const root = join(import.meta.dirname, '..');
const hosts = portals.map(({ host }) => host);
const PAGES = ['/', '/explore/', '/pages/contact/', '/terms/cookies-policy/'];
const USAGE = `Usage: npm start -- [options]

Opens a browser with the extension on a replica of a portal.

  --browser NAME  chromium or firefox (chromium)
  --portal HOST   ${hosts.join(', ')} (data.saint-maur.com)
  --path PATH     ${PAGES.join(', ')} or another page of the replica (/pages/contact/)
  --headless      also where there is a display: prints what the popup says, and saves its picture
  --help, -h      this text`;
const { browser, portal: host, path, headless } = asked(USAGE, options);
const url = `https://${host}${path}`;

try {
  await start();
} catch (error) {
  console.error(`miette: ${messageOf(error)}`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  say('starting the replica portals');
  const server = await startPortal();
  try {
    const { status } = await askPortal(server.port, url);
    if (status >= 400) throw new Error(`the replica of ${host} has no page ${path}; it has ${PAGES.join(', ')}`);
    say(`building the extension for ${browser}`);
    execFileSync('npm', ['run', '-s', browser === 'firefox' ? 'build:firefox' : 'build:chrome'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    say(`opening ${browser}${headless ? ', headless,' : ''} on ${url}`);
    const driven = await launchBrowser({
      browser,
      executablePath: installedBrowser(browser),
      extensionDir: join(root, '.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3'),
      headless,
      thirdPartyCookies: 'allow',
      local: { hosts: server.hosts, port: server.port },
      language: 'fr',
    });
    await (headless ? lookOnce(driven) : lookTogether(driven)).finally(driven.close);
  } finally {
    await server.close();
  }
}

/** Without a screen: what the popup says, in words and as a picture. */
async function lookOnce(open: DrivenBrowser): Promise<void> {
  const extension = await openExtensionWindow(open);
  const page = await open.browser.newPage();
  await page.goto(url);
  await page.waitForSelector('html[data-ready="true"]');
  const [tab = -1] = await extension.tabs(url);
  const { report } = (await settledState(extension, tab, 10_000)).shown;
  if (!report) throw new Error(`the popup shows no report on ${url}`);
  const popup = await open.openExtensionPage(`popup.html?tab=${String(tab)}`);
  await popup.setViewport({ width: 400, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('main h2');
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  const picture = join('artifacts', `popup-${host}-${browser}.png`);
  await popup.screenshot({ path: join(root, picture), fullPage: true });
  console.log(`\n${reportTable(report)}\n`);
  say(`saved what the popup looks like: ${picture}`);
}

async function lookTogether(open: DrivenBrowser): Promise<void> {
  const [first] = await open.browser.pages();
  const page = first ?? (await open.browser.newPage());
  await page.goto(url);
  say('click the Miette icon in the toolbar (in Chromium: behind the puzzle piece); close the browser to end');
  say(`other portals: ${hosts.join(', ')}; other pages: ${PAGES.slice(1).join(', ')}`);
  await new Promise<void>((resolve) => {
    open.browser.once('disconnected', () => {
      resolve();
    });
  });
}

function options() {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      portal: { type: 'string', default: 'data.saint-maur.com' },
      path: { type: 'string', default: '/pages/contact/' },
      headless: { type: 'boolean', default: false },
    },
  });
  const { browser: named, portal, path: page } = values;
  if (named !== 'chromium' && named !== 'firefox')
    throw new Error(`--browser takes chromium or firefox, not "${named}"`);
  if (!hosts.includes(portal)) throw new Error(`--portal takes one of ${hosts.join(', ')}, not "${portal}"`);
  if (!page.startsWith('/')) throw new Error(`--path takes a path that begins with /, not "${page}"`);
  const hasDisplay =
    ['darwin', 'win32'].includes(process.platform) || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return { browser: named, portal, path: page, headless: values.headless || !hasDisplay } as const;
}

function say(line: string): void {
  console.log(`miette: ${line}`);
}
