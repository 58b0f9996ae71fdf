import type { Report } from '../../lib/report/report.ts';
import type { Said } from './in-manager.ts';
import type { Coverage, Manager, Party, Says } from './managers.ts';

/** A tracker that the page set. All times are milliseconds since 1970. */
export interface Setting {
  name: string;
  party: Party;
  from: number;
  to: number;
}

/** What happened on one page, from its start. */
export interface ManagerVisit {
  name: string;
  manager: Manager;
  said: Said[];
  clicks: number[];
  set: Setting[];
  /** Names that were there before, perhaps. */
  before: ReadonlySet<string>;
}

/** A click may be recorded so much later, and in steps that follow each other so fast. */
const LONGEST_FROM_CLICK = 3000;
const STEPS = 500;
/** What is set so soon after a refusal was under way. */
const UNDER_WAY = 1500;

export function stateOf(says: Says, necessary: readonly string[] = []): Report['consent']['state'] {
  if (!says) return 'none';
  const answers = Object.entries(says.choices).filter(([key]) => !necessary.includes(key));
  if (answers.every(([, allowed]) => !allowed)) return 'refused';
  return answers.every(([, allowed]) => allowed) && !says.open ? 'granted' : 'partial';
}

function coverageOf({ asks, vague = [], necessary, covers }: Manager, says: Says, party: Party): Coverage {
  if (!says) return 'none';
  if (covers) return covers(says, party);
  const answers = (asks[party] ?? []).flatMap((key) => says.choices[key] ?? []);
  if (answers.length > 0) return answers.every(Boolean) ? 'granted' : 'refused';
  const state = stateOf(says, necessary);
  if (state === 'granted' && vague.some((key) => key in says.choices)) return 'granted';
  return state === 'refused' && !says.open ? 'refused' : 'not-covered';
}

/** What the choice may have said of a tracker that was set, for nobody can tell it more closely. */
function coveragesOf({ manager, said, clicks }: ManagerVisit, { party, from, to }: Setting): Coverage[] {
  const coverage = ({ says }: Said) => coverageOf(manager, says, party);
  const stood = said.filter(({ at }, index) => at <= to && (said[index + 1]?.at ?? Infinity) >= from);
  const standing = stood.map(coverage);
  const clickOf = ({ at }: Said) => clicks.findLast((click) => click <= at && at - click <= LONGEST_FROM_CLICK);
  const made = said.findLast((each) => each.at > to && (clickOf(each) ?? Infinity) <= to);
  if (standing.every((each) => each === 'granted')) return ['granted'];
  if (made && coverage(made) === 'granted') return ['granted'];
  const ended = said.filter((_, index) => (said[index + 1]?.at ?? Infinity) > from - UNDER_WAY);
  const underWay = ended.map(coverage).filter((each) => each === 'granted');
  return [...new Set([...standing, ...(made ? [coverage(made)] : []), ...(ended[0] !== stood[0] ? underWay : [])])];
}

/** What a report says wrongly of a visit to a page with a manager. */
export function managerFaults(visit: ManagerVisit, { consent, trackers, findings }: Report): string[] {
  const { name, manager, said } = visit;
  const found: string[] = [];
  const says = said.at(-1)?.says ?? null;
  const states = said.map((each) => stateOf(each.says, manager.necessary));
  if (consent.state !== states.at(-1)) found.push(`state: ${consent.state}, expected ${String(states.at(-1))}`);
  const expected = Object.entries(says?.choices ?? {});
  const told = Object.entries(consent.choices).filter(([key]) => name !== 'tcf' || key !== 'vendor-412');
  if (told.toSorted().join() !== expected.toSorted().join())
    found.push(`choices: ${told.join()}, expected ${expected.join()}`);
  const lasting = states.filter((_, at) => (said[at + 1]?.at ?? Infinity) - (said[at]?.at ?? 0) > STEPS + 200);
  const history = consent.history.map(({ state }) => state);
  if (!isWithin(lasting, history) || !isWithin(history, states))
    found.push(`history: ${history.join()}, expected ${lasting.join()} or ${states.join()}`);
  for (const tracker of trackers) {
    const rules = findings.filter((each) => each.trackers.includes(tracker.id)).map(({ rule }) => rule);
    const faults = trackerFaults(visit, tracker.name, tracker.consentAtFirstSight, rules);
    found.push(...faults.map((fault) => `${fault} (${tracker.id})`));
  }
  const missed = visit.set.filter((each) => !trackers.some((tracker) => tracker.name === each.name));
  return [...found, ...missed.map((each) => `missed: ${each.name}`)];
}

function trackerFaults(visit: ManagerVisit, name: string, atFirstSight: string, rules: readonly string[]): string[] {
  const settings = visit.set.filter((each) => each.name === name);
  const [first] = settings;
  if (!first) return [];
  const all = settings.map((each) => coveragesOf(visit, each));
  const [seen = [], ...again] = all;
  const isKnown = !visit.before.has(name);
  const atStart = isKnown ? [] : [coverageOf(visit.manager, visit.said[0]?.says ?? null, first.party)];
  const may = [...seen, ...atStart];
  const isRefused = (coverages: readonly Coverage[]) => coverages.every((each) => each === 'refused');
  const isAgainRefused = again.some((each, at) => isRefused(each) && isLate(visit, settings[at + 1]));
  const refusal = {
    must: isKnown && (isRefused(seen) || isAgainRefused),
    may: [...all.flat(), ...atStart].includes('refused'),
  };
  const isWithout = (each: Coverage) => each !== 'granted' && each !== 'refused';
  const without = { must: isKnown && seen.every(isWithout), may: may.some(isWithout) };
  const found = may.includes(atFirstSight as Coverage)
    ? []
    : [`at first sight: ${atFirstSight}, expected ${may.join('/')}`];
  for (const [rule, due] of Object.entries({
    'third-party-despite-refusal': refusal,
    'third-party-without-consent': without,
  })) {
    if (due.must && !rules.includes(rule)) found.push(`missed: ${rule}`);
    if (!due.may && rules.includes(rule)) found.push(`accused: ${rule}`);
  }
  return found;
}

/** Whether something was set long after the choice changed last. */
const isLate = ({ said }: ManagerVisit, setting: Setting | undefined): boolean =>
  setting !== undefined && said.every(({ at }) => at > setting.to || setting.from - at > UNDER_WAY);

/** Whether all of a list stands in another in its order. */
function isWithin(list: readonly string[], other: readonly string[]): boolean {
  let at = 0;
  for (const each of other) if (each === list[at]) at++;
  return at === list.length;
}
