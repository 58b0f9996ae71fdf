import { escapeHtml } from '../escape-html.ts';
import type { Misbehaviour } from '../misbehaviours.ts';
import type { PortalProfile } from '../portals.ts';
import { banner } from './banner.ts';
import { pageStyle } from './page-style.ts';

/** The part of a page that differs from one page to the next. */
export interface PageContent {
  title: string;
  /** Path of the menu entry to mark as the current one. */
  menu: string;
  /** Full-width HTML above the main column. */
  hero?: string;
  /** HTML of the main column. */
  main: string;
  /** HTML after everything else: the page's own scripts. */
  scripts?: string;
  /** The platform's banner stays closed at load, since something else asks. */
  quiet?: true;
  /** The page has no banner, nor the button that opens it. */
  bare?: true;
}

const MENU = [
  ['/', 'Accueil'],
  ['/explore/', 'Données'],
  ['/pages/contact/', 'Contact'],
] as const;

const MANAGE = `    <ods-manage-cookies-preferences class="ods-manage-cookies-preferences">
      <button type="button" class="ods-manage-cookies-preferences__show-button">Gérer mes cookies</button>
    </ods-manage-cookies-preferences>`;

function menu(current: string): string {
  const entries = MENU.map(
    ([path, name]) => `<li><a href="${path}"${path === current ? ' aria-current="page"' : ''}>${name}</a></li>`,
  );
  return `<ul>${entries.join('')}</ul>`;
}

/** A whole page of a portal: the platform's header and footer, the banner, and the given misbehaviours. */
export function page(portal: PortalProfile, content: PageContent, active: readonly Misbehaviour[]): string {
  const brand = escapeHtml(portal.brand);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(content.title)} — ${brand}</title>
<link rel="icon" href="/assets/theme_image/logo.svg" type="image/svg+xml">
<style>${pageStyle(portal.colour)}</style>
<script src="/static/replica.js"></script>
</head>
<body>
<header class="ods-front-header">
  <div class="inner">
    <a class="brand" href="/"><img src="/assets/theme_image/logo.svg" alt="" width="44" height="44">${brand}</a>
    <nav class="ods-responsive-menu" aria-label="Menu principal">${menu(content.menu)}</nav>
  </div>
</header>
${content.hero ?? ''}
<main class="inner">${content.main}</main>
<footer class="ods-front-footer">
  <div class="inner">
    <a href="/terms/cookies-policy/">Charte cookies</a>
    <a href="/terms/privacy-policy/">Politique de confidentialité</a>
${content.bare ? '' : MANAGE}
    <span class="meta">Réplique locale pour les essais, sans lien avec le portail réel.</span>
  </div>
</footer>
${content.bare ? '' : banner(content.quiet ?? active.some(({ hidesBanner }) => hidesBanner === true))}
${active.map(({ markup }) => markup ?? '').join('\n')}
${content.bare ? '' : '<script src="/static/banner.js"></script>'}
${content.scripts ?? ''}
</body>
</html>
`;
}
