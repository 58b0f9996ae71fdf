import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { filesLoadedBy } from '../../../scripts/lib/files-loaded-by.ts';

const builds: string[] = [];

afterEach(() => {
  for (const build of builds.splice(0)) rmSync(build, { recursive: true });
});

function buildOf(files: Record<string, string>): string {
  const build = mkdtempSync(join(tmpdir(), 'build-'));
  builds.push(build);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(build, path)), { recursive: true });
    writeFileSync(join(build, path), text);
  }
  return build;
}

test.each([
  ['its scripts and styles', '<script src="/a.js"></script><link href="/b.css">', {}, ['a.js', 'b.css']],
  ['what a script imports', '<script src="/a.js">', { 'a.js': 'import{x as y}from"./c/d.js";' }, ['a.js', 'c/d.js']],
  ['what a script imports for its effect', '<script src="/a.js">', { 'a.js': 'import"./c.js";' }, ['a.js', 'c.js']],
  [
    'what an import imports, once',
    '<script src="/a.js">',
    { 'a.js': 'import"./c.js"', 'c.js': 'import"./a.js"' },
    ['a.js', 'c.js'],
  ],
  ['not what is imported on demand', '<script src="/a.js">', { 'a.js': 'import("./c.js")' }, ['a.js']],
])('a page loads itself and %s', (_what, page, files, expected) => {
  const empty = Object.fromEntries(['a.js', 'b.css', 'c.js', 'c/d.js'].map((path) => [path, '']));
  const build = buildOf({ ...empty, ...files, 'popup.html': page });
  expect(filesLoadedBy(build, 'popup.html')).toEqual(['popup.html', ...expected]);
});
