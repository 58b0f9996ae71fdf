import type { Page } from 'puppeteer-core';
import type { Manager, Says } from './managers.ts';

/** What a manager said from a moment of its page on, in milliseconds since 1970. */
export interface Said {
  at: number;
  says: Says;
}

const REOPEN = 'settings-again';
const CLICKABLE = 'a, button, input, label, summary, [role="button"], [role="switch"], [role="tab"], [role="checkbox"]';

/** Has a page keep note of all that its manager says, and show a button by which its settings come again. */
export const listen = (page: Page, { says, reopens }: Manager): Promise<unknown> =>
  page.evaluate(`(() => {
    globalThis.said = [];
    globalThis.hear = () => {
      const says = ${says};
      if (said.length === 0 || JSON.stringify(says) !== JSON.stringify(said.at(-1).says)) said.push({ at: Date.now(), says });
    };
    hear();
    setInterval(hear, 20);
    if (${reopens === undefined}) return;
    const button = document.createElement('button');
    Object.assign(button, { id: '${REOPEN}', textContent: 'Mes choix', onclick: () => { ${reopens ?? ''} } });
    document.querySelector('main').prepend(button);
  })()`);

/** All that the manager of a page has said so far. */
export const heard = async (page: Page): Promise<Said[]> => (await page.evaluate('hear(); said')) as Said[];

interface Spot {
  x: number;
  y: number;
  text: string;
}

/**
 * A place of a manager's interface where a person can click: of all that lie in sight and lead nowhere else.
 * @param which from 0 to 1: the first to the last of them
 */
export const spotOf = async (page: Page, { shows }: Manager, which: number): Promise<Spot | null> =>
  (await page.evaluate(`(() => {
    const selector = '#${REOPEN}, :is(${shows}) :is(${CLICKABLE})';
    const leads = (element) => element instanceof HTMLAnchorElement && /^(?:[^#]|$)/.test(element.getAttribute('href') ?? '#');
    const spot = (element) => {
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const hit = document.elementFromPoint(x, y);
      const hits = [element, ...(element.labels ?? [])].some((each) => each.contains(hit));
      return hits && !hit.closest('a[href^="http"], a[href^="/"]') ? { x, y, text: element.id || element.className || element.textContent } : null;
    };
    const found = [...document.querySelectorAll(selector)].filter((each) => !each.disabled && !leads(each) && spot(each));
    const chosen = found[Math.floor(${which} * found.length)];
    return chosen ? spot(chosen) : null;
  })()`)) as Spot | null;
