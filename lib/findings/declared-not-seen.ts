import { isRow } from '../charter/declaration.ts';
import type { Rule } from './finding.ts';
import { filled } from '../words/filled.ts';

/**
 * A row of the charter that nothing seen on this visit answers to; one without names is answered by anything of its vendor, and
 * what is named outside of the tables promises nothing.
 */
export const declaredNotSeen: Rule = ({ trackers, declarations, ownCharter }, words) => {
  if (!ownCharter) return [];
  const answered = trackers.flatMap(({ match }) => [
    ...match.declarations,
    ...match.vendorDeclarations.map(({ declaration }) => declaration),
  ]);
  const seen = new Set(answered.map(({ id }) => id));
  return declarations
    .filter((declaration) => isRow(declaration) && !seen.has(declaration.id))
    .map(({ id, names, provider, service, category }) => ({
      rule: 'declared-not-seen',
      severity: 'info',
      trackers: [],
      declarations: [id],
      message: words.say('finding.declared-not-seen', {
        names: names.length > 0 ? names.join(', ') : (filled(service) ?? filled(provider) ?? id),
        provider: filled(provider) ?? words.say('provider.unnamed'),
        category: words.say(`category.${category}`),
      }),
    }));
};
