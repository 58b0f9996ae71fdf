import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseMessage } from '../../lib/words/parse-message.ts';

const wordFile = /\/locales\/([a-z]+)\/((?!manifest\.)[a-z]+)\.json$/;
const parser = '/lib/words/parse-message.ts';
const wordsOf = '\0miette-words:';
const keysOf = '\0miette-keys:';

/**
 * A Vite plugin that parses the ICU messages of the locale files while building, so that the extension carries parsed
 * messages and no parser, and the keys of a file once for all languages. A message that does not parse fails the build, as
 * does a language that lacks one; the error names its file and key. The type is left to be inferred: WXT brings a Vite of
 * its own, with its own `Plugin`.
 */
export function parsedMessages() {
  return {
    name: 'miette:parsed-messages',
    enforce: 'pre' as const,
    resolveId(source: string, importer?: string) {
      if (source.startsWith(keysOf)) return source;
      const path = importer === undefined ? source : resolve(importer, '..', source);
      // Without its ending: what ends in `.json` would be read as data once more.
      return wordFile.test(path) ? `${wordsOf}${path.slice(0, -'.json'.length)}` : null;
    },
    load(id: string) {
      if (id.startsWith(wordsOf)) return wordsCode(`${id.slice(wordsOf.length)}.json`);
      if (id.startsWith(keysOf))
        return `export const keys = ${JSON.stringify(keysIn(`${id.slice(keysOf.length)}.json`).join(' '))}.split(' ');`;
      return null;
    },
    transform(_code: string, id: string) {
      const [path = ''] = id.split('?');
      return path.endsWith(parser) ? { code: 'export function parseMessage() { return []; }', map: null } : null;
    },
  };
}

function wordsCode(file: string): string {
  const messages = messagesIn(file);
  const english = file.replace(wordFile, '/locales/en/$2.json');
  const parsed = keysIn(english).map((key) => {
    const message = messages[key];
    if (message === undefined)
      throw new Error(`${file}: "${key}" has no text. Give it one, as in the other languages.`);
    return parse(message, `${file}: "${key}"`);
  });
  return `
    import { keys } from ${JSON.stringify(keysOf + english.slice(0, -'.json'.length))};
    const messages = ${JSON.stringify(parsed)};
    export default Object.fromEntries(keys.map((key, at) => [key, messages[at]]));
  `;
}

function keysIn(file: string): string[] {
  return Object.keys(messagesIn(file)).toSorted();
}

function messagesIn(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

function parse(message: string, place: string) {
  try {
    return parseMessage(message);
  } catch (error) {
    throw new Error(`${place} is not an ICU message: ${String(error)}`, { cause: error });
  }
}
