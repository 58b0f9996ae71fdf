import type { CharterChange } from '../charter/compare-charters.ts';
import type { Declaration } from '../charter/declaration.ts';
import type { ReportWords } from '../words/report-words.ts';
import type { Finding, JudgedVisit, Rule } from './finding.ts';
import { filled } from '../words/filled.ts';

/** What a row is called in a sentence: its names, or where it has none its service or provider. */
function rowName({ names, service, provider }: Declaration, words: ReportWords): string {
  if (names.length > 0) return words.list(names);
  return filled(service) ?? filled(provider) ?? words.say('tracker.nameless');
}

function fieldOf(row: Declaration, field: string, words: ReportWords): string {
  if (field === 'names') return words.list(row.names);
  if (field === 'category') return words.say(`category.${row.category}`);
  if (field === 'kind') return words.say(`kind.${row.kind}`);
  if (field === 'duration') return row.duration?.text ?? '';
  return (field === 'purpose' ? row.purpose : field === 'service' ? row.service : row.provider) ?? '';
}

function message(change: CharterChange, visit: JudgedVisit, words: ReportWords): string {
  const { host, earlierCharter } = visit;
  const place = { host, date: earlierCharter ? words.date(earlierCharter.retrievedAt) : '' };
  switch (change.kind) {
    case 'added':
      return words.say('finding.charter-changed.added', { ...place, name: rowName(change.after, words) });
    case 'removed':
      return words.say('finding.charter-changed.removed', { ...place, name: rowName(change.before, words) });
    case 'column-added':
    case 'column-removed':
      return words.say('finding.charter-changed.column', {
        ...place,
        field: change.field,
        change: change.kind === 'column-added' ? 'added' : 'removed',
      });
    case 'changed': {
      const differences = change.fields.map((field) =>
        words.say('finding.charter-changed.field', {
          field,
          before: fieldOf(change.before, field, words) || words.say('charter.empty'),
          after: fieldOf(change.after, field, words) || words.say('charter.empty'),
        }),
      );
      return words.say('finding.charter-changed.row', {
        ...place,
        name: rowName(change.before, words),
        differences: words.list(differences),
      });
    }
  }
}

/** The portal's charter says something else than when it was read before. */
export const charterChanged: Rule = (visit, words) =>
  (visit.earlierCharter?.changes ?? []).map((change): Finding => {
    const { declarations } = visit;
    const row = 'after' in change ? change.after : null;
    const ids = row && declarations.some(({ id }) => id === row.id) ? [row.id] : [];
    return {
      rule: 'charter-changed',
      severity: 'notice',
      trackers: visit.trackers
        .filter(({ match }) => match.declarations.some(({ id }) => ids.includes(id)))
        .map(({ tracker }) => tracker.id),
      declarations: ids,
      message: message(change, visit, words),
    };
  });
