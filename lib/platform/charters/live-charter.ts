import { isCharterAddress, speaksOfCookies } from '../../charter/search/charter-paths.ts';
import { charterCandidates } from '../../charter/search/charter-candidates.ts';
import { readCharterPage, type CharterPage } from '../../charter/search/read-charter-page.ts';
import type { Charter } from '../../charter/declaration.ts';
import { isoToTheSecond } from '../../report/iso.ts';
import { plainUrl, webUrl } from '../../tracker/address.ts';
import type { CharterOutcome, CharterReading } from '../../view/popup-state.ts';
import { browser } from '../browser.ts';
import type { KeepCharterMessage } from '../messages.ts';
import { openQuestionLine, type QuestionLine } from './question-line.ts';
import { textSha256 } from './sha256.ts';

/** A page is read up to this many characters. */
const LONGEST_PAGE = 5_000_000;
/** A portal that does not answer is waited for this long, in milliseconds. */
const PATIENCE = 15_000;

interface ReadPage {
  url: string;
  html: string;
}
/** `elsewhere`: its address leads to another site, which is not asked; `null`: nothing can be read there. */
type Read = ReadPage | 'elsewhere' | null;

/**
 * Reads the charter of the portal that a tab shows, because its reader asks for it: the page itself if it is the charter,
 * else the pages that it links to and those that portals use, one after the other, by requests that the page could make;
 * last, whatever else the page is.
 * With `onlyHere` it reads the page itself and makes no request. A charter is kept before it is told as read.
 */
export async function readLiveCharter(
  tabId: number,
  reading: CharterReading & { onlyHere: boolean },
): Promise<CharterOutcome> {
  const line = openQuestionLine(tabId, reading.signal);
  try {
    return await readOver(line, tabId, reading);
  } finally {
    line.close();
  }
}

async function readOver(
  line: QuestionLine,
  tabId: number,
  { onlyHere, signal, onProgress }: CharterReading & { onlyHere: boolean },
): Promise<CharterOutcome> {
  const reading = crypto.randomUUID();
  signal.addEventListener('abort', () => void inTab(tabId, stopFetching, [reading]));
  const isGivenUp = () => signal.aborted;
  const shown = await inTab(tabId, shownPage, [LONGEST_PAGE]);
  const host = webUrl(shown?.url ?? '')?.hostname;
  if (!shown || host === undefined) return { kind: 'failed' };

  const candidates = charterCandidates(shown.html, shown.url);
  // Chromium has changed the words of a page that it translates, names of cookies too.
  const isTranslated = /^<html[^>]*\btranslated-(?:ltr|rtl)\b/.test(shown.html);
  const others = onlyHere ? [] : candidates.own.filter((url) => isTranslated || url !== shown.url);
  let best: CharterOutcome = { kind: others.length === 0 && !isTranslated ? 'none' : 'failed' };
  // What did not answer may have been the charter.
  let unread = false;
  const inTurn = isCharterAddress(shown.url) ? [null, ...others] : [...others, null];
  for (const [done, url] of inTurn.entries()) {
    onProgress(done, inTurn.length);
    const page: Read | false =
      url === null ? !isTranslated && shown : await fetchIn(tabId, { url, reading, line, signal });
    if (isGivenUp()) return { kind: 'cancelled' };
    if (!page) {
      unread ||= url !== null;
      continue;
    }
    if (page === 'elsewhere') {
      best = better(best, { kind: 'elsewhere' });
      continue;
    }
    const read = readCharterPage(page.html, page.url, host);
    // Of a page that is cut some rows may be missing.
    const isWhole = page.html.length < LONGEST_PAGE;
    if (read.kind === 'charter' && isWhole) {
      const charter = await charterOf(host, page, read);
      return isGivenUp() ? { kind: 'cancelled' } : keep(tabId, charter, !onlyHere);
    }
    const outcome = outcomeOf(read);
    // That an ordinary page is no charter says nothing.
    if (url !== null || speaksOfCookies(page.url) || outcome.kind === 'too-large') best = better(best, outcome);
  }
  const [foreign] = candidates.foreign;
  if (best.kind !== 'none' && best.kind !== 'elsewhere') return best;
  if (foreign !== undefined) return { kind: 'foreign', host: webUrl(foreign)?.hostname ?? foreign };
  return unread && best.kind === 'none' ? { kind: 'failed' } : best;
}

async function fetchIn(
  tabId: number,
  { url, reading, line, signal }: { url: string; reading: string; line: QuestionLine; signal: AbortSignal },
): Promise<Read> {
  await line.asks(url);
  // What was given up before the page had it is not there to be stopped.
  const page = signal.aborted ? null : await inTab(tabId, fetchedPage, [url, reading, LONGEST_PAGE, PATIENCE]);
  line.isAnswered();
  return page;
}

/** A site whose charter its reader asks for is held to it from then on, though the tab may show another by now. */
async function keep(tabId: number, charter: Charter, isAskedFor: boolean): Promise<CharterOutcome> {
  const { incognito: isPrivate } = await browser.tabs.get(tabId);
  const message: KeepCharterMessage = { type: 'keep-charter', charter, isPrivate, isAskedFor };
  const isKept = await browser.runtime.sendMessage<KeepCharterMessage, boolean>(message);
  return { kind: isKept ? 'charter' : 'too-large' };
}

/** Of a page that is not kept. */
function outcomeOf(read: CharterPage): CharterOutcome {
  switch (read.kind) {
    case 'foreign':
      return { kind: 'foreign', host: webUrl(read.url)?.hostname ?? read.url };
    case 'prose':
      return { kind: 'prose', host: plainUrl(read.url).replace('https://', '') };
    case 'charter':
      return { kind: 'too-large' };
    default:
      return { kind: read.kind };
  }
}

const telling: readonly CharterOutcome['kind'][] = [
  'failed',
  'none',
  'elsewhere',
  'empty',
  'foreign',
  'prose',
  'too-large',
];

function better(a: CharterOutcome, b: CharterOutcome): CharterOutcome {
  return telling.indexOf(b.kind) > telling.indexOf(a.kind) ? b : a;
}

async function charterOf(host: string, { url, html }: ReadPage, read: CharterPage & { kind: 'charter' }) {
  const { declarations, language } = read;
  const sha256 = await textSha256(html);
  const retrievedAt = isoToTheSecond(Date.now());
  return { host, sourceUrl: plainUrl(url), retrievedAt, language, sha256, declarations };
}

/** Runs a function beside a tab's page; `null` where it gives nothing, or the page cannot be looked at. */
async function inTab<Args extends unknown[], Result extends Read>(
  tabId: number,
  func: (...args: Args) => Promise<Result> | Result,
  args: Args,
): Promise<Result | null> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func, args });
    return (answer?.result as Result | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Runs in the tab. */
function shownPage(longest: number): ReadPage {
  return { url: location.href, html: document.documentElement.outerHTML.slice(0, longest) };
}

/**
 * Runs in the tab, of whose own origin the address is: no other is asked, wherever it leads. It is asked as by a stranger, so
 * that the answer sets no cookie; only a portal that lets no stranger in is asked as its visitor.
 */
async function fetchedPage(url: string, reading: string, longest: number, patience: number): Promise<Read> {
  const stop = new AbortController();
  ((globalThis as FetchingWorld).mietteFetching ??= {})[reading] = stop;
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(patience)]);
  const ask = (credentials: RequestCredentials, redirect: RequestRedirect = 'follow') =>
    fetch(url, { signal, mode: 'same-origin', credentials, cache: 'no-cache', redirect });
  let response: Response;
  try {
    response = await ask('omit');
  } catch {
    // Where it leads is not told; that it leads anywhere is, and its own origin would have answered.
    const type = await ask('omit', 'manual').then(
      (led) => led.type,
      () => null,
    );
    return type === 'opaqueredirect' ? 'elsewhere' : null;
  }
  try {
    const isKeptOut = [401, 403].includes(response.status) || new URL(response.url).pathname.startsWith('/login');
    if (isKeptOut) response = await ask('same-origin');
    // An address without a page is one without a charter; any other error may hide one.
    if (!response.ok && response.status !== 404 && response.status !== 410) return null;
    const isPage = response.ok && /html/i.test(response.headers.get('content-type') ?? '');
    return isPage ? { url: response.url, html: (await response.text()).slice(0, longest) } : { url, html: '' };
  } catch {
    return null;
  }
}

/** What the scripts of the extension have for themselves in a page: the request that is on its way for each reading. */
type FetchingWorld = typeof globalThis & { mietteFetching?: Record<string, AbortController> };

/** Runs in the tab, and gives up the request that is on its way there for a reading. */
function stopFetching(reading: string): null {
  (globalThis as FetchingWorld).mietteFetching?.[reading]?.abort();
  return null;
}
