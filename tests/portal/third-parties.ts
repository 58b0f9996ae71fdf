import { notFound, html, pixel, redirect, script, type Answer, type Site } from './answer.ts';
import { browserScript } from './browser-script.ts';
import { secretValue } from './secret-value.ts';
import { storingParties } from './storing-parties.ts';
import { ONE_YEAR, SIX_MONTHS } from './spans.ts';

/** A host that answers fixed paths, and 404 elsewhere. */
function site(paths: Record<string, () => Answer>): Site {
  return ({ path }) => paths[path]?.() ?? notFound();
}

const FRAME = (src: string, title: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title>` +
  `<style>body{font:14px system-ui;margin:12px}</style><p>${title}</p>${src && `<script src="${src}"></script>`}</html>`;

/**
 * The hosts that portals embed, by host name. Each response sets its cookie anew, with a value of its own.
 * Names and attributes of `_GRECAPTCHA` and `IDE` are those of the real services; `.example` hosts are invented.
 */
export const thirdParties: Readonly<Record<string, Site>> = {
  'www.google.com': site({
    '/recaptcha/api.js': () => script(browserScript('recaptcha')),
    '/recaptcha/api2/anchor': () =>
      html(FRAME('', 'Je ne suis pas un robot'), [
        `_GRECAPTCHA=${secretValue()}; Path=/recaptcha; Max-Age=${SIX_MONTHS}; Secure; HttpOnly; SameSite=None`,
      ]),
  }),
  // Google's own tag does much more; here it is only there.
  'www.googletagmanager.com': site({ '/gtag/js': () => script('') }),
  'matomo.stats-publiques.fr': site({
    '/matomo.js': () => script(browserScript('matomo')),
    '/matomo.php': () => pixel(),
  }),
  'www.google-analytics.com': site({
    '/analytics.js': () => script(browserScript('analytics')),
    '/g/collect': () => pixel(),
  }),
  'pixel.adnetwork.example': site({
    '/': () =>
      html(FRAME('', 'Régie publicitaire').replace('<html', '<html data-ready="true"'), [
        `uid=${secretValue()}; Path=/; Max-Age=${ONE_YEAR}; Secure; HttpOnly; SameSite=None`,
        `local=${secretValue()}; Path=/elsewhere; Secure; SameSite=None`,
        `chaste=${secretValue()}; Path=/; Secure; SameSite=Lax`,
      ]),
    '/quiet.gif': () => pixel(),
    '/p.gif': () => pixel([`uid=${secretValue()}; Max-Age=${ONE_YEAR}; Secure; HttpOnly; SameSite=None`]),
  }),
  'chips.adnetwork.example': site({
    // For browsers that know no partitions, and for those that do.
    '/twice.gif': () =>
      pixel(['', '; Partitioned'].map((more) => `twice=${secretValue()}; Secure; SameSite=None; Path=/${more}`)),
    '/p.gif': () => pixel([`cid=${secretValue()}; Secure; SameSite=None; Partitioned; Path=/`]),
  }),
  'sync.redirector.example': site({
    '/hop': () =>
      redirect('https://stats.g.doubleclick.net/r/collect', [`hop=${secretValue()}; Secure; SameSite=None`]),
  }),
  'stats.g.doubleclick.net': site({
    '/r/collect': () => pixel([`IDE=${secretValue()}; Secure; SameSite=None`]),
  }),
  ...storingParties,
  'widgets.social.example': site({
    '/frame.html': () => html(FRAME('/frame.js', 'Fil social')),
    '/frame.js': () => script(browserScript('social-frame')),
  }),
};
