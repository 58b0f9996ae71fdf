/** What says something to people who read a schema, and nothing to code that holds data against it. */
const forReaders: ReadonlySet<string> = new Set(['$schema', 'title', 'description']);

/** A Vite plugin that leaves the descriptions out of the JSON Schemas that the extension carries. */
export function leanSchemas() {
  return {
    name: 'miette:lean-schemas',
    enforce: 'pre' as const,
    transform: (code: string, id: string) =>
      id.endsWith('.schema.json') ? { code: JSON.stringify(withoutDescriptions(JSON.parse(code))), map: null } : null,
  };
}

function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  // A field may itself be called so: then what it holds is an object.
  const entries = Object.entries(value).filter(([key, inner]) => !forReaders.has(key) || typeof inner !== 'string');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutDescriptions(inner)]));
}
