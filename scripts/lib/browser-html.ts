import { join } from 'node:path';

/** A Vite plugin that has the extension read HTML with the browser's parser, where the command line brings one of its own. */
export function browserHtml() {
  const root = join(import.meta.dirname, '../..');
  return {
    name: 'miette:browser-html',
    enforce: 'pre' as const,
    resolveId: (source: string) =>
      source.endsWith('/html-tokens.ts') ? join(root, 'lib/platform/charters/dom-tokens.ts') : undefined,
  };
}
