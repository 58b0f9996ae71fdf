import { visibleText } from './visible-text.ts';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]|\p{Script=Adlam}/u;

/**
 * A text that a page chose, ready to stand inside a sentence: visible, and kept from turning the words around it
 * when it runs from right to left. Elsewhere `<bdi>` does this; a sentence is one text node.
 */
export function isolateText(text: string): string {
  const visible = visibleText(text);
  return RIGHT_TO_LEFT.test(visible) ? `\u2068${visible}\u2069` : visible;
}
