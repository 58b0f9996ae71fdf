import schema from '../../../schemas/portal-registry.schema.json' with { type: 'json' };
import { charterHost } from '../../charter/search/charter-host.ts';
import { parseCharter } from '../../charter/parse-charter.ts';
import { hostName } from '../host-name.ts';
import { importFault, type ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import { portalFaults } from '../faults/portal-faults.ts';
import type { PortalRegistry } from '../portal-registry.ts';
import { shapeFaults } from './shape-faults.ts';

/** A file that someone chose, and what is known of it. */
export interface ImportSource {
  text: string;
  /** The file's size. */
  bytes: number;
  /** SHA-256 of its bytes, in hexadecimal: a charter made of it keeps it. */
  sha256: string;
  /** When it is imported, ISO 8601 UTC. */
  at: string;
  /** The portal it is said to be of; `null` to take it from the charter. Registry files say it themselves. */
  host: string | null;
  /** Where it was published; `null` where that is not known, which the address of the portal alone then says. */
  sourceUrl: string | null;
}

/** All of a file's registries, or none and why. */
export type Imported = { ok: true; registries: PortalRegistry[] } | { ok: false; faults: ImportFault[] };

/** A person corrects one thing after the other: a file that is wrong throughout need not be listed throughout. */
const MOST_FAULTS = 20;

function refused(faults: readonly ImportFault[]): Imported {
  const shown = faults.slice(0, MOST_FAULTS);
  const left = faults.length - shown.length;
  return { ok: false, faults: left > 0 ? [...shown, importFault('more-faults', '', String(left))] : [...shown] };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Limits come before shape: what is far too large is not looked through. */
function sizeFaults(value: Record<string, unknown>, at: (field: string) => string): ImportFault[] {
  const { declarations } = value;
  if (!Array.isArray(declarations)) return [];
  const { declarations: most, names: mostNames } = IMPORT_LIMITS;
  if (declarations.length > most) {
    return [importFault('too-many-declarations', at('declarations'), String(declarations.length), String(most))];
  }
  return declarations.flatMap((row: unknown, index) =>
    isObject(row) && Array.isArray(row['names']) && row['names'].length > mostNames
      ? [importFault('too-long', at(`declarations[${index}].names`), String(row['names'].length), String(mostNames))]
      : [],
  );
}

/** Rules beyond the shape; `registry` is of the right shape. */
function ruleFaults(registry: PortalRegistry, at: (field: string) => string): ImportFault[] {
  const { host, declarations } = registry;
  if (hostName(host) !== host) return [importFault('host-invalid', at('host'), host)];
  if (declarations.length === 0) return [importFault('no-declarations', at('declarations'))];
  return portalFaults(registry, host).map(({ field }) => importFault('not-as-printed', at(field)));
}

function registryFaults(value: unknown, place: string): ImportFault[] {
  const at = (field: string) => (place === '' ? field : `${place}.${field}`);
  if (!isObject(value) || value['format'] !== 'miette-registry') return [importFault('no-registry', place)];
  if (value['version'] !== 1) return [importFault('unknown-version', at('version'), value['version'])];
  const tooMuch = sizeFaults(value, at);
  if (tooMuch.length > 0) return tooMuch;
  const faults = shapeFaults(value, schema, schema, place);
  // Without a fault of shape it is what the schema's type says.
  return faults.length > 0 ? faults : ruleFaults(value as unknown as PortalRegistry, at);
}

function fromJson(text: string): Imported {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused([importFault('not-json', '', error instanceof Error ? error.message : '')]);
  }
  const several = Array.isArray(value);
  const all: unknown[] = Array.isArray(value) ? value : [value];
  if (all.length === 0) return refused([importFault('no-registry', '')]);
  if (all.length > IMPORT_LIMITS.registries) {
    return refused([importFault('too-many-registries', '', String(all.length), String(IMPORT_LIMITS.registries))]);
  }
  const faults = all.flatMap((entry, at) => registryFaults(entry, several ? `[${at}]` : ''));
  if (faults.length > 0) return refused(faults);
  const registries = all as PortalRegistry[];
  const hosts = registries.map(({ host }) => host);
  const twice = hosts.flatMap((host, at) =>
    hosts.indexOf(host) < at ? [importFault('host-twice', `[${at}].host`, host)] : [],
  );
  return twice.length > 0 ? refused(twice) : { ok: true, registries };
}

function fromCharter({ text, sha256, at, host: given, sourceUrl }: ImportSource): Imported {
  // A person may paste the address of a page of it.
  const named = given !== null && URL.canParse(given) ? new URL(given).hostname : given;
  const host = hostName(named ?? charterHost(text) ?? '');
  const charter = parseCharter(text, host);
  if (!charter.ok) {
    const codes = {
      'no-table': 'charter-no-table',
      'no-rows': 'charter-no-rows',
      'too-many-rows': 'charter-too-many-rows',
      'broken-row': 'charter-broken-row',
    } as const;
    return refused([importFault(codes[charter.fault], charter.line === null ? '' : String(charter.line))]);
  }
  if (host === null) return refused([importFault(given === null ? 'host-unknown' : 'host-invalid', '', given ?? '')]);
  const { language, declarations } = charter;
  const registry: PortalRegistry = {
    format: 'miette-registry',
    version: 1,
    host,
    sourceUrl: sourceUrl ?? `https://${host}/`,
    retrievedAt: at,
    language,
    sha256,
    declarations,
  };
  // What is added can be exported, and added again.
  const faults = registryFaults(registry, '');
  return faults.length > 0 ? refused(faults) : { ok: true, registries: [registry] };
}

/**
 * The registries in a file that someone wants to add: a registry as JSON, a list of them, or a charter as HTML or text.
 * All of them or none: one fault refuses the file, and each says where, what and what to do. Never throws.
 */
export function importRegistries(source: ImportSource): Imported {
  if (source.bytes > IMPORT_LIMITS.bytes || source.text.length > IMPORT_LIMITS.bytes) {
    return refused([importFault('too-large', '', megabytes(source.bytes), megabytes(IMPORT_LIMITS.bytes))]);
  }
  const text = source.text.replace(/^\ufeff/u, '');
  if (text.trim() === '') return refused([importFault('empty-file', '')]);
  return /^\s*[[{]/u.test(text) ? fromJson(text) : fromCharter({ ...source, text });
}
