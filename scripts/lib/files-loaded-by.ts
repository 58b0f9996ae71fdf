import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * The files of a build that a page loads before it is usable: itself, its scripts and styles, and what the scripts
 * import statically. What is imported later, on demand, is not among them. Paths are relative to the build's folder.
 */
export function filesLoadedBy(build: string, page: string): string[] {
  const loaded = new Set([page]);
  for (const file of loaded) {
    const text = readFileSync(join(build, file), 'utf8');
    const references = file.endsWith('.html') ? pageReferences(text) : file.endsWith('.js') ? staticImports(text) : [];
    for (const reference of references) {
      loaded.add(reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(file), reference));
    }
  }
  return [...loaded];
}

function pageReferences(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => /\b(?:src|href)="([^":]+)"/.exec(tag)?.[1] ?? []);
}

/** Relative modules after `from` or a bare `import`; in a bundle, `import(` is the form that loads later. */
function staticImports(script: string): string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].flatMap(([, path]) => path ?? []);
}
