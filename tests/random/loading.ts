import type { Page } from 'puppeteer-core';
import { actInPage, cookieLine, removalOfAll, type ActInPage } from './act-in-page.ts';
import { choiceCookie } from './choice-cookie.ts';
import { type Choice, type Deed, type Visit } from './history.ts';
import { note } from './note.ts';
import { EACH_TIME } from './pages.ts';
import { framesTold, requestsOf } from './what-followed.ts';
import type { Loading, Sequence } from './sequence.ts';
import { reachOfUnasked, type Session } from './session.ts';

/** What a page tells of one thing that it did: when, and which of its cookies it could read then. */
type Told = [from: number, to: number, seen: string[]];

/** Milliseconds before each thing that a page does, and before a choice: browsers tell of several cookies at once. */
const APART = 3;
const BEFORE_CHOICE = 150;

const idAt = (id: string, at: number) => `${id}-${at}`;

function inPage(each: Exclude<Loading, { act: 'choose' }>, host: string, id: string): ActInPage {
  if (each.act === 'remove') return { code: removalOfAll(each.name, host), asked: [] };
  const act = actInPage(each, host, id);
  return each.act === 'header' ? { ...act, code: '' } : act;
}

/** The query of a page that does all this while it loads. */
export function loadingQuery(
  loading: readonly Loading[],
  host: string,
  mechanism: Sequence['mechanism'],
): Record<'scripts' | 'set', string> {
  const set: string[] = [];
  const scripts = loading.flatMap((each, at) => {
    if (each.act === 'choose')
      return [script(`document.cookie = ${choiceCookie(mechanism, each.answer)};`, [], BEFORE_CHOICE)];
    const { code, asked } = inPage(each, host, idAt(EACH_TIME, at));
    const cookies = asked.filter((one) => one.kind === 'cookie');
    if (each.act === 'header') set.push(...cookies.map(({ cookie, value }) => cookieLine(cookie, value)));
    return [script(code, each.act === 'script' ? cookies.map(({ value }) => value) : [])];
  });
  return { scripts: JSON.stringify(scripts), set: JSON.stringify(set) };
}

const script = (code: string, values: readonly string[], apart = APART) => `loading.push((async () => {
  const from = Date.now();
  while (Date.now() < from + ${apart});
  ${code}
  const seen = ${JSON.stringify(values)}.filter((value) => document.cookie.includes(value));
  return [from + ${apart}, Date.now(), seen];
})());`;

/** Notes what a page has done while it loaded. */
export async function noteLoading(
  session: Session,
  visit: Visit,
  loading: readonly Loading[],
  page: Page,
  { from, before, after }: Pick<Deed, 'from' | 'before' | 'after'>,
): Promise<void> {
  const { history } = session;
  const id = String(await page.evaluate('document.documentElement.dataset.id'));
  const begun = Number(await page.evaluate('begun'));
  const told = (await page.evaluate('loaded')) as Told[];
  const frames = await framesTold(page);
  for (const [at, each] of loading.entries()) {
    const [start, end, seen] = told[at] ?? [from, Date.now(), []];
    if (each.act === 'choose') {
      const choice: Choice = {
        answer: each.answer,
        from: start,
        to: end,
        visit: visit.id,
        host: visit.host,
        reachesBack: reachOfUnasked(session, visit),
      };
      history.choices.push(choice);
      continue;
    }
    const { asked } = inPage(each, visit.host, idAt(id, at));
    // A page that Back took from the cache has the id of the page that was left.
    const requests = (await requestsOf(idAt(id, at))).filter((request) => request.at >= from);
    const ofAct = frames.filter(({ act }) => act === idAt(id, at));
    const when = each.act === 'header' ? { from, to: begun } : { from: start, to: end };
    note(history, visit, { asked, before, after, requests, frames: ofAct, seen, ...when });
  }
}
