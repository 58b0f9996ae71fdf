import type { Charter } from '../charter/declaration.ts';
import type { PortalRegistry } from './portal-registry.ts';

/** The contents of `registries/portals/<host>.json`: keys in the order of the type, two spaces, a last line end. */
export function portalRegistryText(charter: Charter): string {
  const { host, sourceUrl, retrievedAt, language, sha256, declarations } = charter;
  const registry: PortalRegistry = {
    format: 'miette-registry',
    version: 1,
    host,
    sourceUrl,
    retrievedAt,
    language,
    sha256,
    declarations: declarations.map(
      ({ id, names, kind, provider, service, purpose, duration, section, category, doubt }) => ({
        id,
        names,
        kind,
        provider,
        service,
        purpose,
        duration,
        section,
        category,
        ...(doubt && { doubt }),
      }),
    ),
  };
  return `${JSON.stringify(registry, null, 2)}\n`;
}
