import type { Declaration } from '../charter/declaration.ts';
import type { Rule } from './finding.ts';

/** Whether two rows say different things of one item: a cookie and a storage key of one name are two. */
function contradicts(one: Declaration, other: Declaration): boolean {
  const isSameKind = one.kind === other.kind || one.kind === 'unspecified' || other.kind === 'unspecified';
  return isSameKind && one.category !== other.category;
}

/** The charter declares one name in sections of different categories. */
export const contradictoryDeclaration: Rule = ({ trackers, declarations }, words) => {
  const byName = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    for (const name of declaration.names) byName.set(name, [...(byName.get(name) ?? []), declaration]);
  }
  return [...byName]
    .map(([name, rows]) => [name, rows.filter((row) => rows.some((other) => contradicts(row, other)))] as const)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => {
      const ids = rows.map(({ id }) => id);
      const categories = [...new Set(rows.map(({ category }) => words.say(`category.${category}`)))];
      return {
        rule: 'contradictory-declaration',
        severity: 'notice',
        trackers: trackers
          .filter(({ match }) => {
            const covering = match.declarations.filter(({ id }) => ids.includes(id));
            return covering.some((row) => covering.some((other) => contradicts(row, other)));
          })
          .map(({ tracker }) => tracker.id),
        declarations: ids,
        message: words.say('finding.contradictory-declaration', {
          name,
          categories: words.list(categories),
        }),
      };
    });
};
