import { parseMessage } from '../../lib/words/parse-message.ts';

const wordFile = /\/locales\/[a-z]+\/(?!manifest\.)[a-z]+\.json$/;
const parser = '/lib/words/parse-message.ts';

/**
 * A Vite plugin that parses the ICU messages of the locale files while building, so that the extension carries parsed
 * messages and no parser. A message that does not parse fails the build, and the error names its file and key. The type
 * is left to be inferred: WXT brings a Vite of its own, with its own `Plugin`.
 */
export function parsedMessages() {
  return {
    name: 'miette:parsed-messages',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      const [path = ''] = id.split('?');
      if (path.endsWith(parser)) return { code: 'export function parseMessage() { return []; }', map: null };
      if (!wordFile.test(path)) return null;
      const messages = JSON.parse(code) as Record<string, string>;
      const parsed = Object.entries(messages).map(([key, message]) => [key, parse(message, `${path}: "${key}"`)]);
      return { code: JSON.stringify(Object.fromEntries(parsed)), map: null };
    },
  };
}

function parse(message: string, place: string) {
  try {
    return parseMessage(message);
  } catch (error) {
    throw new Error(`${place} is not an ICU message: ${String(error)}`, { cause: error });
  }
}
