import type { Declaration } from '../charter/declaration.ts';
import type { Rule } from './finding.ts';

/** The charter declares one name in sections of different categories. */
export const contradictoryDeclaration: Rule = ({ trackers, declarations }, words) => {
  const byName = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    for (const name of declaration.names) byName.set(name, [...(byName.get(name) ?? []), declaration]);
  }
  return [...byName]
    .filter(([, rows]) => new Set(rows.map(({ category }) => category)).size > 1)
    .map(([name, rows]) => {
      const ids = rows.map(({ id }) => id);
      const categories = [...new Set(rows.map(({ category }) => words.say(`category.${category}`)))];
      return {
        rule: 'contradictory-declaration',
        severity: 'notice',
        trackers: trackers
          .filter(({ match }) => match.declarations.some(({ id }) => ids.includes(id)))
          .map(({ tracker }) => tracker.id),
        declarations: ids,
        message: words.say('finding.contradictory-declaration', {
          name,
          categories: words.list(categories),
        }),
      };
    });
};
