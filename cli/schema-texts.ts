import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

interface SchemaSource {
  /** The file in schemas/. */
  name: string;
  path: string;
  type: string;
  /** A report may grow new fields within its version; a data file with an unknown field has a spelling mistake. */
  open: boolean;
}

const SOURCES: readonly SchemaSource[] = [
  { name: 'portal-registry.schema.json', path: 'lib/registry/portal-registry.ts', type: 'PortalRegistry', open: false },
  {
    name: 'service-registry.schema.json',
    path: 'lib/registry/service-registry.ts',
    type: 'ServiceRegistry',
    open: false,
  },
  {
    name: 'platform-registry.schema.json',
    path: 'lib/registry/service-registry.ts',
    type: 'PlatformRegistry',
    open: false,
  },
  { name: 'report.schema.json', path: 'lib/report/report.ts', type: 'Report', open: true },
];

/** What the types say in words only. */
const TIME = { format: 'date-time', pattern: 'Z$' };
const TIMES: Record<string, Record<string, string>> = {
  at: TIME,
  decidedAt: TIME,
  expiresAt: TIME,
  firstSeenAt: TIME,
  generatedAt: TIME,
  retrievedAt: TIME,
  visitStartedAt: TIME,
};
/** Of a data file only: a report also shows a charter that someone imported. */
const DATA_FORMATS: Record<string, Record<string, string>> = {
  ...TIMES,
  sha256: { pattern: '^[0-9a-f]{64}$' },
  source: { format: 'uri', pattern: '^https://' },
  sourceUrl: { format: 'uri', pattern: '^https?://' },
};

function root(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(schema: Json): boolean {
  return isObject(schema) && !('enum' in schema) && [schema['type']].flat().includes('string');
}

/** The generator writes draft-07; 2020-12 differs here by one name only. */
function modern(value: Json, formats: typeof TIMES): Json {
  if (Array.isArray(value)) return value.map((inner) => modern(inner, formats));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => {
      if (key === '$ref' && typeof inner === 'string') return [key, inner.replace('#/definitions/', '#/$defs/')];
      if (key === 'properties' && isObject(inner)) return [key, properties(inner, formats)];
      return [key === 'definitions' ? '$defs' : key, modern(inner, formats)];
    }),
  );
}

function properties(fields: JsonObject, formats: typeof TIMES): Json {
  // A type that extends another lists the other's fields first; a file begins with what it is.
  const names = [...new Set([...['format', 'version'].filter((name) => name in fields), ...Object.keys(fields)])];
  return Object.fromEntries(
    names.map((name): [string, Json] => {
      const field = modern(fields[name] ?? null, formats);
      return [name, isObject(field) && isText(field) ? { ...field, ...formats[name] } : field];
    }),
  );
}

function schemaText({ path, type, open }: SchemaSource): string {
  const schema = createGenerator({
    path: root(path),
    type,
    tsconfig: root('tsconfig.json'),
    // The compiler checks the types; the generator brings a compiler of its own.
    skipTypeCheck: true,
    additionalProperties: open,
    sortProps: false,
    topRef: false,
  }).createSchema(type);
  const converted = modern(
    JSON.parse(JSON.stringify({ ...schema, $schema: undefined })) as Json,
    open ? TIMES : DATA_FORMATS,
  );
  const full = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: type,
    ...(isObject(converted) ? converted : {}),
  };
  return `${JSON.stringify(full, null, 2)}\n`;
}

/** The contents of every file in schemas/, by its name, made from the TypeScript types (JSON Schema 2020-12). */
export function schemaTexts(): Map<string, string> {
  return new Map(SOURCES.map((source) => [source.name, schemaText(source)]));
}
