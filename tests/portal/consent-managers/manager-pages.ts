import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { readFileSync } from 'node:fs';
import { text, type Answer } from '../answer.ts';
import type { PageContent } from '../pages/page.ts';

/** The consent managers that run here from their published packages: each has a page of its own name. */
export const managers = [
  'tarteaucitron',
  'orejime',
  'klaro',
  'vanilla-cookieconsent',
  'cookieconsent',
  'cookies-eu-banner',
  'cookiesjsr',
  'tcf',
] as const;

const PAGE = /^\/consent-managers\/([a-z-]+)\/$/;
const FILE = /^\/consent-managers\/files\/((?:@[a-z]+\/)?[a-z-]+)\/([\w./-]+)$/;
const packages = [
  'tarteaucitronjs',
  'orejime',
  'klaro',
  'vanilla-cookieconsent',
  'cookieconsent',
  'cookies-eu-banner',
  'cookiesjsr',
  '@iabtechlabtcf/core',
  '@iabtechlabtcf/cmpapi',
];
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A page with one manager on it, `/consent-managers/klaro/`, or with none, `/consent-managers/none/`; `null` for any other path. */
export function managerPage(path: string): PageContent | null {
  const wanted = PAGE.exec(path)?.[1];
  if (wanted === 'none') return pageOf(wanted, { bare: true });
  const name = managers.find((known) => known === wanted);
  return name === undefined
    ? null
    : pageOf(name, { quiet: true, scripts: readFileSync(new URL(`${name}.html`, import.meta.url), 'utf8') });
}

function pageOf(name: string, rest: Pick<PageContent, 'quiet' | 'bare' | 'scripts'>): PageContent {
  const main = `<h1>${name}</h1><p>Cette page charge un gestionnaire de consentement tel qu’il est publié.</p>`;
  return { title: name, menu: '', main, ...rest };
}

/** A file of a manager's package as npm installed it; `null` for any other path. */
export async function managerFile(path: string): Promise<Answer | null> {
  const [, owner = '', file = ''] = FILE.exec(path) ?? [];
  const type = types[extname(file)];
  if (!packages.includes(owner) || type === undefined) return null;
  const folder = join(modules, owner) + sep;
  const wanted = normalize(join(folder, file));
  return wanted.startsWith(folder) ? text(type, await readFile(wanted, 'utf8')) : null;
}

/** Where npm put the packages. */
const modules = dirname(dirname(createRequire(import.meta.url).resolve('vite/package.json')));
