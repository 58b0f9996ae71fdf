import { describe, expect, it } from 'vitest';
import { GECKO_ID } from '../../cli/drive/firefox.ts';
import { privileged } from './support/privileged.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold } from './support/stop-background.ts';
import { openTestedExtension } from './support/tested-extension.ts';

const PORTAL = 'https://data.saint-maur.com';
const HOME = `${PORTAL}/?with=pixel,frame-script`;

describe.each(browsers)('$name', (regime) => {
  // With the old version goes the window through which a test ends a background.
  it.skipIf(isCold)(
    'goes on in open tabs when it is replaced by a new version, and says that it did not see all',
    async () => {
      const check = async (reader: Reader) => {
        const faults: string[] = [];
        reader.page.on('pageerror', (error) => faults.push(String(error)));
        await reader.visit(HOME);
        expect((await reader.report()).page.observedFromStart).toBe(true);
        // The scripts of the old one stay in the page, and have nobody to talk to any more.
        await reader.driven.replaceExtension();
        await reader.page.evaluate(() => {
          document.cookie = 'after_update=1; Path=/; Secure';
          localStorage.setItem('after-update', '1');
        });
        const extension = await openTestedExtension(reader.driven);
        const [tab = -1] = await extension.tabs(PORTAL);
        const names = async () => (await extension.state(tab)).report?.trackers.map(({ name }) => name);
        await expect.poll(names).toEqual(expect.arrayContaining(['after_update', 'after-update', 'sessionid']));
        const { report } = await extension.state(tab);
        expect(report?.page.observedFromStart).toBe(false);
        expect((await extension.badge(tab)).text).toBe(report?.badge.text);
        expect(new Set(report?.trackers.map(({ id }) => id)).size).toBe(report?.trackers.length);

        await reader.visit(HOME);
        await expect.poll(async () => (await extension.state(tab)).report?.page.observedFromStart).toBe(true);
        expect(faults).toEqual([]);
      };
      await asReader(regime, check, { fresh: true });
    },
  );

  // With what it kept goes the window through which a test ends a background.
  it.skipIf(isCold)('says of open pages that it knows nothing of them once it is switched off and on', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(HOME);
      const { text } = (await reader.report()).badge;
      expect(text).toMatch(/^\d+$/);
      await switchOffAndOn(reader, regime.browser);
      const extension = await openTestedExtension(reader.driven);
      const [tab = -1] = await extension.tabs(PORTAL);
      await expect.poll(async () => (await extension.badge(tab)).text).toBe('?');
      await reader.visit(HOME);
      await expect.poll(async () => (await extension.badge(tab)).text).toBe(text);
    };
    await asReader(regime, check, { fresh: true });
  });

  it('is right while the browser has no room left to keep visits in', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(HOME);
      await reader.report();
      await fillSession(reader);
      await reader.visit(`${PORTAL}/pages/contact/?with=pixel,frame-script`);
      const tab = await reader.tab();
      const now = async () => (await reader.extension.state(tab)).report;
      const names = async () => (await now())?.trackers.map(({ name }) => name);
      await expect.poll(names).toEqual(expect.arrayContaining(['uid', 'sessionid', '_GRECAPTCHA', 'social_key']));
      const report = await now();
      expect(report?.page).toMatchObject({ url: `${PORTAL}/pages/contact/`, observedFromStart: true });
      expect(report?.badge.level).toBe('warning');
      expect((await reader.extension.badge(tab)).text).toBe(report?.badge.text);
    });
  });
});

/** Leaves no room in what the browser keeps for the session: 10 MB in both. */
async function fillSession({ extension }: Reader): Promise<void> {
  const filled = await extension.page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', SessionApi | undefined>;
    const session = (browser ?? chrome)?.storage.session;
    let parts = 0;
    for (let size = 4_000_000; size > 100; size /= 2) {
      for (;;) {
        try {
          await session?.set({ [`filling-${parts}`]: 'x'.repeat(size) });
          parts++;
        } catch {
          break;
        }
        if (parts > 100) return 0;
      }
    }
    return parts;
  });
  expect(filled).toBeGreaterThan(2);
}

interface SessionApi {
  storage: { session: { set: (items: object) => Promise<void> } };
}

/** Switches the extension off and on, as its reader may in the browser's own list of extensions. */
async function switchOffAndOn({ driven: { browser }, extension }: Reader, kind: 'chromium' | 'firefox'): Promise<void> {
  if (kind === 'firefox') {
    await privileged(
      browser,
      `(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID('${GECKO_ID}');
        await addon.disable();
        await addon.enable();
        return '';
      })()`,
    );
    return;
  }
  const id = new URL(extension.page.url()).host;
  const list = await browser.newPage();
  await list.goto('chrome://extensions');
  for (const isOn of [false, true]) {
    await list.evaluate(
      (extensionId, enabled) => {
        const { management } = (globalThis as unknown as { chrome: ManagingApi }).chrome;
        return new Promise<void>((resolve) => {
          management.setEnabled(extensionId, enabled, resolve);
        });
      },
      id,
      isOn,
    );
  }
  await list.close();
}

/** As Chromium's list of extensions has it. */
interface ManagingApi {
  management: { setEnabled: (id: string, enabled: boolean, done: () => void) => void };
}
