import { noChoice, readingsOf, sameChoice, undecided, type Choice } from '../consent/choice.ts';
import { choiceAt, mergeHistories, recordChoice, withReading, type RecordedChoice } from '../consent/history.ts';
import { mechanismsOfName } from '../consent/mechanisms.ts';
import { domainMatches } from '../tracker/address.ts';
import type { ChoiceEvent, ConsentModeEvent, CookieChangeEvent } from './event.ts';
import { visitLimits } from './limits.ts';
import { lookedForAt } from './observe-jar.ts';
import type { Visit } from './visit.ts';

/** Notes a reading of the visitor's choice, where it was read. */
export function observeChoice(visit: Visit, told: ChoiceEvent): Visit {
  const event = told.from === undefined ? asKept(visit, told) : told;
  const { at, from } = event;
  const unseen = unseenBefore(visit, event);
  const record = (history: readonly RecordedChoice[], choice: Choice) =>
    bounded(recordChoice(history, { at, choice: stillOffered(history, at, choice), ...unseen }));
  if (from === 'storage') return { ...visit, storageChoices: record(visit.storageChoices, event.choice) };
  if (from === 'manager') return { ...visit, managerChoices: bounded(answered(visit, event, unseen)) };
  const { choices } = visit;
  const whole = from === 'cookie' ? withReading(choiceAt(choices, at), event.choice) : event.choice;
  return { ...visit, choices: record(choices, whole) };
}

/**
 * A choice that the whole jar shows, since when its cookies last changed: a full jar is read a while after a change of it was
 * heard of.
 */
function asKept({ host, choices, cookies }: Visit, event: ChoiceEvent): ChoiceEvent {
  const { at, choice, unseenFor = 0 } = event;
  const standing = readingsOf(choiceAt(choices, at));
  const shown = readingsOf(choice);
  // What is lost stood until then, too.
  const changed = [...lackedBy(standing, shown), ...lackedBy(shown, standing)];
  // What stood since then is known.
  const since = Math.max(at - unseenFor, ...choices.flatMap((entry) => (entry.at <= at ? entry.at : [])));
  const keeps = (name: string) =>
    mechanismsOfName('cookie', name).some(({ id }) => changed.some((one) => one.mechanism === id));
  const keptAt = Math.max(
    ...Object.values(cookies)
      .filter(({ name, domain, hostOnly }) => domainMatches(host, domain, hostOnly) && keeps(name))
      .flatMap(({ sets, goneAt }) => [...sets, goneAt ?? -Infinity]),
  );
  // What changed since it was asked for, it may show already.
  if (keptAt <= since || keptAt > at) return event;
  return { ...event, at: keptAt, unseenFor: unseenFor - (at - keptAt) };
}

/** The readings of others that are not among these. */
function lackedBy(these: readonly Choice[], others: readonly Choice[]): Choice[] {
  return others.filter((other) => !these.some((one) => sameChoice(one, other)));
}

/** A page that has kept a choice offers one, though nothing keeps it any more, and its banner is gone. */
function stillOffered(history: readonly RecordedChoice[], at: number, choice: Choice): Choice {
  if (choice.mechanism !== null) return choice;
  const kept = history.findLast((entry) => entry.at <= at && entry.choice.mechanism !== null)?.choice.mechanism;
  return kept ? undecided(kept) : choice;
}

/** What nobody saw of who made a choice: a click in another tab of the site is not seen in this one. */
function unseenBefore(
  { companyAt }: Visit,
  { at, unseenFor }: ChoiceEvent,
): Pick<RecordedChoice, 'unseenFor' | 'inCompany'> {
  return { ...(unseenFor && { unseenFor }), ...(companyAt !== null && companyAt <= at && { inCompany: true }) };
}

/**
 * What a change of a cookie that keeps the choice tells of it, `null` where it tells nothing. One that is replaced on the page
 * before the jar was first read for the visit had stood since the visit began; on the way to the page, it may have been what
 * brought the visitor there.
 */
export function choiceTold(
  visit: Pick<Visit, 'host' | 'looked' | 'choices' | 'startedAt' | 'committedAt'>,
  { at, change }: Pick<CookieChangeEvent, 'at' | 'change'>,
  choice: Choice | null,
): ChoiceEvent | null {
  if (!choice || change === 'gone') return null;
  const { choices, startedAt, committedAt } = visit;
  // A background that had ended hears of it late.
  if (change === 'stored') return { type: 'choice', at, choice, from: 'cookie', unseenFor: unreadFor(visit, at) };
  const isFirst = choices.length === 0 && committedAt !== null && at > committedAt;
  return isFirst ? { type: 'choice', at: startedAt, choice, from: 'cookie' } : null;
}

/** Milliseconds since the jar was last read for a visit: whoever chose since, in this tab or another, did so in that time. */
export function unreadFor(visit: Pick<Visit, 'host' | 'looked'>, at: number): number {
  return Math.max(0, at - (lookedForAt(visit, visit.host) ?? at));
}

/** Before its first answer a manager knew of no choice, unless it says that it found this one. */
function answered(
  { managerChoices, startedAt }: Visit,
  { at, choice, stood }: ChoiceEvent,
  unseen: Pick<RecordedChoice, 'unseenFor' | 'inCompany'>,
): RecordedChoice[] {
  // A manager that is opened once more waits too, while what was chosen stands.
  if (choice.mechanism === null && managerChoices.length > 0) return managerChoices;
  if (stood && managerChoices.length === 0) return [{ at: startedAt, choice }];
  const before = managerChoices.length > 0 ? managerChoices : [{ at: startedAt, choice: noChoice }];
  return recordChoice(before, { at, choice, ...unseen });
}

export function observeConsentMode(visit: Visit, { at, state }: ConsentModeEvent): Visit {
  return at >= (visit.consentMode?.at ?? 0) ? { ...visit, consentMode: { at, state } } : visit;
}

/** Where a visit records choices. */
export type RecordedChoices = Pick<Visit, 'choices' | 'storageChoices' | 'managerChoices'>;

/** The visitor's choice through the visit, wherever the page keeps it. */
export function choicesOf({ choices, storageChoices, managerChoices }: RecordedChoices): readonly RecordedChoice[] {
  return mergeHistories(mergeHistories(choices, storageChoices), managerChoices);
}

/** A page may write its choice again and again: the first and the latest are what judgements rest on. */
function bounded(choices: RecordedChoice[]): RecordedChoice[] {
  return choices.length <= visitLimits.choices
    ? choices
    : [...choices.slice(0, 1), ...choices.slice(1 - visitLimits.choices)];
}
