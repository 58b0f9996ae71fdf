import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesLoadedBy } from './lib/files-loaded-by.ts';

/** What may weigh how much, in kilobytes of 1000 bytes. */
const budgets = { package: 278, popup: 40, contentScript: 10 };

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };

const rows = ['chrome', 'firefox'].flatMap((browser) => {
  const build = `.output/${browser}-mv3`;
  const gzipped = (file: string) => gzipSync(readFileSync(join(build, file))).length;
  if (filesLoadedBy(build, 'background.js').includes('chunks/shared.js'))
    throw new Error(`${browser}: the background loads what is made for pages`);
  const popup = filesLoadedBy(build, 'popup.html').map(gzipped);
  // The words of one language come later; those that weigh most count.
  const languages = readdirSync(join(build, 'chunks')).filter((file) => /^view\d*\.js$/.test(file));
  popup.push(Math.max(...languages.map((file) => gzipped(`chunks/${file}`))));
  return [
    row(`${browser} package, zipped`, statSync(`.output/${name}-${version}-${browser}.zip`).size, budgets.package),
    row(
      `${browser} popup, gzipped`,
      popup.reduce((sum, size) => sum + size, 0),
      budgets.popup,
    ),
    row(`${browser} content script, gzipped`, gzipped('observe.js'), budgets.contentScript),
  ];
});

console.table(rows);
process.exitCode = rows.every(({ within }) => within) ? 0 : 1;

function row(what: string, bytes: number, budget: number) {
  return { what, kB: Math.round(bytes / 100) / 10, budget, within: bytes <= budget * 1000 };
}
