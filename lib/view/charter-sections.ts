import type { Declaration } from '../charter/declaration.ts';
import type { Report } from '../report/report.ts';

export interface CharterRow {
  declaration: Declaration;
  /** A tracker of this visit is covered by the row, or is its vendor's where it names no cookie. */
  seen: boolean;
}

export interface CharterSection {
  /** As published, `null` for rows above any heading. */
  heading: string | null;
  rows: CharterRow[];
}

/** A charter's rows under their headings, both in the order of publication. */
export function charterSections(declarations: readonly Declaration[], trackers: Report['trackers']): CharterSection[] {
  const seen = new Set(
    trackers.flatMap(({ declarations, vendorDeclarations = [] }) => [...declarations, ...vendorDeclarations]),
  );
  const sections: CharterSection[] = [];
  for (const declaration of declarations) {
    let section = sections.at(-1);
    if (section?.heading !== declaration.section) {
      section = { heading: declaration.section, rows: [] };
      sections.push(section);
    }
    section.rows.push({ declaration, seen: seen.has(declaration.id) });
  }
  return sections;
}
