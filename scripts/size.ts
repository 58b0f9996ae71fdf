import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesLoadedBy } from './lib/files-loaded-by.ts';

/** What may weigh how much, in kilobytes of 1000 bytes. */
const budgets = { package: 250, popup: 40, report: 87, settings: 68, background: 101, contentScript: 10 };

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };

const rows = ['chrome', 'firefox'].flatMap((browser) => {
  const build = `.output/${browser}-mv3`;
  const gzipped = (file: string) => gzipSync(readFileSync(join(build, file))).length;
  if (filesLoadedBy(build, 'background.js').includes('chunks/shared.js'))
    throw new Error(`${browser}: the background loads what is made for pages`);
  const weight = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(file), 0);
  // The words of one language come later; those that weigh most count.
  const words = (kind: 'view' | 'pages') => {
    const languages = readdirSync(join(build, 'chunks')).filter((file) => new RegExp(`^${kind}\\d*\\.js$`).test(file));
    return Math.max(...languages.map((file) => gzipped(`chunks/${file}`)));
  };
  const page = (file: string) => weight(filesLoadedBy(build, file)) + words('view');
  return [
    row(`${browser} package, zipped`, statSync(`.output/${name}-${version}-${browser}.zip`).size, budgets.package),
    row(`${browser} popup, gzipped`, page('popup.html'), budgets.popup),
    row(`${browser} report page, gzipped`, page('report.html') + words('pages'), budgets.report),
    row(`${browser} settings, gzipped`, page('options.html') + words('pages'), budgets.settings),
    row(`${browser} background, gzipped`, weight(filesLoadedBy(build, 'background.js')), budgets.background),
    row(`${browser} content script, gzipped`, gzipped('observe.js'), budgets.contentScript),
  ];
});

console.table(rows);
process.exitCode = rows.every(({ within }) => within) ? 0 : 1;

function row(what: string, bytes: number, budget: number) {
  return { what, kB: Math.round(bytes / 100) / 10, budget, within: bytes <= budget * 1000 };
}
