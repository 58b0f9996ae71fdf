import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesLoadedBy } from './lib/files-loaded-by.ts';

/** What may weigh how much, in kilobytes of 1000 bytes. */
const budgets = { package: 250, popup: 40, report: 87, settings: 69, background: 101, contentScript: 10 };

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };

const rows = ['chrome', 'firefox'].flatMap((browser) => {
  const build = `.output/${browser}-mv3`;
  const gzipped = (file: string) => gzipSync(readFileSync(join(build, file))).length;
  if (filesLoadedBy(build, 'background.js').includes('chunks/shared.js'))
    throw new Error(`${browser}: the background loads what is made for pages`);
  const weight = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(file), 0);
  // The words of one language come later, with the keys of all; those that weigh most count.
  const page = (file: string, ...kinds: readonly ('view' | 'pages')[]) => {
    const first = filesLoadedBy(build, file);
    const words = kinds.map((kind) => Math.max(...languages(kind).map((chunk) => weight(later(chunk, first)))));
    return weight(first) + words.reduce((sum, each) => sum + each, 0);
  };
  const languages = (kind: string) =>
    readdirSync(join(build, 'chunks')).filter((file) => new RegExp(`^${kind}\\d*\\.js$`).test(file));
  const later = (chunk: string, first: readonly string[]) =>
    filesLoadedBy(build, `chunks/${chunk}`).filter((file) => !first.includes(file));
  return [
    row(`${browser} package, zipped`, statSync(`.output/${name}-${version}-${browser}.zip`).size, budgets.package),
    row(`${browser} popup, gzipped`, page('popup.html', 'view'), budgets.popup),
    row(`${browser} report page, gzipped`, page('report.html', 'view', 'pages'), budgets.report),
    row(`${browser} settings, gzipped`, page('options.html', 'view', 'pages'), budgets.settings),
    row(`${browser} background, gzipped`, weight(filesLoadedBy(build, 'background.js')), budgets.background),
    row(`${browser} content script, gzipped`, gzipped('observe.js'), budgets.contentScript),
  ];
});

console.table(rows);
process.exitCode = rows.every(({ within }) => within) ? 0 : 1;

function row(what: string, bytes: number, budget: number) {
  return { what, kB: Math.round(bytes / 100) / 10, budget, within: bytes <= budget * 1000 };
}
