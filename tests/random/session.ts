import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Reader } from '../e2e/support/reader.ts';
import type { Asked } from './act-in-page.ts';
import { MADE_BY_A_CLICK, type History, type Visit } from './history.ts';
import type { JarCookie } from './jar.ts';
import { HOSTS, type Loading, type Sequence } from './sequence.ts';

export interface Tab {
  page: Page;
  tabId: number;
  /** What it shows; `null` on the page that it was opened with. */
  visit: Visit | null;
  /** Its history, oldest first. */
  entries: Entry[];
  /** Where in its history it is. */
  at: number;
  /** Names of the items in its session storage, by host. */
  sessionItems: Map<string, Set<string>>;
}

/** An address that Back and Forward can go to. */
export interface Entry {
  /** The same for addresses of one page. */
  document: string;
  /** What that page does while it loads. */
  loading: readonly Loading[];
}

/** An act whose answer is still to come. */
export interface Awaited {
  visit: Visit;
  /** Id of the act. */
  id: string;
  asked: readonly Asked[];
  before: readonly JarCookie[];
  from: number;
  /** When the answer is there at the latest. */
  until: number;
}

/** A browser in which a sequence is performed, and what has happened in it. */
export interface Session {
  reader: Reader;
  history: History;
  /** In the order in which they were opened, one at least. */
  tabs: Tab[];
  front: Tab;
  awaited: Awaited[];
}

const MOST_TABS = 3;
/** A choice that a page makes by itself may count for what it did so many milliseconds before. */
const AT_ONCE = 500;
/** Choices that followed each other faster, in milliseconds, could not be told apart. */
const BETWEEN_CHOICES = 1000;

export async function beginSession(
  reader: Reader,
  { mechanism, thirdParties, grants }: Omit<Sequence, 'steps'>,
): Promise<Session> {
  const history: History = {
    browser: reader.driven.kind,
    mechanism,
    thirdParties,
    grants: grants === true,
    visits: [],
    choices: [],
    localItems: new Map(),
    used: new Set(),
    sisterLeftAt: -Infinity,
    mayLook: true,
    isBackgroundNew: false,
  };
  const front = await newTab(reader);
  return { reader, history, tabs: [front], front, awaited: [] };
}

async function newTab({ driven, extension }: Reader): Promise<Tab> {
  const page = await driven.browser.newPage();
  const url = `https://${HOSTS.elsewhere}/random/page?id=${randomUUID()}`;
  await page.goto(url);
  await page.waitForSelector('html[data-ready="true"]');
  // Without access to pages, the newest tab is known by its number alone.
  const tabId = (await extension.allTabs()).at(-1) ?? -1;
  return { page, tabId, visit: null, entries: [{ document: '', loading: [] }], at: 0, sessionItems: new Map() };
}

/** Opens a tab in front, unless there are enough. */
export async function openTab(session: Session): Promise<void> {
  if (session.tabs.length === MOST_TABS) return;
  session.front = await newTab(session.reader);
  session.tabs.push(session.front);
}

/** Closes the tab in front, unless it is the only one; the oldest comes to the front. */
export async function closeTab(session: Session): Promise<void> {
  const closed = session.front;
  const rest = session.tabs.filter((tab) => tab !== closed);
  const [oldest] = rest;
  if (!oldest) return;
  if (closed.visit) closed.visit.isShown = false;
  session.tabs = rest;
  session.front = oldest;
  await closed.page.close();
  await oldest.page.bringToFront();
  noteShown(session);
}

export async function nextTab(session: Session): Promise<void> {
  const { tabs, front } = session;
  session.front = tabs[(tabs.indexOf(front) + 1) % tabs.length] ?? front;
  await session.front.page.bringToFront();
}

/** Keeps note of when the portal's sister was shown, and of sites that several tabs show, after what tabs show has changed. */
export function noteShown({ tabs, history }: Session): void {
  const shows = (visit: Visit | null, site: string) => visit?.site === site || visit?.framedSites.has(site) === true;
  for (const { visit } of tabs)
    if (visit && tabs.some((other) => other.visit !== visit && shows(other.visit, visit.site))) visit.hadCompany = true;
  const isShown = tabs.some(({ visit }) => visit?.host === HOSTS.sister);
  if (isShown) history.sisterLeftAt = null;
  else history.sisterLeftAt ??= Date.now();
}

export function sessionItemsOf({ sessionItems }: Tab, host: string): Set<string> {
  const names = sessionItems.get(host) ?? new Set();
  sessionItems.set(host, names);
  return names;
}

export async function awaitNextChoice({ history }: Session): Promise<void> {
  const since = Date.now() - (history.choices.at(-1)?.to ?? 0);
  await sleep(Math.max(0, BETWEEN_CHOICES - since));
}

/** How far a choice reaches back that a page makes without a click; a click just before, that made another, may have made it. */
export function reachOfUnasked({ tabs, front, history }: Session, { host, site }: Visit): number {
  const isAlone = !tabs.some((tab) => tab !== front && tab.visit?.site === site);
  const hasClicked = history.choices.some(
    (made) => made.host === host && made.reachesBack === 0 && Date.now() - made.to < MADE_BY_A_CLICK,
  );
  return isAlone && !hasClicked ? AT_ONCE : MADE_BY_A_CLICK;
}
