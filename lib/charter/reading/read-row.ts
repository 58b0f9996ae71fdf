import { cellNames } from '../names/cell-names.ts';
import { collapse } from '../collapse.ts';
import type { Category, Declaration, Doubt } from '../declaration.ts';
import { declaredDuration } from '../durations/declared-duration.ts';
import { declaredKind } from './declared-kind.ts';
import type { HeaderColumns } from '../columns/header-columns.ts';
import type { Column } from '../languages/charter-language.ts';
import { unlabelled } from '../columns/unlabelled.ts';
import type { CharterRow } from '../parsed-charter.ts';
import { isRowTitle } from './row-title.ts';
import { categoryByConsent } from '../sections/row-consent.ts';
import { isOptional, namesCategory, sectionCategory } from '../sections/section-category.ts';
import { namesTrackers } from '../sections/section-title.ts';
import { stricter } from '../sections/stricter.ts';

/** The section that a row stands under. */
export interface Section {
  title: string | null;
  category: Category;
}

/** What a cell says, without the line ends that part its words on the page. */
export function onOneLine(cell: string): string {
  return cell.includes('\n') ? collapse(cell) : cell;
}

/** Leaves the cells of a row as they are read: what reaches over a column is said in it, but for the column of names. */
function spread({ cells, merged = [] }: CharterRow, columns: HeaderColumns['columns']): readonly string[] {
  if (merged.length === 0) return cells;
  return cells.map((cell, at) => (merged.includes(at) && columns[at] === 'names' ? '' : cell));
}

/** No program sets a cookie with such a letter in its name: "sessió" translates one. */
const FOREIGN = /[^\P{L}A-Za-z]/u;

function doubtOf(row: CharterRow, columns: HeaderColumns['columns'], prose: boolean): Doubt | null {
  const { cells, merged = [] } = row;
  if (cells.length < columns.length) return 'too-few-cells';
  if (cells.slice(columns.length).some((cell) => cell !== '')) return 'too-many-cells';
  if (merged.some((at) => columns[at] === 'names' || columns[at - 1] === 'names')) return 'merged-cells';
  if (prose) return 'name-in-prose';
  return cells.some((cell) => cell.includes('\ufffd')) ? 'lost-characters' : null;
}

/**
 * The section of a row whose column of kinds of cookies says `own`. Under a heading that names a category the column counts
 * only where it is stricter, or where the heading names its category too ("Cookies nécessaires et tiers"). "Interne" says
 * whose a cookie is, and not what it is for. A word for no category ("Vidéos", but
 * not "Cookie HTTP") is kept where nothing else says one.
 */
export function sectionOf(own: string, above: Section): Section {
  const category = sectionCategory(own);
  const its = { title: own, category };
  const heading = above.title ?? '';
  if (above.category === 'necessary' && isOptional(own)) return its;
  const isOpen = category === 'unclassified' && above.category === 'unclassified' && !isOptional(heading);
  if (isOpen && !namesTrackers(own) && isRowTitle(own)) return its;
  if (category === 'unclassified' || category === above.category) return above;
  const isAlsoNamed = category === 'necessary' && namesCategory(heading, category);
  if (above.category === 'unclassified')
    return category === 'necessary' && isOptional(heading) && !isAlsoNamed ? above : its;
  if (stricter(category, above.category) === category || isAlsoNamed) return its;
  const isOwnOfSeveral = category === 'first-party' && above.category === 'third-party';
  return isOwnOfSeveral && namesCategory(heading, category) ? its : above;
}

/** One row of a charter's table, as what it declares. A column that is missing gives `null`, an empty cell an empty text. */
export function readRow(
  row: CharterRow,
  { columns, headings, unit }: HeaderColumns,
  section: Section,
): Omit<Declaration, 'id'> {
  const cells = spread(row, columns).map((cell, at) => unlabelled(cell, headings[at]));
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const words = (column: Column): string | null => (columns.includes(column) ? onOneLine(cell(column)) : null);
  const { names, prose } = cellNames(cell('names'));
  const { title, category } = sectionOf(onOneLine(cell('section')), section);
  const byConsent = categoryByConsent(category, onOneLine(cell('consent')), onOneLine(cell('exempt')));
  const doubt = doubtOf(row, columns, prose || names.some((name) => FOREIGN.test(name)));
  return {
    names,
    kind: declaredKind(cells, columns, headings),
    provider: words('provider'),
    service: words('service'),
    purpose: words('purpose'),
    duration: declaredDuration(cell('duration'), unit),
    section: title,
    category: byConsent,
    ...(doubt && { doubt }),
  };
}
