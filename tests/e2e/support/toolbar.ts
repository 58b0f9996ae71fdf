import type { Browser, Page } from 'puppeteer-core';
import { privileged } from './privileged.ts';
import type { Reader } from './reader.ts';

/** The popup that a click on the button in the toolbar opened. */
export interface OpenedPopup {
  text: string;
  /** Pixels by which it can be scrolled sideways. */
  sideways: number;
}

/** What Firefox's toolbar shows of the button. */
export interface ToolbarButton {
  /** Id of the toolbar, `null` where it lies in the menu of extensions. */
  toolbar: string | null;
  badge: string;
}

/** What a popup shows, asked from its window. */
const shown = (popup: string) => `JSON.stringify({
  text: ${popup}.document.body.innerText,
  sideways: ${popup}.document.documentElement.scrollWidth - ${popup}.document.documentElement.clientWidth,
})`;

/** Evaluates an expression in Firefox's own window, in which `button` is the one in its toolbar. */
const inFirefox = (browser: Browser, expression: string): Promise<string> =>
  privileged(
    browser,
    `(() => {
      const { extension } = WebExtensionPolicy.getActiveExtensions().find(({ name }) => name.startsWith('Miette'));
      const button = document.querySelector('toolbarbutton[data-extensionid="' + extension.id + '"]');
      return ${expression};
    })()`,
  );

/** Clicks the button in the toolbar, with the reader's tab in front, and waits until the popup has a verdict. */
export async function clickButton({ regime, driven, page }: Reader, verdict = 'main h2'): Promise<OpenedPopup> {
  await page.bringToFront();
  return regime.browser === 'firefox'
    ? openInFirefox(driven.browser, verdict)
    : openInChromium(driven.browser, page, verdict);
}

export async function toolbarButton(browser: Browser): Promise<ToolbarButton> {
  const told = await inFirefox(
    browser,
    `JSON.stringify({ toolbar: button.closest('toolbar')?.id ?? null, badge: button.getAttribute('badge') ?? '' })`,
  );
  return JSON.parse(told) as ToolbarButton;
}

async function openInChromium(browser: Browser, page: Page, verdict: string): Promise<OpenedPopup> {
  const [extension] = [...(await browser.extensions()).values()];
  await extension?.triggerAction(page);
  const target = await browser.waitForTarget((each) => each.url().endsWith('/popup.html'));
  const popup = await target.asPage();
  await popup.waitForSelector(verdict);
  return JSON.parse((await popup.evaluate(shown('window'))) as string) as OpenedPopup;
}

/** The popup's own process is asked until it has its verdict: a document that comes before the popup's answers nothing. */
async function openInFirefox(browser: Browser, verdict: string): Promise<OpenedPopup> {
  const script = `content.document.querySelector(${JSON.stringify(verdict)}) && sendAsyncMessage('popup', ${shown('content')})`;
  const told = await inFirefox(
    browser,
    `new Promise((resolve) => {
      const asking = setInterval(() => {
        const { messageManager } = document.querySelector('.webextension-popup-browser') ?? {};
        messageManager?.addMessageListener('popup', ({ data }) => {
          clearInterval(asking);
          resolve(data);
        });
        messageManager?.loadFrameScript(${JSON.stringify(`data:,${encodeURIComponent(script)}`)}, false);
      }, 200);
      button.click();
    })`,
  );
  return JSON.parse(told) as OpenedPopup;
}

/** Presses a button in the popup that stands open in Firefox, and the one that allows what Firefox then asks its reader. */
export async function allowInFirefox(browser: Browser, selector: string): Promise<void> {
  const press = `
    content.document.notifyUserGestureActivation();
    content.document.querySelector(${JSON.stringify(selector)}).click();`;
  await inFirefox(
    browser,
    `new Promise((resolve) => {
      const { messageManager } = document.querySelector('.webextension-popup-browser');
      messageManager.loadFrameScript(${JSON.stringify(`data:,${encodeURIComponent(press)}`)}, false);
      const waiting = setInterval(() => {
        const question = document.getElementById('addon-webext-permissions-notification');
        if (question?.closest('panel').state !== 'open') return;
        clearInterval(waiting);
        question.button.click();
        resolve('');
      }, 100);
    })`,
  );
}
