import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

/**
 * What the extension costs a page while it loads: 60 requests over 10 third parties, two cookies each, in Chromium, in
 * alternating rounds. Prints how many times as long as without any extension the middle round takes, on a site that is no
 * portal and on a portal; the second run without an extension is the noise. Run after `npm run build`.
 */
const ROUNDS = 21;
const WARM_UP = 3;
const THIRD_PARTIES = 10;
const REQUESTS = 60;

const sites = { 'no portal': 'news.example.org', portal: 'data.saint-maur.com' } as const;

type Site = keyof typeof sites;

const minimal = { manifest_version: 3, name: 'bench', version: '1', background: { service_worker: 'background.js' } };
const listening = {
  manifest: { ...minimal, permissions: ['webRequest'], host_permissions: ['<all_urls>'] },
  code: `chrome.webRequest.onHeadersReceived.addListener(() => {}, { urls: ['<all_urls>'] }, ['responseHeaders', 'extraHeaders']);`,
};

const folder = await mkdtemp(join(tmpdir(), 'miette-bench-'));
const server = createServer((request, response) => {
  const isPage = request.headers.host !== undefined && Object.values<string>(sites).includes(request.headers.host);
  if (isPage && request.url === '/') {
    const images = Array.from(
      { length: REQUESTS },
      (_, at) =>
        `<img src="http://third-${String(at % THIRD_PARTIES)}.example.net/${String(at)}.gif?${String(Math.random())}">`,
    );
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' });
    response.end(`<!doctype html><title>A page</title>${images.join('')}`);
    return;
  }
  const cookies = ['a', 'b'].map((name) => `${name}=${String(Math.random())}; Max-Age=3600`);
  response.writeHead(200, { 'content-type': 'image/gif', 'set-cookie': cookies, 'cache-control': 'no-store' });
  response.end(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;

const extensions: Record<string, string | null> = {
  'no extension': null,
  'no extension, again': null,
  'an empty extension': await extension('empty', minimal, ''),
  'onHeadersReceived with extraHeaders alone': await extension('listening', listening.manifest, listening.code),
  Miette: join(import.meta.dirname, '../../.output/chrome-mv3'),
};

const browsers = new Map<string, Browser>();
const times = new Map<string, Record<Site, number[]>>();
for (const [name, dir] of Object.entries(extensions)) {
  browsers.set(name, await open(name, dir));
  times.set(name, { 'no portal': [], portal: [] });
}
// One site after the other: nothing of a portal is on its way while another site is measured.
for (const site of Object.keys(sites) as Site[]) {
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, browser] of browsers) {
      const time = await load(browser, sites[site]);
      if (round >= WARM_UP) times.get(name)?.[site].push(time);
    }
  }
}
for (const browser of browsers.values()) await browser.close();
server.close();
await rm(folder, { recursive: true, force: true, maxRetries: 3 });

const base = times.get('no extension');
console.table(
  [...times].map(([name, bySite]) => ({
    '': name,
    'no portal': ratio(bySite['no portal'], base?.['no portal']),
    portal: ratio(bySite.portal, base?.portal),
  })),
);

async function extension(name: string, manifest: object, code: string): Promise<string> {
  const dir = join(folder, name);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'background.js'), code);
  return dir;
}

async function open(name: string, dir: string | null): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    userDataDir: join(folder, `profile-${name}`),
    enableExtensions: true,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP * 127.0.0.1:${String(port)}`],
  });
  if (dir !== null) await browser.installExtension(dir);
  return browser;
}

/** Milliseconds from the start of the navigation to the end of the load event, in a tab of its own. */
async function load(browser: Browser, host: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`http://${host}/`, { waitUntil: 'load' });
  const time = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.loadEventStart ?? Number.NaN;
  });
  await page.close();
  return time;
}

function ratio(measured: readonly number[], against: readonly number[] | undefined): string {
  return (middle(measured) / middle(against ?? [])).toFixed(2);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
