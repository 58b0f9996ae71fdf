import { IntlMessageFormat } from 'intl-messageformat';

const wordFile = /\/locales\/(en|fr)\/(report|view)\.json$/;
const parser = '@formatjs/icu-messageformat-parser';

/**
 * A Vite plugin that parses the ICU messages of the locale files while building, so that the extension carries parsed
 * messages and no parser: a sixth of what the popup would load. A message that does not parse fails the build, and the
 * error names its file and key. The type is left to be inferred: WXT brings a Vite of its own, with its own `Plugin`.
 */
export function parsedMessages() {
  return {
    name: 'miette:parsed-messages',
    enforce: 'pre' as const,
    config: () => ({
      resolve: { alias: [{ find: new RegExp(`^${parser}$`), replacement: `${parser}/no-parser.js` }] },
    }),
    transform(code: string, id: string) {
      const language = wordFile.exec(id)?.[1];
      if (language === undefined) return null;
      const messages = JSON.parse(code) as Record<string, string>;
      const parsed = Object.entries(messages).map(([key, message]) => [
        key,
        parse(message, language, `${id}: "${key}"`),
      ]);
      return { code: JSON.stringify(Object.fromEntries(parsed)), map: null };
    },
  };
}

function parse(message: string, language: string, place: string) {
  try {
    return new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();
  } catch (error) {
    throw new Error(`${place} is not an ICU message: ${String(error)}`, { cause: error });
  }
}
