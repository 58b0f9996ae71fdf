import type { Doubt } from '../lib/charter/declaration.ts';
import type { CharterDeclarations } from '../lib/charter/parsed-charter.ts';

const DOUBTS: Record<Doubt, string> = {
  'too-few-cells': 'it has fewer cells than the table has headings',
  'too-many-cells': 'it has more cells than the table has headings',
  'merged-cells': 'a merged cell reaches over the cookie names',
  'name-in-prose': 'its cookie names stand in a sentence',
  'lost-characters': 'characters were lost before it was read',
  'outside-of-tables': 'it is named outside of the tables',
};

/** What a person should look at in a charter that was read: words left out, and rows kept with a doubt. */
export function charterNotes({ ignored, declarations, lines }: CharterDeclarations): string[] {
  return [
    ...ignored.map(({ line, text, why }) => `line ${line}: note: left out "${text}": it ${why}`),
    ...declarations.flatMap(({ id, doubt }, at) =>
      doubt ? [`line ${lines[at] ?? 0}: note: kept ${id} with a doubt: ${DOUBTS[doubt]}`] : [],
    ),
  ];
}
