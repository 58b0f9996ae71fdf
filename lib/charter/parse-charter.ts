import { parseCharterHtml } from './parse-charter-html.ts';
import { parseCharterText } from './parse-charter-text.ts';
import type { ParsedCharter } from './parsed-charter.ts';

const BEGINS_WITH_TAG = /^\s*<(?:!doctype\b|!--|[a-z][a-z\d-]*[\s>])/iu;
const MARKUP = /<(?:html|body|table|tr|td|th)(?:\s[^<>\t]{0,2000})?>|<\/(?:a|div|h[1-6]|li|main|p|section|span)>/iu;

/** Whether `text` is HTML; a text charter may hold `<https://data.example.fr>`, which is none. */
export function isHtml(text: string): boolean {
  return BEGINS_WITH_TAG.test(text) || MARKUP.test(text);
}

/** A charter as HTML or as text, whichever `source` is. Never throws: see `ParsedCharter`. */
export function parseCharter(source: string, host: string | null = null): ParsedCharter {
  return isHtml(source) ? parseCharterHtml(source, host) : parseCharterText(source, host);
}
