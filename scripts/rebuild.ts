import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/**
 * Builds the extension from the archive of its sources that goes to Mozilla's reviewers, in another folder, and fails
 * unless every file is the one of the build here, byte for byte.
 */
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
const folder = mkdtempSync(join(tmpdir(), `${name}-sources-`));
const different: string[] = [];

try {
  await unpack(`.output/${name}-${version}-sources.zip`, folder);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [browser, ...flags] of [['chrome'], ['firefox', '--mv3']] as const) {
    execFileSync(process.execPath, ['node_modules/.bin/wxt', 'build', '-b', browser, ...flags], { cwd: folder });
    const build = `.output/${browser}-mv3`;
    const [here, there] = [hashesIn(build), hashesIn(join(folder, build))];
    for (const file of new Set([...here.keys(), ...there.keys()]))
      if (here.get(file) !== there.get(file)) different.push(`${build}/${file}`);
    console.log(`${browser}: ${String(there.size)} files built from the archive of the sources`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (different.length > 0) {
  console.error(`Not the same as the build here: ${different.join(', ')}`);
  process.exitCode = 1;
}

async function unpack(archive: string, target: string): Promise<void> {
  const zip = new ZipReader(new Uint8ArrayReader(readFileSync(archive)));
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const file = join(target, entry.filename);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await entry.getData(new Uint8ArrayWriter()));
  }
  await zip.close();
}

function hashesIn(build: string): Map<string, string> {
  const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(build, file)).isFile(),
  );
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(build, file)))
        .digest('hex'),
    ]),
  );
}
