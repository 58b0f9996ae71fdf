import type { Report } from '../../report/report.ts';
import { browser } from '../browser.ts';

/** Name and version of the browser, as a report tells them. */
export async function aboutBrowser(): Promise<Report['browser']> {
  const { runtime } = browser as { runtime: { getBrowserInfo?: () => Promise<{ version: string }> } };
  if (runtime.getBrowserInfo) return { name: 'firefox', version: (await runtime.getBrowserInfo()).version };
  const { userAgentData } = navigator as { userAgentData?: UserAgentData };
  const brands = (await userAgentData?.getHighEntropyValues(['fullVersionList']))?.fullVersionList ?? [];
  for (const { name, brand } of known) {
    const found = brands.find((candidate) => candidate.brand === brand);
    if (found) return { name, version: found.version };
  }
  return { name: 'chromium', version: /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '' };
}

/** User-Agent Client Hints, which Chromium alone has: its user agent string tells neither brand nor full version. */
interface UserAgentData {
  getHighEntropyValues: (hints: string[]) => Promise<{ fullVersionList?: { brand: string; version: string }[] }>;
}

/** Every one of them also calls itself Chromium, so that brand comes last. */
const known = [
  { name: 'edge', brand: 'Microsoft Edge' },
  { name: 'chrome', brand: 'Google Chrome' },
  { name: 'chromium', brand: 'Chromium' },
] as const;
