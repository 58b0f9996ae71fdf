import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../lib/words/languages.ts';

/**
 * The text of a browser's `_locales/<language>/messages.json`, from the flat `locales/<language>/manifest.json`.
 * Throws, naming the file and the key, where a string is missing its text.
 */
export function browserMessages(root: string, language: Language): string {
  const file = join(root, 'locales', language, 'manifest.json');
  const strings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const messages = Object.entries(strings).map(([key, message]) => {
    if (typeof message !== 'string' || message === '') {
      throw new Error(`${file}: "${key}" has no text. Give it a string, as in the other languages.`);
    }
    return [key, { message }];
  });
  return JSON.stringify(Object.fromEntries(messages));
}
