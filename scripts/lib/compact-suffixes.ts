import { join } from 'node:path';
import type { SuffixTrie } from '../../lib/tracker/read-suffix-text.ts';
import { suffixText } from './suffix-text.ts';

const trie = '/tldts/dist/es6/src/data/trie.js';
/**
 * What finds a host name in other text, says whether it is one or is kept for a use of its own, and knows suffixes beside
 * the list: lib/tracker/site.ts asks for none of it.
 */
const unused = ['extract-hostname.js', 'is-special-use.js', 'is-valid.js', 'lookup/extra-suffixes.js'].map(
  (file) => `/tldts-core/dist/es6/src/${file}`,
);

interface TrieModule extends SuffixTrie {
  rulesRoot: number;
  exceptionsRoot: number;
}

/**
 * A Vite plugin that has the public suffix list of tldts, the largest thing that the extension carries, written a fifth
 * shorter, and read once when the background starts; and leaves out of tldts what only other text than a host name needs.
 */
export function compactSuffixes() {
  return {
    name: 'miette:compact-suffixes',
    enforce: 'pre' as const,
    async transform(_code: string, id: string) {
      if (unused.some((each) => id.endsWith(each)))
        return {
          code: 'export default (host) => host; export const extractedHostnameValidated = true;',
          map: null,
        };
      if (!id.endsWith(trie)) return null;
      const { rulesRoot, exceptionsRoot, ...list } = (await import(id)) as TrieModule;
      const reader = join(import.meta.dirname, '../../lib/tracker/read-suffix-text.ts');
      const code = `
        import { readSuffixText } from ${JSON.stringify(reader)};
        export const { nodeFlags, edgeStart, edgeLength, edgeChild, labelText } = readSuffixText(${JSON.stringify(suffixText(list))});
        export const rulesRoot = ${String(rulesRoot)};
        export const exceptionsRoot = ${String(exceptionsRoot)};
      `;
      return { code, map: null };
    },
  };
}
