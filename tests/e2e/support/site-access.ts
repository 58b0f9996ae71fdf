import type { Reader } from './reader.ts';

interface ExtensionsPage {
  chrome: { developerPrivate: { updateExtensionConfiguration: (update: object) => Promise<void> } };
}

/** Lets the extension look at pages, as a reader of Chromium does in its page of extensions. */
export async function letLook({ driven, extension }: Reader, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await driven.browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    (update) => (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateExtensionConfiguration(update),
    { extensionId: new URL(extension.page.url()).host, hostAccess },
  );
  await page.close();
}
