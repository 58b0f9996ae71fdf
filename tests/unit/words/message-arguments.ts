import { IntlMessageFormat } from 'intl-messageformat';

/** The values of a message: how each is given, the cases told apart by it, and whether the reader is shown it. */
export type Arguments = Map<string, { kind: string; branches: Set<string>; shown: boolean }>;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The kinds of element that the parser of ICU messages numbers. */
const KINDS = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'];

/** The values that an ICU message asks for, inside of its branches too. */
export function argumentsOf(text: string): Arguments {
  const found: Arguments = new Map();
  collect(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(), found);
  return found;
}

function collect(elements: readonly Element[], found: Arguments): void {
  for (const element of elements) {
    const kind = KINDS[element.type] ?? 'unknown';
    if (kind === 'literal' || kind === 'pound' || !('value' in element)) continue;
    const known = found.get(element.value) ?? { kind, branches: new Set(), shown: false };
    found.set(element.value, known);
    // A value that is both shown and counted is a number.
    if (known.kind === 'argument') known.kind = kind;
    if (!('options' in element)) {
      known.shown = true;
      continue;
    }
    for (const [branch, { value }] of Object.entries(element.options)) {
      known.branches.add(branch);
      known.shown ||= kind === 'plural' && value.some(({ type }) => KINDS[type] === 'pound');
      collect(value, found);
    }
  }
}
