import type { Visit } from '../../visit/visit.ts';
import { browser } from '../browser.ts';

/** Everything: a third party's cookie can be seen only where its own domain is allowed. */
const everywhere = { origins: ['<all_urls>'] };

/** Whether the extension may look at pages. Firefox lets its reader take this back at any time. */
export function mayLook(): Promise<boolean> {
  return browser.permissions.contains(everywhere);
}

/**
 * Whether it may look at the page of a visit: an organisation keeps extensions from sites that it names, of which Chromium tells
 * all the same that a tab shows them, and of no request.
 */
export async function mayLookAt(tabId: number, { requestId }: Pick<Visit, 'requestId'>): Promise<boolean> {
  if (!(await mayLook())) return false;
  if (requestId !== null) return true;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab === null || tab.url !== undefined;
}

/** Asks the reader for it; only a click of theirs may bring this about. */
export function askToLook(): Promise<boolean> {
  return browser.permissions.request(everywhere);
}
