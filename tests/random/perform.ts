import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { settledState } from '../../cli/drive/settled-state.ts';
import type { Reader } from '../e2e/support/reader.ts';
import { letLook } from '../e2e/support/site-access.ts';
import { endBackground } from '../e2e/support/stop-background.ts';
import { actInPage, removalInPage, type ActInPage } from './act-in-page.ts';
import { choiceCookie } from './choice-cookie.ts';
import { isOfPage, isWithin, type Visit } from './history.ts';
import { jarOf } from './jar.ts';
import { goTo, push, reload, traverse } from './navigate.ts';
import { note, revealVisits } from './note.ts';
import { mismatches } from './oracle.ts';
import { framesTold, requestsOf } from './what-followed.ts';
import { isPortal, type Act, type Sequence, type Step } from './sequence.ts';
import {
  awaitNextChoice,
  beginSession,
  reachOfUnasked,
  closeTab,
  nextTab,
  openTab,
  type Session,
  type Tab,
} from './session.ts';

/** Milliseconds in which scripts' cookies reach the jar of another process. */
const REACHES_JAR = 50;
/** An answer that is waited for is there so long after its delay. */
const ANSWERED_BY = 400;
/** A report has so long to come to rest. */
const PATIENCE = 20_000;
const PAUSE = 1300;
const LEAVES_PAGE: readonly Step['step'][] = ['visit', 'reload', 'back', 'forward', 'close tab'];
/** Meanwhile answers may be on their way. */
const STAYS: readonly Step['step'][] = ['act', 'choose', 'pause', 'push'];

/**
 * Performs a sequence in a browser that holds nothing yet, and judges each page of the portal when it is left, looked at, and
 * at the end. Gives a line for each mismatch, which begins with the number of its step.
 */
export async function perform(reader: Reader, { steps, ...how }: Sequence): Promise<string[]> {
  const session = await beginSession(reader, how);
  const found: string[] = [];
  for (const [at, each] of [...steps, { step: 'look' } as const].entries()) {
    const { step } = each;
    if (!STAYS.includes(step)) await takeAwaited(session);
    for (const tab of step === 'look' ? session.tabs : LEAVES_PAGE.includes(step) ? [session.front] : [])
      found.push(...(await look(session, tab)).map((line) => `step ${at} (${step}): ${line}`));
    await take(session, each);
  }
  await take(session, { step: 'give access' });
  return found;
}

const portalOf = ({ visit }: Tab): Visit | null => (visit && isPortal(visit.host) ? visit : null);

async function take(session: Session, step: Step): Promise<void> {
  const { driven, extension } = session.reader;
  const visit = portalOf(session.front);
  switch (step.step) {
    case 'visit':
      return goTo(session, step.place, step.loading);
    case 'act':
      return visit ? doAct(session, visit, step.act) : undefined;
    case 'choose':
      return visit ? choose(session, visit, step) : undefined;
    case 'reload':
      return reload(session);
    case 'back':
      return traverse(session, -1);
    case 'forward':
      return traverse(session, 1);
    case 'push':
      return visit ? push(session) : undefined;
    case 'open tab':
      return openTab(session);
    case 'close tab':
      return closeTab(session);
    case 'next tab':
      return nextTab(session);
    case 'end background':
      session.history.isBackgroundNew = true;
      return endBackground({ driven, extension, page: extension.page });
    case 'take access':
      return session.history.mayLook ? letSee(session, false) : undefined;
    case 'give access':
      return session.history.mayLook ? undefined : letSee(session, true);
    case 'pause':
      return sleep(PAUSE);
    case 'look':
      return;
  }
}

async function letSee({ reader, history, front }: Session, may: boolean): Promise<void> {
  if (!may) history.mayLook = false;
  await letLook(reader, may);
  if (may) revealVisits(history, Date.now(), await jarOf(reader));
  await front.page.bringToFront();
}

async function doAct({ reader, history, front, awaited }: Session, visit: Visit, act: Act): Promise<void> {
  const before = await jarOf(reader);
  const id = randomUUID();
  const own = before.filter((cookie) => isOfPage(visit, cookie) && isWithin(visit.host, cookie.domain));
  const { code, asked }: ActInPage =
    act.act === 'remove' ? { code: removalInPage(act.name, own), asked: [] } : actInPage(act, visit.host, id);
  await front.page.bringToFront();
  const from = Date.now();
  await front.page.evaluate(`(async () => { ${code} })()`);
  const to = Date.now();
  if (act.act === 'late pixel') {
    awaited.push({ visit, id, asked, before, from, until: to + act.delay + ANSWERED_BY });
    return;
  }
  await sleep(REACHES_JAR);
  const after = await jarOf(reader);
  const frames = (await framesTold(front.page)).filter((told) => told.act === id);
  note(history, visit, { asked, before, after, requests: await requestsOf(id), frames, from, to });
}

/** Waits until everything is answered. */
async function takeAwaited(session: Session): Promise<void> {
  const { reader, history, awaited } = session;
  await sleep(Math.max(0, ...awaited.map(({ until }) => until - Date.now())));
  const after = await jarOf(reader);
  for (const { visit, id, until, ...deed } of awaited)
    note(history, visit, { ...deed, after, requests: await requestsOf(id), frames: [], to: until });
  session.awaited = [];
}

async function choose(
  session: Session,
  visit: Visit,
  { answer, unasked }: Extract<Step, { step: 'choose' }>,
): Promise<void> {
  const { history, front } = session;
  await awaitNextChoice(session);
  const { page } = front;
  await page.bringToFront();
  const cookie = choiceCookie(history.mechanism, answer);
  await page.evaluate(`globalThis.choose = () => { document.cookie = ${cookie}; }; ''`);
  const from = Date.now();
  await (unasked ? page.evaluate('globalThis.choose()') : page.click('#choose'));
  const reachesBack = unasked ? reachOfUnasked(session, visit) : 0;
  history.choices.push({ answer, from, to: Date.now(), visit: visit.id, host: visit.host, reachesBack });
}

/** What is told wrongly of a page that Miette may not look at. */
async function lookAtHidden({ extension }: Reader, { tabId }: Tab): Promise<string[]> {
  let told = '';
  for (let left = 10; left > 0; left--) {
    const [{ kind }, { text }] = await Promise.all([extension.state(tabId), extension.badge(tabId)]);
    told = `${kind}, with “${text}” on the toolbar`;
    if (kind === 'no-access' && text === '?') return [];
    await sleep(200);
  }
  return [`hidden: ${told}`];
}

/** What is told wrongly of the page that a tab shows. */
async function look({ reader, history }: Session, tab: Tab): Promise<string[]> {
  const visit = portalOf(tab);
  if (!visit) return [];
  const { extension } = reader;
  if (!history.mayLook) return lookAtHidden(reader, tab);
  const { shown, unrest } = await settledState(extension, tab.tabId, PATIENCE);
  if (unrest !== null) return [`never at rest: ${unrest}`];
  const { report } = shown;
  if (!report) return [`no report: ${shown.kind}`];
  let toolbar = '';
  for (let left = 10; left > 0; left--) {
    toolbar = (await extension.badge(tab.tabId)).text;
    if (toolbar === report.badge.text) break;
    await sleep(200);
  }
  return mismatches(history, visit, report, { jar: await jarOf(reader), toolbar, at: Date.now() });
}
