import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { settledState } from '../../cli/drive/settled-state.ts';
import type { Reader } from '../e2e/support/reader.ts';
import { chanceOf } from './chance.ts';
import { contractFaults } from './contract.ts';
import { heard, listen, spotOf } from './in-manager.ts';
import { managerFaults, type ManagerVisit } from './manager-oracle.ts';
import { MANAGERS, PARTIES, VIDEOS, type Party } from './managers.ts';
import { HOSTS, THIRD_PARTIES } from './sequence.ts';

export type ManagerStep =
  /** Of all that can be clicked, from 0 to 1. */
  | { step: 'click'; which: number; twice?: true }
  | { step: 'set'; party: Party; number: number }
  | { step: 'reload' | 'pause' | 'look' };

export interface ManagerSequence {
  manager: keyof typeof MANAGERS;
  query: string;
  steps: ManagerStep[];
}

/** Clicks and trackers that followed each other faster, in milliseconds, could not be told apart. */
const BETWEEN = 900;
const PAUSE = 1800;
/** What a click leads to at once has begun. */
const AT_ONCE = 100;
const PATIENCE = 20_000;

/** A sequence that is the same for the same seed. */
export function generateManager(seed: number): ManagerSequence {
  const { below, pick, happens, weighted } = chanceOf(seed);
  const manager = pick(Object.keys(MANAGERS) as (keyof typeof MANAGERS)[]);
  const steps = Array.from({ length: 10 + below(10) }, (): ManagerStep[] => {
    const set: ManagerStep = { step: 'set', party: pick(PARTIES), number: below(3) };
    const click: ManagerStep = { step: 'click', which: below(1000) / 1000, ...(happens(0.1) && { twice: true }) };
    return weighted<ManagerStep[]>([
      [[click], 5],
      [[click, set], 3],
      [[click, { step: 'pause' }, set], 3],
      [[{ step: 'pause' }, set], 2],
      [[{ step: 'reload' }], 1],
      [[{ step: 'look' }], 1],
    ]);
  });
  return { manager, query: pick(MANAGERS[manager].queries), steps: steps.flat() };
}

/** What a run has met: without it, that nothing was told wrongly would say nothing. */
export const met = { answers: 0, changes: 0, granted: 0, warned: 0 };

/** Performs a sequence in a browser that holds nothing yet. Gives a line for each mismatch. */
export async function performManager(
  reader: Reader,
  { manager: name, query, steps }: ManagerSequence,
): Promise<string[]> {
  const { page, extension } = reader;
  const manager = MANAGERS[name];
  const names = new Set<string>();
  const done: string[] = [];
  const found: string[] = [];
  let visit: ManagerVisit;
  let last = 0;

  async function begin(come: () => Promise<unknown>): Promise<void> {
    await come();
    await page.bringToFront();
    await page.waitForFunction(manager.ready ?? 'true');
    await listen(page, manager);
    last = Date.now();
    visit = { name, manager, said: [], clicks: [], set: [], before: new Set(names) };
  }

  /** A manager may load its page anew, to be rid of what it refuses. */
  async function noticeReload(): Promise<void> {
    await page.waitForSelector('html[data-ready="true"]');
    if ((await page.evaluate('typeof hear')) === 'undefined') await begin(() => Promise.resolve());
  }

  async function look(): Promise<void> {
    visit.said = await heard(page);
    const { shown, unrest } = await settledState(extension, await reader.tab(), PATIENCE);
    visit.said = await heard(page);
    if (!shown.report || unrest !== null) return void found.push(`no report: ${unrest ?? shown.kind}`);
    const faults = [...managerFaults(visit, shown.report), ...contractFaults(shown.report)];
    found.push(...faults.map((fault) => `step ${done.length}: ${fault}`));
    met.answers += Number(visit.said.at(-1)?.says !== null);
    met.changes += visit.said.length - 1;
    met.granted += shown.report.trackers.filter(({ consentAtFirstSight }) => consentAtFirstSight === 'granted').length;
    met.warned += shown.report.findings.filter(({ severity }) => severity === 'warning').length;
  }

  async function take(step: ManagerStep): Promise<string> {
    switch (step.step) {
      case 'click': {
        await sleep(Math.max(0, last + (manager.unseen ?? BETWEEN) - Date.now()));
        const spot = await spotOf(page, manager, step.which);
        if (!spot) return 'nothing to click';
        visit.clicks.push(Date.now());
        await page.mouse.click(spot.x, spot.y, { count: step.twice ? 2 : 1 });
        last = Date.now();
        await sleep(AT_ONCE);
        await noticeReload();
        return spot.text;
      }
      case 'set': {
        const { code, name: set } = settingOf(step);
        const [from, to] = (await page.evaluate(
          `(async () => { hear(); const from = Date.now(); ${code} hear(); return [from, Date.now()]; })()`,
        )) as [number, number];
        names.add(set);
        visit.set.push({ name: set, party: step.party, from, to });
        last = Date.now();
        return set;
      }
      case 'reload':
        await look();
        await begin(() => page.reload());
        return '';
      case 'look':
        await look();
        return '';
      case 'pause':
        await sleep(PAUSE);
        return '';
    }
  }

  await begin(() => reader.visit(`https://${HOSTS.portal}/consent-managers/${name}/${query}`));
  for (const step of steps) done.push(`${step.step} ${await take(step)}`);
  await look();
  return found.length > 0 ? [...found, `${name}${query}: ${done.join(', ')}`] : [];
}

function settingOf({ party, number }: { party: Party; number: number }): { name: string; code: string } {
  const name = `${{ analytics: '_ga_', advertising: '_gcl_', video: 'yt', stranger: 'uid' }[party]}${number}`;
  const line = `${name}=${randomUUID()}; Path=/; Secure; SameSite=None; Max-Age=86400`;
  if (party === 'analytics' || party === 'advertising') return { name, code: `document.cookie = '${line}';` };
  const host = party === 'video' ? VIDEOS : THIRD_PARTIES[0];
  const address = `https://${host}/random/answer?${new URLSearchParams({ set: JSON.stringify([line]) }).toString()}`;
  return { name, code: `await fetch('${address}', { mode: 'no-cors', credentials: 'include' });` };
}
