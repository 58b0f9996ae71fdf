import type { Rule } from './finding.ts';
import { filled } from '../words/filled.ts';

/** What the charter declares and nothing seen on this visit answers to; a row without names is answered by anything of its vendor. */
export const declaredNotSeen: Rule = ({ trackers, declarations, ownCharter }, words) => {
  if (!ownCharter) return [];
  const answered = trackers.flatMap(({ match }) => [
    ...match.declarations,
    ...match.vendorDeclarations.map(({ declaration }) => declaration),
  ]);
  const seen = new Set(answered.map(({ id }) => id));
  return declarations
    .filter(({ id }) => !seen.has(id))
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
