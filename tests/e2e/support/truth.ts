import type { Protocol } from 'puppeteer-core';
import type { Report } from '../../../lib/report/report.ts';
import { firefoxJar } from './firefox-jar.ts';
import type { Reader } from './reader.ts';

/** One line for each thing stored, the same for the report and for the browser's own word. */
export function storedInReport(report: Report): string[] {
  return report.trackers
    .filter(({ state }) => state === 'stored')
    .map(({ kind, name, domain, path, partition, httpOnly }) =>
      kind === 'cookie' ? cookieLine(name, domain, path, partition, httpOnly ?? false) : [kind, name, domain].join(' '),
    )
    .toSorted();
}

/**
 * Everything the browser holds, from its own mouth: Chromium's jar over its debugging protocol, Firefox's from its cookie
 * service, and the storage of each frame. The profile is fresh: all of it comes from this visit.
 */
export async function storedInBrowser({ driven, page }: Reader): Promise<string[]> {
  const chromium = driven.kind === 'chromium';
  const cookies = chromium ? await chromiumJar(page) : await firefoxJar(driven.browser);
  const items = chromium
    ? await chromiumItems(page)
    : await Promise.all(page.frames().map((frame) => frame.evaluate(ITEMS)));
  return [...new Set([...cookies.map(jarLine), ...(items as string[][]).flat()])].toSorted();
}

/** What a frame's storages hold, none where it is sandboxed; runs in the frame. */
const ITEMS = `(self.origin === 'null' ? [] : ['localStorage', 'sessionStorage']).flatMap((kind) =>
  Object.keys(globalThis[kind]).map((name) => [kind, name, new URL(self.origin).hostname].join(' ')),
)`;

/**
 * Asks each frame over sessions of its own: puppeteer may wait for ever for a frame that changed its process while the page
 * was loading.
 */
async function chromiumItems(page: Reader['page']): Promise<unknown[]> {
  const sessions = [await page.createCDPSession()];
  const items: unknown[] = [];
  for (const session of sessions) {
    session.on('sessionattached', (inOtherProcess) => sessions.push(inOtherProcess));
    const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter: [{ type: 'iframe' }] };
    await session.send('Target.setAutoAttach', attach);
    const { frameTree } = await session.send('Page.getFrameTree');
    for (const frameId of frameIds(frameTree)) {
      const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId });
      const { result } = await session.send('Runtime.evaluate', { expression: ITEMS, contextId, returnByValue: true });
      items.push(result.value ?? []);
    }
  }
  await sessions[0]?.detach();
  return items;
}

function frameIds({ frame, childFrames = [] }: Protocol.Page.FrameTree): string[] {
  return [frame.id, ...childFrames.flatMap(frameIds)];
}

interface JarEntry {
  name: string;
  domain: string;
  path: string;
  httpOnly: boolean;
  partitionKey?: { topLevelSite?: string } | null;
}

async function chromiumJar(page: Reader['page']): Promise<object[]> {
  const session = await page.createCDPSession();
  const { cookies } = await session.send('Storage.getCookies');
  await session.detach();
  return cookies;
}

function jarLine(cookie: object): string {
  const { name, domain, path, httpOnly, partitionKey } = cookie as JarEntry;
  return cookieLine(name, domain.replace(/^\./, ''), path, partitionKey?.topLevelSite ?? null, httpOnly);
}

function cookieLine(name: string, domain: string, path: string, partition: string | null, httpOnly: boolean): string {
  return ['cookie', name, domain, path, partition ?? '-', httpOnly ? 'HttpOnly' : '-'].join(' ');
}
