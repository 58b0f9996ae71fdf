import { escapeHtml } from '../escape-html.ts';
import type { PortalProfile } from '../portals.ts';
import type { PageContent } from './page.ts';

/** `/terms/privacy-policy/` */
export function privacyPage(portal: PortalProfile): PageContent {
  return {
    title: 'Politique de confidentialité',
    menu: '',
    main: `
<h1>Politique de confidentialité</h1>
<p>${escapeHtml(portal.brand)} traite les données personnelles des visiteurs pour répondre à leurs demandes.
  L’usage des cookies est décrit dans la <a href="/terms/cookies-policy/">charte cookies</a>.</p>`,
  };
}
