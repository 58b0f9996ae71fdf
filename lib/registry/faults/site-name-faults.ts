import { isCommonName } from '../common-names.ts';
import type { Fault } from './fault.ts';
import { WILDCARD } from '../name-pattern.ts';

/** Fewer letters of a pattern than these say nothing of who uses it. */
const FEWEST_LETTERS = 3;

/** What is wrong with names in the site's own storage, where nothing but the name tells whose they are. */
export function siteNameFaults(names: readonly string[], field: string): Fault[] {
  return names.flatMap((name, at): Fault[] => {
    const letters = name.replaceAll(WILDCARD, '');
    if (isCommonName(letters)) {
      const remedy = 'leave it out here; on the service’s own domains it may stand under "where": "service"';
      return [{ field: `${field}[${at}]`, problem: `"${name}" could be anybody's in the site's own storage`, remedy }];
    }
    if (name.includes(WILDCARD) && letters.length < FEWEST_LETTERS) {
      const remedy = `write a pattern with ${FEWEST_LETTERS} characters of its own at least`;
      return [{ field: `${field}[${at}]`, problem: `"${name}" matches names of anybody`, remedy }];
    }
    return [];
  });
}
