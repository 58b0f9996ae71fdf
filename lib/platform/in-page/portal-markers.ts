import { looksLikePortal, type PortalMarker } from '../../registry/recognise-portal.ts';
import { tellBackground } from './page-runtime.ts';
import type { PortalMessage } from '../messages.ts';

/** Themes that put a design of their own in the platform's place keep parts of its blocks, and its menu's attribute. */
const selectors: Record<Exclude<PortalMarker, 'api'>, string> = {
  header: '[class*="ods-front-header"], .ods-responsive-menu, ods-responsive-menu, [ods-responsive-menu]',
  footer: '[class*="ods-front-footer"]',
  choice: 'ods-manage-cookies-preferences, .ods-manage-cookies-preferences',
  widgets: '.ods-filters, .ods-dataset-visualization, [class*="odswidget-"]',
  theme:
    '[src*="/assets/theme_image/"], link[href*="/assets/theme_image/"], ' +
    '[src*="opendatasoft-staticfileset/"], link[href*="opendatasoft-staticfileset/"]',
  terms:
    'a[href*="/terms/cookies-policy"], a[href*="/terms/cookies-information"], a[href*="/terms/privacy-policy"], ' +
    'a[href^="/terms/terms-and-conditions"]',
};

const apis = ['/api/explore/v2.', '/api/v2/catalog/'];

/** Looks at the page when it is there and once more when it has loaded, and tells the background if it is a portal's. */
export function tellIfPortal(): void {
  let told = false;
  const look = () => {
    if (told || !looksLikePortal(markersHere())) return;
    told = true;
    const message: PortalMessage = { type: 'portal' };
    tellBackground(message).catch(() => undefined);
  };
  // What is made ready beforehand is heard when it is shown.
  const { prerendering = false } = document as { prerendering?: boolean };
  if (prerendering) {
    document.addEventListener('prerenderingchange', tellIfPortal, { once: true });
    return;
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', look, { once: true });
  else look();
  if (document.readyState !== 'complete') addEventListener('load', look, { once: true });
}

/** No request is made to find out: only what the page has, and what it asked of its own server. */
function markersHere(): Set<PortalMarker> {
  const found = new Set<PortalMarker>();
  for (const [marker, selector] of Object.entries(selectors)) {
    if (document.querySelector(selector)) found.add(marker as PortalMarker);
  }
  // A page that is no portal has none of these: what it has asked for is not even listed then.
  const asked = found.size > 0 ? performance.getEntriesByType('resource') : [];
  if (asked.some(({ name }) => apis.some((path) => name.startsWith(location.origin + path)))) found.add('api');
  return found;
}
