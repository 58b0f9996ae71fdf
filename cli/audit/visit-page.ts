import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Report } from '../../lib/report/report.ts';
import { openExtensionWindow, type ExtensionWindow } from '../drive/extension-window.ts';
import { launchBrowser, type DrivenBrowser } from '../drive/launch-browser.ts';
import { unlessAborted } from '../drive/unless-aborted.ts';
import { settledState } from '../drive/settled-state.ts';
import { answerBanner } from './banner.ts';
import { loadPage, untilQuiet, watchPage } from './load-page.ts';
import type { VisitOptions } from './options.ts';
import type { BannerResult, VisitChoice } from './outcome.ts';
import { VisitFailed } from './problem.ts';

/** The programs that a visit needs. */
export interface VisitTools {
  executablePath: string;
  extensionDir: string;
}

export interface VisitedPage {
  report: Report;
  banner: BannerResult | null;
  /** Addresses that the page links to. */
  links: string[];
}

/** Milliseconds in which a page that no registry knows is recognised as a portal. */
const TO_RECOGNISE = 2000;
/** Milliseconds that a report may go on changing. */
const TO_SETTLE = 10_000;

/**
 * Visits a page in a browser of its own with a fresh profile, makes a choice, and gives what the popup then shows. Throws
 * why it could not. The browser is gone when it ends, whatever happened.
 * @param stop ends the visit; its reason is thrown
 */
export async function visitPage(
  url: string,
  choice: VisitChoice,
  options: VisitOptions & VisitTools,
  stop: AbortSignal,
): Promise<VisitedPage> {
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort(new VisitFailed('time-out', `${options.timeout}`));
  }, options.timeout * 1000);
  const signal = AbortSignal.any([stop, end.signal]);
  let driven: DrivenBrowser | null = null;
  try {
    driven = await launchBrowser({ ...options, headless: true, language: 'fr', signal });
    driven.browser.once('disconnected', () => {
      end.abort(new VisitFailed('browser-ended'));
    });
    return await unlessAborted(look(driven, url, choice, options, end, signal), signal);
  } catch (error) {
    // Whatever fails once a visit is to end fails because of that.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    await driven?.close();
  }
}

async function look(
  driven: DrivenBrowser,
  url: string,
  choice: VisitChoice,
  { wait: seconds, language }: VisitOptions,
  end: AbortController,
  signal: AbortSignal,
): Promise<VisitedPage> {
  const extension = await openExtensionWindow(driven);
  await extension.setLanguage(language);
  const page = await openPage(driven, end);
  await loadPage(page, url);
  if (await isNewToExtension(page, extension)) {
    await emptyBrowser(page, driven);
    await loadPage(page, url);
  }
  await watchPage(page, url, seconds, signal);
  const links = await page.evaluate(() => Array.from(document.links, ({ href }) => href).slice(0, 5000));
  let banner: BannerResult | null = null;
  if (choice !== 'none') {
    banner = await answerBanner(page, choice);
    await watchPage(page, url, seconds, signal);
  }
  const { shown } = await settledState(extension, await tabOf(page, extension), TO_SETTLE);
  const { kind, report } = shown;
  if (!report) throw new VisitFailed('unobserved', kind);
  return { report, banner, links };
}

async function openPage({ browser }: DrivenBrowser, end: AbortController): Promise<Page> {
  const page = await browser.newPage();
  page.on('error', () => {
    end.abort(new VisitFailed('browser-ended'));
  });
  // A page that asks something waits for an answer.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  return page;
}

async function tabOf(page: Page, extension: ExtensionWindow): Promise<number> {
  const [tab] = await extension.tabs(new URL(page.url()).origin);
  if (tab === undefined) throw new VisitFailed('unobserved');
  return tab;
}

/**
 * Whether a site is one that no registry knows: its first page is not observed from its start. A site that does not look
 * like a portal is watched from here on, as by the popup's button.
 */
async function isNewToExtension(page: Page, extension: ExtensionWindow): Promise<boolean> {
  const tab = await tabOf(page, extension);
  const until = performance.now() + TO_RECOGNISE;
  for (;;) {
    const { kind, site } = await extension.state(tab);
    if (kind === 'report') return site !== 'portal';
    if (kind !== 'not-a-portal') return false;
    if (performance.now() > until) break;
    await wait(200);
  }
  await extension.ask(tab, 'watch');
  return true;
}

/** Leaves the page once it is quiet, and takes away what it has stored. */
async function emptyBrowser(page: Page, { browser }: DrivenBrowser): Promise<void> {
  await untilQuiet(page, TO_SETTLE);
  const emptied = page.frames().map((frame) =>
    frame.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    }),
  );
  await Promise.allSettled(emptied);
  await page.goto('about:blank');
  // An answer that was still on its way sets cookies anew.
  for (let left = await browser.cookies(); left.length > 0; left = await browser.cookies()) {
    await browser.deleteCookie(...left);
    await wait(200);
  }
}
