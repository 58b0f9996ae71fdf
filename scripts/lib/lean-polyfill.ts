/** What the polyfill does where there is no `browser`, and what it does where there is. */
const wrapping = /if \(!\(globalThis\.browser &&[\s\S]*\} else \{\s*(module\.exports = globalThis\.browser;)\s*\}/;

/**
 * A Vite plugin that leaves out of the polyfill what it is to Chrome before 148, in which the extension does not install, and
 * makes it a module of today: what other kinds need to be loaded would weigh, too.
 * @throws where the polyfill is written in another way than before
 */
export function leanPolyfill() {
  return {
    name: 'miette:lean-polyfill',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.includes('/webextension-polyfill/')) return null;
      const lean = code.replace(wrapping, '$1');
      if (lean === code) throw new Error('webextension-polyfill is written in another way than before');
      return { code: `const exports = {}, module = { exports };\n${lean}\nexport default module.exports;`, map: null };
    },
  };
}
