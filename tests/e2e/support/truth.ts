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
  const cookies = driven.kind === 'chromium' ? await chromiumJar(page) : await firefoxJar(driven.browser);
  const items = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() =>
          (['localStorage', 'sessionStorage'] as const).flatMap((kind) =>
            Object.keys(globalThis[kind]).map((name) => [kind, name, new URL(self.origin).hostname].join(' ')),
          ),
        ),
      ),
  );
  return [...new Set([...cookies.map(jarLine), ...items.flat()])].toSorted();
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
