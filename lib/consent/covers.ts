import { readingsOf, type Choice } from './choice.ts';
import { isAbout, isBeside } from './is-about.ts';
import type { Meaning } from './mechanism.ts';
import { mechanismOf } from './mechanisms.ts';
import { wordRuns } from './word-runs.ts';
import { isCommonName } from '../registry/common-names.ts';
import type { Answer, Coverage, Subject } from './subject.ts';

/** What the whole choice says of a subject, and which mechanism decides: `null` where none is found. */
export interface Covering extends Answer {
  mechanism: string | null;
}

/** Of several mechanisms that say nothing of a subject itself the first of these counts. */
const strictness: readonly Coverage[] = ['refused', 'unreadable', 'not-covered', 'none', 'granted'];

/**
 * Whether a recorded choice grants a tracker: only when it allows its provider or its purpose.
 *
 * Of several mechanisms those that were asked about the subject itself count before those that were not, and the
 * stricter of them.
 */
export function coveringOf(choice: Choice, subject: Subject): Covering {
  const answers = readingsOf(choice).map((reading) => ({
    ...answerOf(reading, subject),
    mechanism: reading.mechanism,
  }));
  const asked = answers.filter(({ keys }) => keys.length > 0);
  const [strictest] = (asked.length > 0 ? asked : answers).toSorted(
    (a, b) => strictness.indexOf(a.coverage) - strictness.indexOf(b.coverage),
  );
  return strictest ?? { coverage: 'none', keys: [], mechanism: null };
}

/** Whether a recorded choice grants a subject's trackers, without the reason. */
export function covers(choice: Choice, subject: Subject): Coverage {
  return coveringOf(choice, subject).coverage;
}

function answerOf(choice: Choice, subject: Subject): Answer {
  if (choice.state === 'none' || choice.state === 'unreadable') return { coverage: choice.state, keys: [] };
  const mechanism = mechanismOf(choice);
  if (!mechanism) return { coverage: coverageOfUnknown(choice), keys: [] };
  const own = mechanism.answer?.(choice, subject);
  if (own) return own;
  const { choices, state } = choice;
  // A choice that was told without its keys.
  const isBare = state === 'granted' && Object.keys(choices).length === 0;
  if (isBare && (mechanism.exhaustive ?? mechanism.meaning('').everything)) return { coverage: 'granted', keys: [] };
  const keysThat = (are: (meaning: Meaning, key: string) => boolean) =>
    Object.keys(choices).filter((key) => are(mechanism.meaning(key), key));
  const about = keysThat((meaning, key) => isAbout(key, meaning, subject));
  const isOfCompany = (key: string) => mechanism.meaning(key).company === true;
  const isOfService = (key: string) => !isOfCompany(key) && mechanism.meaning(key).purposes.length === 0;
  const named = about.filter(isOfService);
  // A site that names its keys asks of each once: "analytics" beside "matomo" is something else.
  const asked = named.length === 0 ? about : mechanism.ownKeys ? named : about.filter((key) => !isOfCompany(key));
  if (asked.length > 0 && asked.every((key) => choices[key])) return { coverage: 'granted', keys: asked };
  const granting = keysThat((meaning, key) => isBeside(key, meaning, subject)).filter((key) => choices[key]);
  if (granting.length > 0) return { coverage: 'granted', keys: granting };
  if (asked.length > 0) return { coverage: 'refused', keys: asked.filter((key) => !choices[key]) };
  const loading = keysThat(({ loads = [] }, key) => choices[key] === true && loads.includes(subject.service ?? ''));
  if (loading.length > 0) return { coverage: 'granted', keys: loading };
  const trackers = keysThat(({ convenience }) => !convenience);
  if (state === 'granted' && mechanism.exhaustive && trackers.length > 0)
    return { coverage: 'granted', keys: trackers };
  const inOwnWords = mechanism.ownKeys
    ? keysThat((meaning, key) => choices[key] === true && isUntold(meaning) && mayMeanAnybody(key, subject))
    : [];
  // Who accepts all that he is asked accepts what only the site's own words may mean.
  if (state === 'granted' && inOwnWords.length > 0) return { coverage: 'granted', keys: inOwnWords };
  const untold = mechanism.exhaustive === true && state !== 'granted';
  return { coverage: state === 'refused' && !choice.narrow ? 'refused' : 'not-covered', keys: [], untold };
}

/** Whether only the site knows what a key means. */
function isUntold({ services, purposes, convenience, everything }: Meaning): boolean {
  return services.length === 0 && purposes.length === 0 && !convenience && !everything;
}

/** Words of a key that say nothing, common as they are: "cookies-tiers", "cookiesDeTerceros". */
const FILLING = /^(?:cookies?|de)$/;

/** Whether nothing in a key is the name of a service, nor what sites call their own: "contenus-externes", not "session". */
function mayMeanAnybody(key: string, { isServiceName }: Subject): boolean {
  return !wordRuns(key).some((run) => !FILLING.test(run) && (isCommonName(run) || isServiceName?.(run)));
}

/** A choice that no known mechanism keeps, as another crawler may tell: what its keys mean is unknown, and it may have none. */
function coverageOfUnknown({ state, choices }: Choice): Coverage {
  if (state === 'granted' && Object.keys(choices).length > 0) return 'not-covered';
  return state === 'partial' ? 'not-covered' : state;
}
