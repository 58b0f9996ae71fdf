import { readFile, writeFile } from 'node:fs/promises';
import { schemaTexts } from '../cli/schema-texts.ts';

/** Writes the schemas made from the types to schemas/; with --check only says which of them differ, and exits 1. */
const folder = new URL('../schemas/', import.meta.url);
const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];

for (const [name, text] of schemaTexts()) {
  const file = new URL(name, folder);
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed === text) continue;
  stale.push(name);
  if (!onlyCheck) await writeFile(file, text);
}

if (stale.length === 0) {
  process.stdout.write('schemas: all as the types say\n');
} else if (onlyCheck) {
  for (const name of stale) {
    process.stderr.write(`schemas/${name}: differs from its type; write it anew with: node scripts/schemas.ts\n`);
  }
  process.exitCode = 1;
} else {
  process.stdout.write(`schemas: wrote ${stale.join(', ')}\n`);
}
