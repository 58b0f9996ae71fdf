import { html, notFound, type Answer, type Site } from './answer.ts';
import { portalSite } from './portal-site.ts';
import type { PortalProfile } from './portals.ts';
import { secretValue } from './secret-value.ts';
import { ONE_YEAR } from './spans.ts';
import { leavingFrames } from './storing-parties.ts';

/** A portal on a domain of its own that no registry knows. */
export const unknownPortal: PortalProfile = {
  host: 'donnees.ville-exemple.fr',
  brand: 'Ville-Exemple Données',
  ofTerritory: 'de Ville-Exemple',
  colour: '#3d5a2a',
  brandRowInCharter: false,
};

const cityNews =
  '<img src="https://pixel.adnetwork.example/p.gif" alt="" width="1" height="1">' +
  '<img src="https://chips.adnetwork.example/p.gif" alt="" width="1" height="1">' +
  '<p><a href="https://data.saint-maur.com/">Données ouvertes</a></p><script>' +
  `const measure = () => { document.cookie = '_ga=${secretValue()}; Domain=saint-maur.com; Path=/; Secure; Max-Age=${ONE_YEAR}'; };` +
  "measure(); addEventListener('pagehide', measure);</script>";

/** A page that embeds a portal's map, shows its logo and links to the conditions of its data. */
const embedsMap =
  '<div class="odswidget-map">Carte</div><img src="https://data.saint-maur.com/assets/theme_image/logo.svg" alt="">' +
  '<a href="https://data.saint-maur.com/terms/terms-and-conditions/">Conditions</a>';

/** A portal in a ministry's design: of the platform's own marks only the menu's attribute and the theme's files are left. */
const ministry =
  '<nav class="fr-header" ods-responsive-menu breakpoint="992"><ods-responsive-menu-placeholder><a href="/">' +
  '<img class="fr-header__logo" src="/assets/theme_image/logo.svg" alt="Ministère"></a></ods-responsive-menu-placeholder></nav>' +
  '<footer class="fr-footer"><a class="fr-footer__bottom-link" href="/terms/terms-and-conditions">Mentions légales</a></footer>';

const journal =
  '<div class="odswidget-map ods-dataset-visualization">Carte</div>' +
  '<script src="https://static.opendatasoft.com/ods-widgets/latest/ods-widgets.min.js"></script>' +
  '<a href="https://data.saint-maur.com/terms/cookies-policy/">Source</a>' +
  '<a href="https://data.saint-maur.com/assets/theme_image/logo.svg">Logo</a>' +
  '<img src="https://pixel.adnetwork.example/p.gif" alt="" width="1" height="1">';
const journalCharter =
  '<h2>Cookies nécessaires</h2><table><tr><th>Prestataire</th><th>Nom du cookie</th><th>Finalité</th></tr>' +
  '<tr><td>Le Journal</td><td>journal_id</td><td>Mémoriser les articles lus</td></tr></table>';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="fr" data-ready="true"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`;

/** Chromium asks a page of another host for leave before it makes it ready in a tab that shows something else. */
const madeReady = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Supports-Loading-Mode': 'credentialed-prerender' },
});

/** Sites beside the portals of the registries. */
export function otherSites(registries: URL): Record<string, Site> {
  return {
    [unknownPortal.host]: portalSite(unknownPortal, registries),
    'donnees.ministere.example': ({ path }) =>
      path === '/' ? html(page('Données du ministère', ministry)) : notFound(),
    // A page that only embeds a widget of the platform is no portal.
    'www.journal.example': ({ path }) => {
      switch (path) {
        case '/adieu/':
          return html(page('Journal', leavingFrames));
        case '/carte/':
          return html(page('Journal', embedsMap));
        case '/lire/':
          return html(page('Journal', '<footer><a href="/cookies/">Cookies</a></footer>'));
        case '/cookies/':
          return html(page('Cookies du journal', journalCharter));
        default:
          return html(page('Journal', journal), [`journal_id=${secretValue()}; Path=/; Max-Age=${ONE_YEAR}; Secure`]);
      }
    },
    // The city's own site, above the portal: what it keeps for the whole domain, its portal's pages have too.
    'www.saint-maur.com': ({ path }) => {
      if (path === '/')
        return html(page('Ville de Saint-Maur', ''), [
          `city_id=${secretValue()}; Path=/; Domain=saint-maur.com; Max-Age=${ONE_YEAR}; Secure`,
        ]);
      if (path === '/adieu/') return html(page('Adieu', leavingFrames));
      // It measures and advertises, and writes once more as its visitor leaves for the portal.
      return path === '/actualites/' ? madeReady(html(page('Actualités', cityNews))) : notFound();
    },
    // Where the advertising network is a first party, and may keep what it likes.
    'www.adnetwork.example': () => html(page('Régie publicitaire', '')),
  };
}
