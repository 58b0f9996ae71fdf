import { setTimeout as wait } from 'node:timers/promises';
import { plainUrl } from '../../lib/tracker/address.ts';
import { comparedWithNoChoice } from './changes.ts';
import { nextPages } from './next-pages.ts';
import type { Outcome, VisitChoice } from './outcome.ts';
import { problemOf } from './problem.ts';
import type { Robots } from './robots.ts';
import type { Target } from './targets.ts';
import type { VisitedPage } from './visit-page.ts';

/** How one portal is audited, and with what. */
export interface PortalAudit {
  pages: number;
  choices: readonly VisitChoice[];
  visit: (url: string, choice: VisitChoice) => Promise<VisitedPage>;
  robots: (origin: string) => Promise<Robots>;
  /** Ends it all; its reason is thrown. */
  stop: AbortSignal;
}

/** Seconds between two visits of one portal, unless its robots.txt asks for more; never more than the latter. */
const PAUSE = 1;
const LONGEST_PAUSE = 60;

/**
 * Visits a portal's pages one after the other, with a pause between them: those asked for, then those that they link to
 * and robots.txt allows. An address may lead to its portal's other one, of https or www: that one's links are followed.
 * Where the first choice finds no page, the others are not tried on it.
 */
export async function auditPortal({ portal, urls }: Target, audit: PortalAudit): Promise<Outcome[]> {
  const { pages, choices, visit, stop } = audit;
  const addresses = [...urls];
  const outcomes: Outcome[] = [];
  const isOneVisit = Math.max(urls.length, pages, choices.length) === 1;
  let robots: Robots | null = null;
  // It grows by what its pages link to.
  for (const url of addresses) {
    for (const choice of choices) {
      if (outcomes.length > 0)
        await wait(1000 * Math.min(Math.max(robots?.pause ?? 0, PAUSE), LONGEST_PAUSE), undefined, { signal: stop });
      const outcome = await visited(portal, url, choice, visit, stop);
      outcomes.push(outcome.told);
      if (choice !== choices[0]) continue;
      if (outcome.told.kind === 'problem') break;
      if (isOneVisit) continue;
      const { origin, hostname, href } = new URL(outcome.told.report.page.url);
      robots ??= await audit.robots(origin);
      if (addresses.length >= pages) continue;
      const { allows } = robots;
      const more = nextPages(hostname, outcome.links, [...addresses, href]).filter((address) => allows(address));
      addresses.push(...more.slice(0, pages - addresses.length));
    }
  }
  return comparedWithNoChoice(outcomes);
}

async function visited(
  portal: string,
  url: string,
  choice: VisitChoice,
  visit: PortalAudit['visit'],
  stop: AbortSignal,
): Promise<{ told: Outcome; links: string[] }> {
  const requested = plainUrl(url);
  try {
    stop.throwIfAborted();
    const { report, banner, links } = await visit(url, choice);
    return {
      told: { kind: 'report', portal, report: { ...report, audit: { requested, choice, banner } } },
      links,
    };
  } catch (error) {
    stop.throwIfAborted();
    return { told: { kind: 'problem', portal, requested, choice, problem: problemOf(error) }, links: [] };
  }
}
