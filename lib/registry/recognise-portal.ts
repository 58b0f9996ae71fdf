/** What stands on a page that the platform serves. Each is one group: themes remove most classes, so none is certain alone. */
export type PortalMarker = 'header' | 'footer' | 'choice' | 'widgets' | 'theme' | 'api' | 'terms';

/** Of these the platform's own pages have at least one: widgets and links also stand on pages that only embed or link to it. */
const ofThePlatform: readonly PortalMarker[] = ['header', 'footer', 'choice', 'theme', 'api'];
const ENOUGH = 3;

/** Whether a page looks like a portal: at least three markers of different kinds, one of them the platform's own. */
export function looksLikePortal(found: ReadonlySet<PortalMarker>): boolean {
  return found.size >= ENOUGH && ofThePlatform.some((marker) => found.has(marker));
}
