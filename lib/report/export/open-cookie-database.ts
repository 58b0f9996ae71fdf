import type { Category } from '../../charter/declaration.ts';
import type { ReportCharter } from '../report.ts';
import { nameBasedId } from './name-based-id.ts';
import { separatedValues } from './separated-values.ts';

const HEADINGS = [
  'ID',
  'Platform',
  'Category',
  'Cookie / Data Key name',
  'Domain',
  'Description',
  'Retention period',
  'Data Controller',
  'User Privacy & GDPR Rights Portals',
  'Wildcard match',
];

/** Only where the charter's category is one of that database's own; the others say by whom, not what for. */
const CATEGORIES: Partial<Record<Category, string>> = { necessary: 'Functional', statistics: 'Analytics' };

/**
 * A charter's declarations in the columns of the Open Cookie Database, one row for each name, with ids that are the same each
 * time. Its wildcard stands for any ending: a pattern with a `*` elsewhere would come out wider than declared and is left out.
 */
export function openCookieDatabaseCsv(
  charter: Pick<ReportCharter, 'host' | 'sourceUrl' | 'declarations'>,
): Generator<string> {
  return separatedValues(rowsOf(charter), ',');
}

function* rowsOf({ host, sourceUrl, declarations }: Parameters<typeof openCookieDatabaseCsv>[0]): Generator<string[]> {
  yield HEADINGS;
  for (const { id, names, provider, service, purpose, duration, category } of declarations) {
    for (const name of names) {
      const wildcard = name.indexOf('*');
      if (wildcard !== -1 && (wildcard === 0 || wildcard < name.length - 1)) continue;
      yield [
        nameBasedId(`${sourceUrl}#${id}/${name}`),
        provider ?? '',
        CATEGORIES[category] ?? '',
        wildcard === -1 ? name : name.slice(0, -1),
        category === 'third-party' ? '' : host,
        [service, purpose].filter(Boolean).join(': '),
        duration?.text ?? '',
        provider ?? '',
        sourceUrl,
        wildcard === -1 ? '0' : '1',
      ];
    }
  }
}
