import { cellNames } from '../names/cell-names.ts';
import type { CharterWords } from '../parsed-charter.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { FARTHEST, isSectionTitle, isTitle } from './section-title.ts';

/** How words are a title: as a heading of which level, as a line of their own, or as the beginning of a sentence. */
function formOf({ text, heading }: CharterWords): number | 'line' | 'sentence' {
  return heading ?? (/:./u.test(text) ? 'sentence' : 'line');
}

function kindOf(text: string): string {
  const category = sectionCategory(text);
  return category === 'unclassified' && isOptional(text) ? 'optional' : category;
}

/** "Cookies tiers : aucun" tells of a stricter kind that there is none of, be it in the `next` line. */
function isAbsent(words: CharterWords, next: CharterWords | undefined): boolean {
  const told = /:(.+)/u.exec(words.text)?.[1] ?? next?.text ?? '';
  const { names, prose } = cellNames(told);
  return kindOf(words.text) !== 'necessary' && /\p{L}/u.test(told) && names.length === 0 && !prose;
}

/** Whether `words`, further down, end what stands under a title of `form`. */
function ends(words: CharterWords, form: ReturnType<typeof formOf>): boolean {
  const { text, heading } = words;
  if (form === 'sentence') return true;
  if (form === 'line') return heading !== undefined || text.endsWith('?') || (isTitle(words) && !text.endsWith(':'));
  return heading !== undefined && heading <= form;
}

/**
 * The lines that tell which kinds of cookies there are, and not of which the table below `lines` is: several titles of one
 * form, with no rows between them and something between the last one and the table that is about them all, or a column in it
 * that tells its rows' kinds. The kinds are necessary cookies and stricter ones: such a title is worth reading only where it
 * is the table's own.
 * @param own what the table's column of kinds says, if it has one
 */
export function toldKinds(lines: readonly CharterWords[], own: readonly string[]): readonly CharterWords[] {
  const near = lines.slice(-FARTHEST);
  const ownKinds = new Set(own.map(kindOf).filter((kind) => kind !== 'unclassified'));
  const isKind = (words: CharterWords) => isTitle(words) && ownKinds.has(kindOf(words.text));
  const titles = near.filter(
    (words, at) => words.heading !== 7 && (isSectionTitle(words) || isKind(words)) && !isAbsent(words, near[at + 1]),
  );
  for (const form of new Set(titles.map(formOf))) {
    const alike = titles.filter((words) => formOf(words) === form);
    // "Cookies de session : ..." tells a kind as well; a heading such as "Les cookies" tells none.
    const members = alike.filter((words) => form === 'sentence' || kindOf(words.text) !== 'unclassified');
    const kinds = new Set(members.map(({ text }) => kindOf(text)));
    const isTold = kinds.size > 1 && [...kinds].some((kind) => kind !== 'necessary' && kind !== 'unclassified');
    const [first] = members;
    const last = members.at(-1);
    if (!isTold || !first || !last) continue;
    const isOfRows = ownKinds.has(kindOf(last.text)) && [...kinds].filter((kind) => ownKinds.has(kind)).length > 1;
    if (isOfRows) return near.slice(near.indexOf(first));
    const after = near.slice(near.indexOf(last) + 1);
    const end = after.findIndex((words) => ends(words, form));
    if (end >= 0 || (form === 'sentence' && members.length > 2))
      return near.slice(near.indexOf(first), near.indexOf(last) + 1 + Math.max(end, 0));
  }
  return [];
}
