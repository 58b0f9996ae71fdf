import { createHash } from 'node:crypto';
import { parseCharterText } from '../lib/charter/parse-charter-text.ts';
import { portalRegistryText } from '../lib/registry/portal-registry-text.ts';
import { CHARTER_USAGE, charterCommand, type CharterOptions } from './charter-options.ts';
import { knownRetrieval } from './known-retrieval.ts';
import { readSource } from './read-source.ts';

const PORTALS = new URL('../registries/portals/', import.meta.url);
const UNREADABLE = 2;
const WRONG_USAGE = 64;

function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

async function run({ file, host, sourceUrl, retrievedAt }: CharterOptions): Promise<number> {
  const source = await readSource(file);
  if (!source.ok) {
    process.stderr.write(`${file}: ${source.message}\n`);
    return UNREADABLE;
  }
  const charter = parseCharterText(source.text);
  if (!charter.ok) {
    const place = charter.line === null ? file : `${file}, line ${charter.line}`;
    process.stderr.write(`${place}: ${charter.message}; expected ${charter.expected}\n`);
    return UNREADABLE;
  }
  for (const { line, text, why } of charter.ignored) {
    process.stderr.write(`${file}, line ${line}: note: left out "${text}": it ${why}\n`);
  }
  const { declarations, language } = charter;
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  const read = retrievedAt ?? (await knownRetrieval(PORTALS, host, sha256)) ?? now();
  process.stdout.write(portalRegistryText({ host, sourceUrl, retrievedAt: read, language, sha256, declarations }));
  return 0;
}

const command = charterCommand(process.argv.slice(2));
if (command.kind === 'run') {
  process.exitCode = await run(command.options);
} else if (command.kind === 'help') {
  process.stdout.write(CHARTER_USAGE);
} else {
  process.stderr.write(`${command.message}\n\n${CHARTER_USAGE}`);
  process.exitCode = WRONG_USAGE;
}
