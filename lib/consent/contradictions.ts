import type { ServicePurpose } from '../registry/service-registry.ts';
import { readingsOf, type Choice } from './choice.ts';
import { mechanismOf } from './mechanisms.ts';

type PurposeOf = (service: string) => ServicePurpose | undefined;

/**
 * Whether one mechanism of the page grants what another refuses: one service, one purpose, a service of that purpose, or
 * anything where the other was asked about everything.
 * @param purposeOf what a service is for, as far as that matters on the page
 */
export function contradictions(choice: Choice, purposeOf: PurposeOf = () => undefined): boolean {
  const readings = readingsOf(choice);
  if (readings.some((one) => readings.some((other) => isOtherwise(one, other)))) return true;
  const all = readings.map((reading) => answersOf(reading, purposeOf));
  const isSaid = (kind: 'said' | 'meant', about: string, allowed: boolean) =>
    all.some((answers) => answers[kind].get(about) === allowed);
  return all.some(({ said }) =>
    [...said].some(
      ([about, allowed]) => allowed !== null && (isSaid('said', about, !allowed) || isSaid('meant', about, !allowed)),
    ),
  );
}

/** Whether a mechanism that asks about everything was answered alike throughout, and another one otherwise. */
function isOtherwise(whole: Choice, { choices, narrow, mechanism, state }: Choice): boolean {
  if (!isOfEverything(whole) || whole.narrow) return false;
  const meaning = mechanismOf({ mechanism })?.meaning;
  // A key that nobody knows may be the site's own necessity.
  const isOfTrackers = (key: string) => {
    const { services = [], purposes = [], everything = false } = meaning?.(key) ?? {};
    return everything || services.length + purposes.length > 0;
  };
  const isAnswered = (allowed: boolean) =>
    Object.entries(choices).some(([key, given]) => given === allowed && isOfTrackers(key));
  if (whole.state === 'refused') return state === 'granted' || isAnswered(true);
  return whole.state === 'granted' && !narrow && (state === 'refused' || isAnswered(false));
}

interface Answers {
  /** By service and purpose, what the mechanism was told of it; `null` where it asks twice and is answered both ways. */
  said: Map<string, boolean | null>;
  /** The same of purposes that only its services have. */
  meant: Map<string, boolean | null>;
}

function answersOf({ choices, mechanism: id }: Choice, purposeOf: PurposeOf): Answers {
  const mechanism = mechanismOf({ mechanism: id });
  const said = new Map<string, boolean | null>();
  const meant = new Map<string, boolean | null>();
  const note = (answers: Answers['said'], about: string, allowed: boolean) =>
    answers.set(about, answers.has(about) && answers.get(about) !== allowed ? null : allowed);
  for (const [key, allowed] of Object.entries(choices)) {
    const { services = [], purposes = [] } = mechanism?.meaning(key) ?? {};
    for (const about of [...services, ...purposes]) note(said, about, allowed);
    for (const purpose of services.flatMap((service) => purposeOf(service) ?? [])) note(meant, purpose, allowed);
  }
  for (const purpose of said.keys()) meant.delete(purpose);
  return { said, meant };
}

/** Whether a mechanism asked about all that the site sets, and not about some services of its own. */
function isOfEverything(choice: Choice): boolean {
  const mechanism = mechanismOf(choice);
  if (!mechanism) return false;
  return mechanism.exhaustive ?? Object.keys(choice.choices).some((key) => mechanism.meaning(key).everything);
}
