import { readingsOf, type Choice } from './choice.ts';
import { mechanismOf } from './mechanisms.ts';

/** Whether one mechanism of the page grants what another refuses: one service, one purpose, or everything. */
export function contradictions(choice: Choice): boolean {
  const readings = readingsOf(choice);
  if (readings.some(refusesAll) && readings.some(({ state }) => state === 'granted')) return true;
  const answers = new Map<string, Set<boolean>>();
  for (const { choices, ...reading } of readings) {
    const mechanism = mechanismOf(reading);
    for (const [key, allowed] of Object.entries(choices)) {
      const { services = [], purposes = [] } = mechanism?.meaning(key) ?? {};
      for (const about of [...services, ...purposes])
        answers.set(about, (answers.get(about) ?? new Set()).add(allowed));
    }
  }
  // One mechanism may ask twice about one thing: two of them must answer.
  return readings.length > 1 && [...answers.values()].some((given) => given.size > 1);
}

function refusesAll(choice: Choice): boolean {
  return choice.state === 'refused' && !choice.narrow;
}
