import { readFile } from 'node:fs/promises';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';

/** The bundled registry of a portal, from its file. */
export async function readPortal(host: string): Promise<PortalRegistry> {
  const file = new URL(`../../../registries/portals/${host}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as PortalRegistry;
}
