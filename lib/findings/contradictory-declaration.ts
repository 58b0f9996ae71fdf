import type { Declaration } from '../charter/declaration.ts';
import { foldName } from '../registry/fold-name.ts';
import type { JudgedTracker } from '../match/judge-tracker.ts';
import type { Rule } from './finding.ts';

/** What several rows say of one name, in different sections. */
interface Contradiction {
  name: string;
  rows: readonly Declaration[];
}

/** Whether two rows say different things of one item: a cookie and a storage key of one name are two. */
function contradicts(one: Declaration, other: Declaration): boolean {
  const isSameKind = one.kind === other.kind || one.kind === 'unspecified' || other.kind === 'unspecified';
  return isSameKind && one.category !== other.category;
}

/** Whether two rows may mean one company: "Google" and "Google Analytics", or one that names none. */
function isSameProvider(one: Declaration, other: Declaration): boolean {
  const [a, b] = [one, other].map(({ provider }) => foldName(provider ?? ''));
  return a === undefined || b === undefined || a.includes(b) || b.includes(a);
}

function contradictingAmong(rows: readonly Declaration[]): readonly Declaration[] {
  return rows.filter((row) => rows.some((other) => contradicts(row, other)));
}

/** Names that several rows write alike; two companies may each have a cookie of one name. */
function writtenAlike(declarations: readonly Declaration[]): Contradiction[] {
  const byName = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    for (const name of declaration.names) byName.set(name, [...(byName.get(name) ?? []), declaration]);
  }
  return [...byName]
    .map(([name, rows]) => ({
      name,
      rows: rows.filter((row) => rows.some((other) => isSameProvider(row, other) && contradicts(row, other))),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Trackers that several rows cover, one by name and another by a pattern or in another case; by most rows first. */
function coveredTwice(trackers: readonly JudgedTracker[]): Contradiction[] {
  return trackers
    .map(({ tracker, match }) => ({ name: tracker.name, rows: contradictingAmong(match.declarations) }))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((one, other) => other.rows.length - one.rows.length);
}

/** The charter declares one name, however it is written, in sections of different categories. */
export const contradictoryDeclaration: Rule = ({ trackers, declarations }, words) => {
  const told = writtenAlike(declarations);
  for (const seen of coveredTwice(trackers)) {
    if (!told.some(({ rows }) => seen.rows.every((row) => rows.includes(row)))) told.push(seen);
  }
  return told.map(({ name, rows }) => {
    const categories = [...new Set(rows.map(({ category }) => words.say(`category.${category}`)))];
    return {
      rule: 'contradictory-declaration',
      severity: 'notice',
      trackers: trackers
        .filter(({ match }) => contradictingAmong(match.declarations.filter((row) => rows.includes(row))).length > 0)
        .map(({ tracker }) => tracker.id),
      declarations: rows.map(({ id }) => id),
      message: words.say('finding.contradictory-declaration', { name, categories: words.list(categories) }),
    };
  });
};
