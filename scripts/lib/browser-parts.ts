import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What the command line has to bring, by the end of what is imported, and the file that has the browser do it. */
const parts = [
  { source: '/html-tokens.ts', file: 'lib/platform/charters/dom-tokens.ts' },
  { source: 'tldts', file: 'lib/platform/public-suffixes.ts' },
];

/** A Vite plugin that has the extension ask the browser for its own parser of HTML, and for its list of public suffixes. */
export function browserParts() {
  return {
    name: 'miette:browser-parts',
    enforce: 'pre' as const,
    resolveId(imported: string) {
      const part = parts.find(({ source }) => imported.endsWith(source));
      return part && join(root, part.file);
    },
  };
}
