import type { Charter } from '../charter/declaration.ts';

/** `registries/portals/<host>.json`: one portal's charter as the charter command prints it. */
export interface PortalRegistry extends Charter {
  format: 'miette-registry';
  version: 1;
}
