import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the polyfill lists every interface that it knows. */
const list = /(const apiMetadata = )(\{[\s\S]*?\n {6}\});/;

/**
 * A Vite plugin that leaves out of the polyfill the interfaces of browsers that this extension does not use, and makes it a
 * module of today: what other kinds need to be loaded would weigh, too.
 */
export function leanPolyfill(root: string) {
  return {
    name: 'miette:lean-polyfill',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.includes('/webextension-polyfill/')) return null;
      const used = usedInterfaces(join(root, 'lib/platform'));
      const lean = code.replace(list, (_all, begin: string, all: string) => {
        const entries = Object.entries(JSON.parse(all) as object).filter(([name]) => used.has(name));
        return `${begin}${JSON.stringify(Object.fromEntries(entries))};`;
      });
      if (lean === code) throw new Error('webextension-polyfill lists its interfaces in another way than before');
      return { code: `const exports = {}, module = { exports };\n${lean}\nexport default module.exports;`, map: null };
    },
  };
}

/** Every word of lib/platform, the only folder that touches a browser's interfaces: theirs are among them. */
function usedInterfaces(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  return new Set(files.flatMap((text) => [...text.matchAll(/\b(\w+)\b/g)].map(([, word = '']) => word)));
}
