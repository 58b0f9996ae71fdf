/** What Vite imports to load the styles of a module that is imported on demand. */
const HELPER = '\0vite/preload-helper.js';

/**
 * A Vite plugin that puts in the place of Vite's own helper one that does what the extension's pages need of it: the styles of
 * what is imported on demand are there before it is, once.
 */
export function leanPreload() {
  return {
    name: 'miette:lean-preload',
    enforce: 'pre' as const,
    load: (id: string) =>
      id === HELPER ? `export ${styledFirst.toString().replace('styledFirst', '__vitePreload')}` : null,
  };
}

/** @param files styles, from the root of the package */
async function styledFirst<Module>(load: () => Promise<Module>, files: readonly string[] = []): Promise<Module> {
  const styled = files.map(async (file) => {
    const href = `/${file}`;
    if (document.querySelector(`[href="${href}"]`)) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
    await new Promise((resolve) => {
      link.onload = link.onerror = resolve;
    });
  });
  await Promise.all(styled);
  return load();
}
