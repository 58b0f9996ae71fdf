import { parseCharterHtml } from './parse-charter-html.ts';
import { parseCharterText } from './parse-charter-text.ts';
import type { ParsedCharter } from './parsed-charter.ts';

const MARKUP = /<(?:!doctype|html|head|body|main|article|section|div|table|tbody|tr|td|th|p|h[1-6]|ul|span)[\s>/]/iu;

/** Whether `text` is HTML; a text charter may hold `<https://data.example.fr>`, which is none. */
export function isHtml(text: string): boolean {
  return MARKUP.test(text);
}

/** A charter as HTML or as text, whichever `source` is. Never throws: see `ParsedCharter`. */
export function parseCharter(source: string, host: string | null = null): ParsedCharter {
  return isHtml(source) ? parseCharterHtml(source, host) : parseCharterText(source, host);
}
