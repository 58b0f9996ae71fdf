import { CATEGORIES, DECLARED_KINDS, type Charter, type Declaration } from '../charter/declaration.ts';
import { reportCharter } from './charter-of.ts';
import { momentIn } from './moment-in.ts';
import type { ReportCharter } from './report.ts';
import { listIn, objectIn, textIn, wordIn } from './given-values.ts';

const ORIGINS = ['bundled', 'live', 'imported', 'platform'] as const;

/**
 * Of a file in `registries/portals/` the charter alone: what format the file has is no word of it.
 * @throws TypeError that names the field which is not as it should be
 */
export function givenCharter(charter: Charter | ReportCharter | null): ReportCharter | null {
  if (charter === null) return null;
  objectIn(charter, 'charter');
  const declarations = listIn(charter.declarations, 'charter.declarations').map((row, at) =>
    declarationIn(row, `charter.declarations[${at}]`),
  );
  const ids = declarations.map(({ id }) => id);
  const again = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (again >= 0)
    throw new TypeError(
      `charter.declarations[${again}].id: expected one that no other row has, not ${ids[again] ?? ''}`,
    );
  momentIn(charter.retrievedAt, 'charter.retrievedAt');
  const origin = wordIn(ORIGINS, 'origin' in charter ? charter.origin : 'imported', 'charter.origin');
  return reportCharter(
    {
      host: textIn(charter.host, 'charter.host'),
      sourceUrl: textIn(charter.sourceUrl, 'charter.sourceUrl'),
      retrievedAt: charter.retrievedAt,
      language: textIn(charter.language, 'charter.language'),
      sha256: charter.sha256 === null ? null : textIn(charter.sha256, 'charter.sha256'),
      declarations,
    },
    origin,
  );
}

function declarationIn(row: Declaration, field: string): Declaration {
  textIn(objectIn(row, field).id, `${field}.id`);
  for (const [at, name] of listIn(row.names, `${field}.names`).entries()) {
    if (textIn(name, `${field}.names[${at}]`).trim() === '')
      throw new TypeError(`${field}.names[${at}]: expected a name; a row without any has an empty list`);
  }
  wordIn(DECLARED_KINDS, row.kind, `${field}.kind`);
  for (const key of ['provider', 'service', 'purpose', 'section'] as const) {
    if (row[key] !== null) textIn(row[key], `${field}.${key}`);
  }
  if (row.duration !== null) textIn(row.duration.text, `${field}.duration.text`);
  wordIn(CATEGORIES, row.category, `${field}.category`);
  return row;
}
