import type { Fault } from './fault.ts';
import { repeated } from './repeated.ts';

/** What is wrong with a list of tracker names or patterns. */
export function nameFaults(names: readonly string[], field: string): Fault[] {
  const unreadable = names.flatMap((name, at): Fault[] => {
    const place = `${field}[${at}]`;
    if (name.trim() === '') return [{ field: place, problem: 'the name is empty', remedy: 'leave it out of the list' }];
    if (/\p{Cc}/u.test(name)) {
      return [{ field: place, problem: 'the name holds a control character', remedy: 'write the name without it' }];
    }
    if (name !== name.trim()) {
      return [{ field: place, problem: `"${name}" has white space at its ends`, remedy: `write "${name.trim()}"` }];
    }
    return [];
  });
  const twice = repeated(names).map(({ at, first }) => ({
    field: `${field}[${at}]`,
    problem: `"${names[at] ?? ''}" stands at ${field}[${first}] already`,
    remedy: 'keep one of them',
  }));
  return [...unreadable, ...twice];
}
