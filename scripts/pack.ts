import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateAsync } from '@gfx/zopfli';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { crc32 } from 'node:zlib';

/**
 * Packs the builds as the stores take them: every file as small as deflate can make it, in alphabetical order and with one
 * date, so that two builds of one source are one file byte for byte.
 */
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
/** The first date that the format knows. */
const DATE = new Date(1980, 0, 1);
const DEFLATE = 8;
const STORE = 0;
const known = new Map<string, Uint8Array>();

for (const browser of ['chrome', 'firefox']) {
  const build = `.output/${browser}-mv3`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    passThrough: true,
    lastModDate: DATE,
    extendedTimestamp: false,
    dataDescriptor: false,
    useUnicodeFileNames: false,
  });
  for (const file of filesIn(build)) {
    const bytes = readFileSync(join(build, file));
    const deflated = await deflate(bytes);
    const smaller = deflated.length < bytes.length ? deflated : bytes;
    await zip.add(file, new Uint8ArrayReader(smaller), {
      compressionMethod: smaller === bytes ? STORE : DEFLATE,
      uncompressedSize: bytes.length,
      signature: crc32(bytes),
    });
  }
  const packed = await zip.close();
  writeFileSync(`.output/${name}-${version}-${browser}.zip`, packed);
}

/** Both browsers' builds hold much that is the same. */
async function deflate(bytes: Buffer): Promise<Uint8Array> {
  const key = bytes.toString('latin1');
  const done = known.get(key) ?? (await deflateAsync(bytes, { numiterations: 60, blocksplittingmax: 60 }));
  known.set(key, done);
  return done;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}
