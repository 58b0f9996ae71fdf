/** What stands on a page that the platform serves. Each is one group: themes remove most classes, so none is certain alone. */
export type PortalMarker = 'header' | 'footer' | 'choice' | 'widgets' | 'theme' | 'api' | 'terms';

/** More than pages can have that only embed the platform or link to it: its widgets and its terms. */
const ENOUGH = 3;

/** Whether a page looks like a portal. */
export function looksLikePortal(found: ReadonlySet<PortalMarker>): boolean {
  return found.size >= ENOUGH;
}
