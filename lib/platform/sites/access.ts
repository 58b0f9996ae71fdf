import { browser } from '../browser.ts';

/** Everything: a third party's cookie can be seen only where its own domain is allowed. */
const everywhere = { origins: ['<all_urls>'] };

/** Whether the extension may look at pages. Firefox lets its reader take this back at any time. */
export function mayLook(): Promise<boolean> {
  return browser.permissions.contains(everywhere);
}

/** Asks the reader for it; only a click of theirs may bring this about. */
export function askToLook(): Promise<boolean> {
  return browser.permissions.request(everywhere);
}
