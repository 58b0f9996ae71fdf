const unused = ['GVL', 'Json', 'SemanticPreEncoder'];

/**
 * A Vite plugin that leaves out of the IAB framework's library what only writes strings or fetches vendor lists: the
 * extension reads strings, and fetches nothing.
 */
export function leanFramework() {
  return {
    name: 'miette:lean-framework',
    enforce: 'pre' as const,
    transform(_code: string, id: string) {
      if (!id.includes('/@iabtechlabtcf/core/')) return null;
      const name = unused.find((each) => id.endsWith(`/${each}.js`));
      return name === undefined ? null : { code: `export class ${name} {}`, map: null };
    },
  };
}
