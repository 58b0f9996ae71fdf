import { GECKO_ID } from '../../../cli/drive/firefox.ts';
import { privileged } from './privileged.ts';
import type { Reader } from './reader.ts';

interface ExtensionsPage {
  chrome: { developerPrivate: { updateExtensionConfiguration: (update: object) => Promise<void> } };
}

/** Lets the extension look at pages, or no longer, as its reader does in the browser's own page of extensions. */
export async function letLook(reader: Reader, may: boolean): Promise<void> {
  await (reader.driven.kind === 'firefox' ? letLookInFirefox(reader, may) : letLookInChromium(reader, may));
}

async function letLookInChromium({ driven, extension }: Reader, may: boolean): Promise<void> {
  const page = await driven.browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    (update) => (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateExtensionConfiguration(update),
    { extensionId: new URL(extension.page.url()).host, hostAccess: may ? 'ON_ALL_SITES' : 'ON_CLICK' },
  );
  await page.close();
}

async function letLookInFirefox({ driven }: Reader, may: boolean): Promise<void> {
  await privileged(
    driven.browser,
    `(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { id, extension } = WebExtensionPolicy.getByID('${GECKO_ID}');
      const everywhere = { permissions: [], origins: ['<all_urls>'] };
      await ExtensionPermissions.${may ? 'add' : 'remove'}(id, everywhere, extension);
      return '';
    })()`,
  );
}
