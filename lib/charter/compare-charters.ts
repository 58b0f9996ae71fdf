import { isRow, type Charter, type Declaration } from './declaration.ts';
import { foldWords } from './fold.ts';

/** What of a row may change. `category` stands for its section: the section's title may be reworded without effect. */
export type ChangedField = 'names' | 'kind' | 'provider' | 'service' | 'purpose' | 'duration' | 'category';

/** One difference between two readings of a charter. */
export type CharterChange =
  | { kind: 'added'; after: Declaration }
  | { kind: 'removed'; before: Declaration }
  | { kind: 'changed'; before: Declaration; after: Declaration; fields: ChangedField[] }
  /** The whole table gained or lost a column: no single row changed by it. */
  | { kind: 'column-added' | 'column-removed'; field: 'provider' | 'service' | 'purpose' | 'duration' };

type Side = Pick<Charter, 'language' | 'declarations'>;

const COLUMNS = ['provider', 'service', 'purpose', 'duration'] as const;
const MEANINGLESS = /[\p{P}\p{Z}\p{C}]+/gu;

/** Words as they are told apart: not by case, spaces, quotes, dashes or a full stop at the end. */
function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').toLowerCase().replace(MEANINGLESS, ' ').trim();
}

function namesKey({ names }: Declaration): string {
  return [...names].sort().join('\n');
}

function durationKey({ duration }: Declaration): string {
  if (!duration) return '';
  return duration.days === null ? foldWords(duration.text).join(' ') : String(duration.days);
}

function keyOf(field: ChangedField, row: Declaration): string {
  if (field === 'names') return namesKey(row);
  if (field === 'duration') return durationKey(row);
  return field === 'category' || field === 'kind' ? row[field] : plain(row[field]);
}

/** Fields that both sides have a column for, and whose words are in one language. */
function comparable(before: Side, after: Side): ChangedField[] {
  const worded = before.language === after.language ? COLUMNS : (['provider', 'duration'] as const);
  const has = (side: Side, field: (typeof COLUMNS)[number]) => side.declarations.some((row) => row[field] !== null);
  return ['names', 'kind', 'category', ...worded.filter((field) => has(before, field) && has(after, field))];
}

function columnChanges(before: Side, after: Side): CharterChange[] {
  if (before.declarations.length === 0 || after.declarations.length === 0) return [];
  return COLUMNS.flatMap((field): CharterChange[] => {
    const had = before.declarations.some((row) => row[field] !== null);
    const has = after.declarations.some((row) => row[field] !== null);
    if (had === has) return [];
    return [{ kind: has ? 'column-added' : 'column-removed', field }];
  });
}

/** What makes a row of one side that of the other, surest first. */
const PAIRINGS: readonly (readonly ChangedField[])[] = [
  ['names', 'kind', 'category', 'provider', 'service', 'purpose', 'duration'],
  ['names', 'kind', 'category', 'provider', 'service'],
  ['names', 'category', 'provider', 'service'],
  ['names', 'category'],
  ['names', 'provider', 'service', 'purpose'],
  ['names'],
  ['category', 'provider', 'service', 'purpose'],
];

/** Without names, rows are one only if something else that they say is. */
function saysEnough(row: Declaration, fields: readonly ChangedField[]): boolean {
  const { length } = row.names;
  if (length > 0 && fields.includes('names')) return true;
  const telling = length > 0 ? ['service', 'purpose'] : ['provider', 'service', 'purpose'];
  return fields.some((field) => telling.includes(field) && keyOf(field, row) !== '');
}

function pairs(before: Side, after: Side, fields: readonly ChangedField[]): Map<Declaration, Declaration> {
  const paired = new Map<Declaration, Declaration>();
  const taken = new Set<Declaration>();
  for (const [at, pairing] of PAIRINGS.entries()) {
    const used = pairing.filter((field) => fields.includes(field));
    // Rows that say the same are the same, however little it is.
    const mayPair = (row: Declaration) => at === 0 || saysEnough(row, used);
    const key = (row: Declaration) => used.map((field) => keyOf(field, row)).join('\t');
    const waiting = new Map<string, Declaration[]>();
    for (const row of after.declarations) {
      if (taken.has(row) || !mayPair(row)) continue;
      const alike = waiting.get(key(row)) ?? [];
      alike.push(row);
      waiting.set(key(row), alike);
    }
    for (const row of before.declarations) {
      if (paired.has(row) || !mayPair(row)) continue;
      const match = waiting.get(key(row))?.shift();
      if (!match) continue;
      paired.set(row, match);
      taken.add(match);
    }
  }
  return paired;
}

function rowsOnly({ language, declarations }: Side): Side {
  return { language, declarations: declarations.filter(isRow) };
}

/**
 * What differs between two readings of one charter, in the order of the rows: rows added, removed and changed, with the
 * fields that changed. The order of rows and columns, white space, quotes, case and markup are layout, and no change.
 * Of a charter in another language only names, kind, provider, duration and category can be compared. What is named outside of the
 * tables is compared with nothing: it may be another part of the page.
 */
export function compareCharters(earlier: Side, later: Side): CharterChange[] {
  const [before, after] = [rowsOnly(earlier), rowsOnly(later)];
  const fields = comparable(before, after);
  const paired = pairs(before, after, fields);
  const found = new Set(paired.values());
  return [
    ...before.declarations.flatMap((row): CharterChange[] => {
      const now = paired.get(row);
      if (!now) return [{ kind: 'removed', before: row }];
      const changed = fields.filter((field) => keyOf(field, row) !== keyOf(field, now));
      return changed.length > 0 ? [{ kind: 'changed', before: row, after: now, fields: changed }] : [];
    }),
    ...after.declarations.filter((row) => !found.has(row)).map((row): CharterChange => ({ kind: 'added', after: row })),
    ...columnChanges(before, after),
  ];
}

/** Whether a later reading of a charter says something else. The same text says the same, however it was understood. */
export function saysOtherwise(earlier: Charter, later: Charter): boolean {
  return earlier.sha256 !== later.sha256 && compareCharters(earlier, later).length > 0;
}
