import type { Report, ReportTracker } from '../../lib/report/report.ts';
import { authorFaults } from './authors.ts';
import { coversDuring } from './covers.ts';
import { findingsDue, isJudged } from './due.ts';
import { goneFaults, keyOfTold } from './gone.ts';
import {
  isKnownWhole,
  isWithin,
  keyOf,
  localItemsOf,
  type History,
  type TrackerHistory,
  type Visit,
} from './history.ts';
import type { JarCookie } from './jar.ts';
import { HOSTS } from './sequence.ts';
import { timeFaults } from './times.ts';
import { wholeFaults } from './whole-report.ts';

/** What the browser holds and the toolbar shows as a report is judged. */
export interface Truth {
  jar: readonly JarCookie[];
  toolbar: string;
  /** When the browser was asked, milliseconds since 1970. */
  at: number;
}

/** How far apart two clocks may say that a cookie ends. */
const EXPIRY_SLACK = 5000;
/** A cookie that ended so many milliseconds ago may still have been there as its report was made. */
const ENDED_JUST_NOW = 3000;
const WITHOUT_CONSENT = 'third-party-without-consent';
const DESPITE_REFUSAL = 'third-party-despite-refusal';
const CONSENT_COOKIES = ['cookies_preferences', 'cookieconsent_status'];
/** What known services set in the portal's own jar and storage. */
const FOR_THIRD_PARTIES = ['cookie _ga', 'cookie _gid', 'cookie _fbp', 'localStorage _grecaptcha'];
const DECLARED: Readonly<Record<string, readonly string[]>> = {
  [HOSTS.portal]: ['cookie sessionid', 'cookie django_language', 'localStorage _grecaptcha'],
  [HOSTS['other portal']]: ['cookie sessionid', 'cookie django_language'],
};

/**
 * Compares what is told of a visit to the portal with what happened in it, by the rules of the README. Gives a line for each
 * mismatch. Where browsers do not tell whose doing something was, both answers are right.
 */
export function mismatches(history: History, visit: Visit, report: Report, truth: Truth): string[] {
  const found = wholeFaults(history, visit, report, truth.toolbar);
  const told = new Map(report.trackers.map((tracker) => [keyOfTold(visit, tracker), tracker]));
  if (told.size < report.trackers.length) found.push('a tracker is told twice');
  for (const [key, tracker] of told) {
    if (CONSENT_COOKIES.includes(tracker.name)) continue;
    const known = visit.trackers.get(key);
    if (known) found.push(...ofTracker(history, visit, report, truth, known, tracker));
    // A frame's script can read what its host has.
    else if (isApartItem(visit, tracker)) continue;
    else if (visit.seenAgain === null && ![...visit.frameHosts].some((host) => isWithin(host, tracker.domain)))
      found.push(`told, and never happened: ${tracker.state} ${key}`);
  }
  found.push(...goneFaults(history, visit, report));
  for (const [key, tracker] of visit.trackers)
    if (
      isKnownWhole(visit, tracker) &&
      !told.has(key) &&
      !CONSENT_COOKIES.includes(tracker.name) &&
      mustBeTold(history, visit, truth, tracker)
    )
      found.push(`not told: ${describe(tracker)}`);
  return found;
}

/**
 * What the page's own host has within another site's frame, such a frame of another tab may have stored. Firefox, where it refuses
 * third parties all storage, lets it have the session storage of its tab.
 */
const isApartItem = ({ host }: Visit, { kind, domain, partition }: ReportTracker): boolean =>
  kind !== 'cookie' && partition !== null && isWithin(host, domain);

function mustBeTold(history: History, visit: Visit, truth: Truth, tracker: TrackerHistory): boolean {
  const { kind, happenings } = tracker;
  const isStored = storedIn(history, visit, truth, tracker) !== null;
  if (happenings.every(({ how, sure }) => (how === 'elsewhere' || how === 'before') && !sure)) return false;
  if (kind !== 'cookie' && !isStored) return false;
  // What may have ended at once may also have been refused.
  const isInVain = happenings.every(({ how, sure }) => how === 'refused' || (how === 'set' && !sure && !isStored));
  if (isInVain) return happenings.some(({ by }) => by === 'header');
  return isStored || !happenings.every(({ how }) => how === 'elsewhere');
}

function storedIn(
  history: History,
  visit: Visit,
  { jar }: Truth,
  { kind, name, domain, path, partition }: TrackerHistory,
): JarCookie | 'item' | null {
  if (kind === 'cookie')
    return jar.find((each) => keyOf({ kind, ...each }) === keyOf({ kind, name, domain, path, partition })) ?? null;
  const names = kind === 'localStorage' ? localItemsOf(history, visit, domain, partition) : visit.sessionItems;
  return names.has(name) ? 'item' : null;
}

function ofTracker(
  history: History,
  visit: Visit,
  report: Report,
  truth: Truth,
  tracker: TrackerHistory,
  told: ReportTracker,
): string[] {
  const found: string[] = [];
  const tell = (what: string) => found.push(`${what}: ${summary(told, rules)} of ${describe(tracker)}`);
  const rules = report.findings.filter(({ trackers }) => trackers.includes(told.id)).map(({ rule }) => rule);
  const expect = (what: string, isSo: boolean) => {
    if (!isSo) tell(what);
  };

  const isFirstParty = isWithin(visit.host, tracker.domain);
  const label = `${tracker.kind} ${tracker.name}`;
  const needsConsent = !isFirstParty || FOR_THIRD_PARTIES.includes(label);
  expect('party', told.party === (isFirstParty ? 'first' : 'third'));
  expect('needsConsent', told.needsConsent === needsConsent);
  const isDeclared = isFirstParty && DECLARED[visit.host]?.includes(label) === true;
  expect('undeclared is wrong', !(isDeclared && rules.includes('undeclared')));
  const isWhole = isKnownWhole(visit, tracker);
  if (!isWhole && visit.seenAgain?.by !== 'access') return found;
  // Browsers do not tell which of several cookies of a name the page's scripts read, and which its own frames within others.
  const isNamesake = [...visit.trackers.values()].some((one) => one !== tracker && one.name === tracker.name);
  const isApart = truth.jar.some((each) => each.isApart && keyOf({ kind: 'cookie', ...each }) === keyOf(tracker));
  if (isFirstParty && isNamesake && isApart) return found;

  const stored = storedIn(history, visit, truth, tracker);
  const due = findingsDue(history, visit, tracker, { needsConsent, isStored: stored !== null });
  for (const [rule, { must, may }] of Object.entries(due)) {
    const isTold = rules.includes(rule);
    // Where a refusal may have come first, it is told alone.
    const isToldOtherwise = rule === WITHOUT_CONSENT && rules.includes(DESPITE_REFUSAL);
    expect(`${rule} is missing`, isTold || !must || isToldOtherwise || !isWhole);
    expect(`${rule} is wrong`, !isTold || may);
  }
  if (!isWhole) return found;

  if (tracker.happenings.some(({ how }) => how === 'elsewhere')) return found;
  const first = tracker.happenings.toSorted((a, b) => a.from - b.from)[0];
  if (first?.sure) {
    if (first.how === 'before') expect('alreadyThere', told.alreadyThere);
    else if (first.how !== 'refused') expect('elsewhere', !told.elsewhere);
    if (first.how === 'set' && !visit.heldBefore.has(keyOf(tracker))) expect('alreadyThere', !told.alreadyThere);
    if (!needsConsent) expect('consentAtFirstSight', told.consentAtFirstSight === 'not-needed');
    else if (isJudged(visit, tracker, first))
      expect(
        'consentAtFirstSight',
        coversDuring(history, visit, tracker, first).some((cover) => cover === told.consentAtFirstSight),
      );
    if (!isDeclared && isJudged(visit, tracker, first)) expect('undeclared is missing', rules.includes('undeclared'));
  }
  for (const fault of [...timeFaults(history, visit, report, tracker, told), ...authorFaults(visit, tracker, told)])
    tell(fault);
  expect('state', statesOf(visit, tracker, stored !== null, truth.at).includes(told.state));
  if (stored === null || stored === 'item' || told.state !== 'stored') return found;
  expect('httpOnly', told.httpOnly === stored.httpOnly);
  const expires = told.expiresAt === null ? null : Date.parse(told.expiresAt);
  expect(
    'expiresAt',
    expires === null || stored.expires === null
      ? expires === stored.expires
      : Math.abs(expires - stored.expires) < EXPIRY_SLACK,
  );
  return found;
}

function statesOf(
  { frameHosts }: Visit,
  { kind, domain, happenings }: TrackerHistory,
  isStored: boolean,
  at: number,
): ReportTracker['state'][] {
  // What its own site keeps under that name is not what the page asked for in vain.
  if (happenings.every(({ how }) => how === 'refused')) return ['refused'];
  const isUnsure = happenings.some(({ how, sure }) => how === 'set' && !sure);
  const hasJustEnded = happenings.some(
    ({ how, endsBy }) => how !== 'refused' && endsBy !== undefined && Math.abs(at - endsBy) < ENDED_JUST_NOW,
  );
  if (!isStored && (isUnsure || hasJustEnded))
    return ['removed', ...(hasJustEnded ? ['stored' as const] : []), ...(isUnsure ? ['refused' as const] : [])];
  if (!isStored) return ['removed'];
  const isOnlySent = kind === 'cookie' && happenings.every(({ how }) => how === 'sent');
  if (!isOnlySent) return ['stored'];
  // A frame that could read it saw it there.
  return [...frameHosts].some((host) => isWithin(host, domain)) ? ['sent', 'stored'] : ['sent'];
}

function summary(told: ReportTracker, rules: readonly string[]): string {
  const { state, firstSeenAt, consentAtFirstSight, alreadyThere, elsewhere, setBy } = told;
  const time = Date.parse(firstSeenAt);
  return JSON.stringify({ rules, state, time, consentAtFirstSight, alreadyThere, elsewhere, setBy });
}

const describe = (tracker: TrackerHistory): string =>
  `${keyOf(tracker)} (${tracker.happenings.map(({ how, by, from, to, sure }) => `${how}${by === null ? '' : ` by ${by}`} ${from}-${to}${sure ? '' : ' perhaps'}`).join(', ')})`;
