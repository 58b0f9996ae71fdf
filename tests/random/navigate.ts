import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { cookieLine, type Asked } from './act-in-page.ts';
import { beginVisit, note } from './history.ts';
import { jarOf } from './jar.ts';
import { loadingQuery, noteLoading } from './loading.ts';
import { HOSTS, SET_ON_ARRIVAL, type Loading, type Place } from './sequence.ts';
import { awaitNextChoice, noteShown, type Session } from './session.ts';

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
  session.front.pages.push(loading);
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

/** Goes back in the tab in front, unless it shows the page that it was opened with. */
export async function goBack(session: Session): Promise<void> {
  if (session.front.pages.length === 1) return;
  session.front.pages.pop();
  const goBack = `setTimeout(() => { history.back(); }, 0); ${MARK_LEFT}`;
  await arrive(session, (page) => page.evaluate(goBack), IS_ANOTHER);
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
  const loading = front.pages.at(-1) ?? [];
  if (loading.some(({ act }) => act === 'choose')) await awaitNextChoice(session);
  const before = await jarOf(reader);
  await page.bringToFront();
  const from = Date.now();
  await begin(page);
  const hasCome = `document.documentElement.dataset.ready === 'true' && ${isThere}`;
  while ((await page.evaluate(hasCome).catch(() => false)) !== true) {
    if (Date.now() - from > PATIENCE) throw new Error(`the page did not come: ${isThere}`);
    await sleep(BETWEEN_LOOKS);
  }
  if (left) left.isShown = false;
  const mark = await page.evaluate('globalThis.visit ?? 0');
  const restored = history.visits.find(({ id }) => id === mark);
  if (restored) {
    Object.assign(restored, { isShown: true, wasRestored: true });
    front.visit = restored;
  } else {
    const host = String(await page.evaluate('location.hostname'));
    front.visit = beginVisit(history, host, host === HOSTS.portal ? front.sessionItems : new Set(), from, before);
    await page.evaluate(`globalThis.visit = ${front.visit.id}`);
  }
  noteShown(session);
  const after = await jarOf(reader);
  note(history, front.visit, { asked, before, after, requests: [], frameHosts: [], from, to: Date.now() });
  if (!restored) await noteLoading(session, front.visit, loading, page, { from, before, after });
  history.isBackgroundNew = false;
  await sleep(PAST_START);
}
