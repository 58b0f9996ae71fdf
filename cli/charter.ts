import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { charterHost } from '../lib/charter/search/charter-host.ts';
import { usualCharterAddress } from '../lib/charter/search/charter-paths.ts';
import { parseCharter } from '../lib/charter/parse-charter.ts';
import { hostName } from '../lib/registry/host-name.ts';
import { portalRegistryText } from '../lib/registry/portal-registry-text.ts';
import { isoToTheSecond } from '../lib/report/iso.ts';
import { charterNotes } from './charter-notes.ts';
import { CHARTER_USAGE, charterCommand, type CharterOptions } from './charter-options.ts';
import { knownRetrieval } from './known-retrieval.ts';
import { readSource } from './read-source.ts';
import { messageOf } from './message-of.ts';

const PORTALS = new URL('../registries/portals/', import.meta.url);
const UNREADABLE = 2;
const WRONG_USAGE = 64;

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return UNREADABLE;
}

async function run({ file, host: given, sourceUrl, retrievedAt, out }: CharterOptions): Promise<number> {
  const source = await readSource(file);
  if (!source.ok) return refuse(`${file}: ${source.message}`);
  const host = given ?? hostName(charterHost(source.text) ?? '');
  const charter = parseCharter(source.text, host);
  if (!charter.ok) {
    const place = charter.line === null ? file : `${file}, line ${charter.line}`;
    return refuse(`${place}: ${charter.message}; expected ${charter.expected}`);
  }
  if (host === null)
    return refuse(`${file}: the charter does not say which portal it is of; add --host data.example.fr`);
  for (const note of charterNotes(charter)) process.stderr.write(`${file}, ${note}\n`);
  const { declarations, language } = charter;
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  const read = retrievedAt ?? (await knownRetrieval(PORTALS, host, sha256)) ?? isoToTheSecond(Date.now());
  const published = sourceUrl ?? usualCharterAddress(host);
  const registry = { host, sourceUrl: published, retrievedAt: read, language, sha256, declarations };
  return told(portalRegistryText(registry), out);
}

async function told(registry: string, out: string | null): Promise<number> {
  if (out === null) process.stdout.write(registry);
  else {
    try {
      await writeFile(out, registry);
    } catch (error) {
      return refuse(`--out ${out}: ${messageOf(error)}`);
    }
  }
  return 0;
}

const command = charterCommand(process.argv.slice(2), Date.now());
if (command.kind === 'run') {
  process.exitCode = await run(command.options);
} else if (command.kind === 'help') {
  process.stdout.write(CHARTER_USAGE);
} else {
  process.stderr.write(`${command.message}\n\n${CHARTER_USAGE}`);
  process.exitCode = WRONG_USAGE;
}
