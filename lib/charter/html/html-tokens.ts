import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** What a page's markup tells, in order; names in lower case. */
export interface HtmlReader {
  /** `line` counts from 1. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  close(name: string): void;
  /** A piece of text, entities decoded, white space and line ends as written. */
  text(text: string, line: number): void;
}

/** The attributes that anything here looks at; the others are passed over without keeping them. */
const KEPT = new Set([
  'aria-controls',
  'aria-label',
  'class',
  'colspan',
  'content',
  'data-bs-target',
  'data-target',
  'hidden',
  'href',
  'id',
  'lang',
  'name',
  'property',
  'rel',
  'role',
  'rowspan',
  'style',
  'title',
]);
/** No attribute that matters is longer: a page may hold a picture in one. */
const LONGEST_ATTRIBUTE = 4000;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Counts the lines up to an index that only grows, each character once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/**
 * Reads `html` once from its start to its end and tells `reader` what it finds. No tree is built and nothing recurses,
 * so that neither depth nor size can hurt. Never throws; broken markup is read as browsers do, as far as tokens go.
 */
export function readHtmlTokens(html: string, reader: HtmlReader): void {
  const lineAt = lineCounter(html);
  let element = '';
  let elementLine = 1;
  let attributes: Map<string, string> | null = null;
  let attribute: string | null = null;
  let value = '';

  const addValue = (text: string): void => {
    if (attribute !== null && value.length < LONGEST_ATTRIBUTE) value += text;
  };
  const openElement = (): void => {
    reader.open(element, attributes ?? NO_ATTRIBUTES, elementLine);
    attributes = null;
  };
  const nothing = (): void => undefined;
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      element = html.slice(start, end).toLowerCase();
      elementLine = lineAt(start);
    },
    onattribname(start, end) {
      const name = html.slice(start, end).toLowerCase();
      attribute = KEPT.has(name) ? name : null;
      value = '';
    },
    onattribdata: (start, end) => addValue(html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE))),
    onattribentity: (codePoint) => addValue(String.fromCodePoint(codePoint)),
    onattribend() {
      if (attribute === null) return;
      attributes ??= new Map<string, string>();
      if (!attributes.has(attribute)) attributes.set(attribute, value);
    },
    onopentagend: openElement,
    onselfclosingtag() {
      openElement();
      // In HTML, `<td/>` is an open cell; only pictures and formulas end themselves.
      if (element === 'svg' || element === 'math') reader.close(element);
    },
    onclosetag: (start, end) => reader.close(html.slice(start, end).toLowerCase()),
    ontext: (start, end) => reader.text(html.slice(start, end), lineAt(start)),
    ontextentity: (codePoint, end) => reader.text(String.fromCodePoint(codePoint), lineAt(end)),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
