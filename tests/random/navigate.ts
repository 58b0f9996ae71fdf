import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { cookieLine, type Asked } from './act-in-page.ts';
import { beginVisit, note, restoreVisit } from './note.ts';
import { jarOf } from './jar.ts';
import { loadingQuery, noteLoading } from './loading.ts';
import { HOSTS, SET_ON_ARRIVAL, type Loading, type Place } from './sequence.ts';
import { awaitNextChoice, noteShown, sessionItemsOf, type Entry, type Session, type Tab } from './session.ts';

/** A page has so many milliseconds to come. */
const PATIENCE = 20_000;
const BETWEEN_LOOKS = 50;
/** A page's own start is over: what is set from now on is nobody else's. */
const PAST_START = 300;
/** Marks a page that is about to be left, so that the next is known to have come. */
const MARK_LEFT = "document.documentElement.dataset.left = 'true'; ''";
const IS_ANOTHER = "document.documentElement.dataset.left !== 'true'";

/** Follows a link to a place in the tab in front. @param loading what the page does while it loads */
export async function goTo(session: Session, place: Place, loading: readonly Loading[] = []): Promise<void> {
  const id = randomUUID();
  const host = HOSTS[place];
  const asked = SET_ON_ARRIVAL[place].map((cookie, at) => ({
    kind: 'cookie' as const,
    host,
    by: 'header' as const,
    cookie,
    value: `${id}.${at}`,
  }));
  const set = JSON.stringify(asked.map(({ cookie, value }) => cookieLine(cookie, value)));
  const query = loading.length > 0 ? loadingQuery(loading, host, session.history.mechanism) : { set };
  const url = `https://${host}/random/page?${new URLSearchParams({ id, ...query }).toString()}`;
  const follow = `setTimeout(() => { location.href = ${JSON.stringify(url)}; }, 0); ''`;
  addEntry(session.front, { document: id, loading });
  await arrive(session, (page) => page.evaluate(follow), `location.search.includes('${id}')`, asked);
}

export async function reload(session: Session): Promise<void> {
  const { reader, front } = session;
  if (!front.visit) return;
  const begin = async (page: Page) => {
    await page.evaluate(MARK_LEFT);
    await reader.extension.reload(front.tabId);
  };
  await arrive(session, begin, IS_ANOTHER);
}

/** Goes back or forward in the tab in front, where there is something to go to. */
export async function traverse(session: Session, by: -1 | 1): Promise<void> {
  const { front } = session;
  const from = front.entries[front.at];
  const to = front.entries[front.at + by];
  if (!from || !to) return;
  front.at += by;
  const go = `setTimeout(() => { history.go(${by}); }, 0); ${MARK_LEFT}`;
  if (from.document !== to.document) return arrive(session, (page) => page.evaluate(go), IS_ANOTHER);
  await front.page.bringToFront();
  await front.page.evaluate(go);
  await untilHasCome(front.page, IS_ANOTHER);
}

/** Gives the page in front another address, as pages do that show something else without being left. */
export async function push({ front }: Session): Promise<void> {
  const { page, visit } = front;
  const entry = front.entries[front.at];
  if (!entry) return;
  const path = "location.pathname.replace(/page$/, 'page/pushed')";
  await page.evaluate(`history.pushState(null, '', ${path} + location.search + '&pushed=${randomUUID()}')`);
  visit?.addresses.add(await addressOf(page));
  addEntry(front, entry);
}

const addressOf = async (page: Page) => String(await page.evaluate('location.origin + location.pathname'));

function addEntry(tab: Tab, entry: Entry): void {
  tab.at++;
  tab.entries.splice(tab.at, Infinity, entry);
}

/** Waits until a page is there that meets a script's condition. */
async function untilHasCome(page: Page, condition: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  const hasCome = `document.documentElement.dataset.ready === 'true' && ${condition}`;
  while ((await page.evaluate(hasCome).catch(() => false)) !== true) {
    if (Date.now() > until) throw new Error(`the page did not come: ${condition}`);
    await sleep(BETWEEN_LOOKS);
  }
}

/**
 * Waits for the next page, and begins its visit or, where the browser had kept it in memory, goes on with it.
 * @param isThere a script's condition for the page to have come
 * @param asked what its answer sets
 */
async function arrive(
  session: Session,
  begin: (page: Page) => Promise<unknown>,
  isThere: string,
  asked: readonly Asked[] = [],
): Promise<void> {
  const { reader, history, front } = session;
  const { page, visit: left } = front;
  const loading = front.entries[front.at]?.loading ?? [];
  if (loading.some(({ act }) => act === 'choose')) await awaitNextChoice(session);
  const before = await jarOf(reader);
  await page.bringToFront();
  const from = Date.now();
  await begin(page);
  await untilHasCome(page, isThere);
  if (left) left.isShown = false;
  const mark = await page.evaluate('globalThis.visit ?? 0');
  const restored = history.visits.find(({ id }) => id === mark);
  if (restored) {
    restoreVisit(restored, Date.now(), before);
    front.visit = restored;
  } else {
    const host = String(await page.evaluate('location.hostname'));
    front.visit = beginVisit(history, host, sessionItemsOf(front, host), from, before);
    await page.evaluate(`globalThis.visit = ${front.visit.id}`);
  }
  front.visit.addresses.add(await addressOf(page));
  noteShown(session);
  const after = await jarOf(reader);
  note(history, front.visit, { asked, before, after, requests: [], frames: [], from, to: Date.now() });
  if (!restored) await noteLoading(session, front.visit, loading, page, { from, before, after });
  history.isBackgroundNew = false;
  await sleep(PAST_START);
}
