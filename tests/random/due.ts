import { answersDuring, coversDuring, isUncovered, type Cover } from './covers.ts';
import { isWithin, keyOf, type Happening, type History, type TrackerHistory, type Visit } from './history.ts';
import type { Answer } from './sequence.ts';

/** Whether a finding has to be told of a tracker, and whether it may be. */
export interface Due {
  must: boolean;
  may: boolean;
}

const NEVER: Due = { must: false, may: false };
const PERHAPS: Due = { must: false, may: true };
const MEASUREMENT = '_pk_id.1.ab';

const isRefused = (cover: Cover) => cover === 'refused';

/** The page is held to it: its own doing, or what lay in its own host's jar or storage. */
export function isJudged({ host }: Visit, { domain, partition }: TrackerHistory, { how }: Happening): boolean {
  if (how === 'before') return domain === host && partition === null;
  return how === 'set' || how === 'sent' || how === 'read';
}

/** Which of the findings that depend on the choice are due, for a tracker of a visit that was observed from its start. */
export function findingsDue(
  history: History,
  visit: Visit,
  tracker: TrackerHistory,
  { needsConsent, isStored }: { needsConsent: boolean; isStored: boolean },
): Record<string, Due> {
  const isElsewhere = tracker.happenings.some(({ how }) => how === 'elsewhere');
  const isUnclear = isElsewhere && isAuthorUnclear(visit, tracker);
  const due = {
    'third-party-without-consent': withoutConsentDue(history, visit, tracker),
    'third-party-despite-refusal': despiteRefusalDue(history, visit, tracker, isStored),
    'third-party-attempt-without-consent': attemptDue(history, visit, tracker),
  };
  const ofChoice = Object.entries(due).map(([rule, { must, may }]): [string, Due] => {
    if (!needsConsent) return [rule, NEVER];
    if (isUnclear) return [rule, PERHAPS];
    return [rule, { must: must && !isElsewhere, may }];
  });
  const measurement = measurementDue(history, visit, tracker);
  return {
    ...Object.fromEntries(ofChoice),
    'measurement-despite-refusal': isUnclear && tracker.name === MEASUREMENT ? PERHAPS : measurement,
  };
}

/**
 * Of what another tab set too. Browsers do not tell whose script set something, nor do frames tell who set what they can read,
 * and what a third party keeps for all sites is any tab's.
 */
function isAuthorUnclear(
  { host, frameHosts }: Visit,
  { kind, domain, partition, happenings }: TrackerHistory,
): boolean {
  const isRead = [...frameHosts].some((each) => isWithin(each, domain));
  const isForAllSites = partition === null && !isWithin(host, domain);
  return (
    isRead ||
    isForAllSites ||
    kind !== 'cookie' ||
    happenings.some(({ how, by }) => how === 'elsewhere' && by === 'script')
  );
}

const judgedOf = (visit: Visit, tracker: TrackerHistory): Happening[] =>
  tracker.happenings.filter((each) => isJudged(visit, tracker, each)).toSorted((a, b) => a.from - b.from);

/** What lay there for the whole domain, or for the whole site where one of its pages used it: the portal's, perhaps. */
function inheritedOf({ used }: History, visit: Visit, tracker: TrackerHistory): Happening[] {
  const mayBeOwn = tracker.partition === null || used.has(keyOf(tracker));
  return mayBeOwn ? tracker.happenings.filter((each) => each.how === 'before' && !isJudged(visit, tracker, each)) : [];
}

function withoutConsentDue(history: History, visit: Visit, tracker: TrackerHistory): Due {
  const judged = judgedOf(visit, tracker);
  const [first] = judged;
  const covers = (each: Happening) => coversDuring(history, visit, tracker, each);
  const mayBeFirst = (each: Happening) => judged.slice(0, judged.indexOf(each)).every(({ sure }) => !sure);
  const inherited = tracker.partition === null ? [] : inheritedOf(history, visit, tracker);
  return {
    must: first?.sure === true && covers(first).every(isUncovered),
    may: [...judged.filter((each) => each.how === 'set' || mayBeFirst(each)), ...inherited].some((each) =>
      covers(each).some(isUncovered),
    ),
  };
}

function despiteRefusalDue(history: History, visit: Visit, tracker: TrackerHistory, isStored: boolean): Due {
  const judged = judgedOf(visit, tracker);
  const covers = (each: Happening) => coversDuring(history, visit, tracker, each);
  // What a script sets once more of a third party's that is kept for all sites, any tab may have set.
  const isSeenAnew = ({ how, by }: Happening) =>
    how === 'set' &&
    tracker.kind === 'cookie' &&
    !(by === 'script' && tracker.partition === null && !isWithin(visit.host, tracker.domain));
  // What lay there, and the page removed, is no longer there despite the refusal.
  const isOver = ({ how }: Happening) => how === 'before' && !isStored;
  const inherited = inheritedOf(history, visit, tracker);
  // What an earlier page of the portal set in its partition is there from the start of the visit.
  const isFirst = (each: Happening) => each === judged[0] && (tracker.partition === null || inherited.length === 0);
  const isTold = (each: Happening) => (isFirst(each) && !isOver(each)) || isSeenAnew(each);
  return {
    must: judged.some((each) => each.sure && isTold(each) && covers(each).every(isRefused)),
    may: [...judged, ...inherited].some((each) => covers(each).some(isRefused)),
  };
}

/** What the browser refused, of a tracker that nothing else happened to. */
function attemptDue(history: History, visit: Visit, tracker: TrackerHistory): Due {
  const refused = tracker.happenings.filter(({ how }) => how === 'refused');
  const covers = (each: Happening) => coversDuring(history, visit, tracker, each);
  return {
    must:
      refused.length === tracker.happenings.length &&
      refused.some(({ by }) => by === 'header') &&
      refused.every((each) => each.sure && covers(each).every((cover) => cover !== 'granted')),
    may: refused.some((each) => covers(each).some((cover) => cover !== 'granted')),
  };
}

/** The portal's own measurement: only its own banner asks about it by name. */
function measurementDue(history: History, visit: Visit, { name, happenings }: TrackerHistory): Due {
  if (name !== MEASUREMENT) return NEVER;
  const refuses = (answer: Answer | null) => answer === 'refuse' || answer === 'analytics';
  const sets = happenings.filter(({ how }) => how === 'set');
  const isElsewhere = happenings.some(({ how }) => how === 'elsewhere');
  return {
    must:
      history.mechanism === 'opendatasoft' &&
      !isElsewhere &&
      sets.some((each) => each.sure && answersDuring(history, visit, each).every(refuses)),
    may: sets.some((each) => answersDuring(history, visit, each).some(refuses)),
  };
}
