import { readingsOf, type Choice } from './choice.ts';
import { mechanismOf } from './mechanisms.ts';

/** Whether one mechanism of the page grants what another refuses: one service, one purpose, or everything. */
export function contradictions(choice: Choice): boolean {
  const readings = readingsOf(choice);
  const refusing = readings.filter(({ state, narrow }) => state === 'refused' && !narrow);
  const granting = readings.filter(({ state }) => state === 'granted');
  if (refusing.length > 0 && granting.length > 0 && [...refusing, ...granting].some(isOfEverything)) return true;
  const granted = new Set<string>();
  const refused = new Set<string>();
  for (const answers of readings.map(answersOf)) {
    // A mechanism that asks twice about one thing, and is answered both ways, has given no answer that another may contradict.
    for (const [about, given] of answers) if (given.size === 1) (given.has(true) ? granted : refused).add(about);
  }
  return [...granted].some((about) => refused.has(about));
}

/** By service and purpose, what one mechanism was told of it. */
function answersOf({ choices, ...reading }: Choice): Map<string, Set<boolean>> {
  const mechanism = mechanismOf(reading);
  const answers = new Map<string, Set<boolean>>();
  for (const [key, allowed] of Object.entries(choices)) {
    const { services = [], purposes = [] } = mechanism?.meaning(key) ?? {};
    for (const about of [...services, ...purposes]) answers.set(about, (answers.get(about) ?? new Set()).add(allowed));
  }
  return answers;
}

/** Whether a mechanism asked about all that the site sets, and not about some services of its own. */
function isOfEverything(choice: Choice): boolean {
  const mechanism = mechanismOf(choice);
  if (!mechanism) return false;
  return mechanism.exhaustive ?? Object.keys(choice.choices).some((key) => mechanism.meaning(key).everything);
}
