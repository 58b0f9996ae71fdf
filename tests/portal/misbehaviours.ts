import { getDomain } from 'tldts';
import { secretValue } from './secret-value.ts';
import { ONE_YEAR, SIX_MONTHS } from './spans.ts';
import { waysOfStoring } from './ways-of-storing.ts';

/** One thing a portal should not do, or that makes observing it harder. Switched on with `?with=<name>`. */
export interface Misbehaviour {
  name: string;
  /** One sentence, for the list that the command prints. */
  description: string;
  /** Set-Cookie lines it adds to the page's response. */
  cookies?: (host: string) => string[];
  /** HTML it adds near the end of the page, before the banner's script. */
  markup?: string;
  /** The banner stays closed at load; the footer's button still opens it. */
  hidesBanner?: true;
}

const PIXEL = 'https://pixel.adnetwork.example/p.gif';

function image(src: string): string {
  return `<img src="${src}" alt="" width="1" height="1">`;
}

/** Requests the pixel at each `portal-choice` event for which the condition on `choice` holds. */
function pixelWhen(condition: string): string {
  return `<script>addEventListener('portal-choice', ({ detail: choice }) => {
  if (${condition}) replica.add('img', '${PIXEL}');
});</script>`;
}

/** Every misbehaviour, in the order in which the command lists them. */
export const misbehaviours: readonly Misbehaviour[] = [
  {
    name: 'analytics-before-choice',
    description: 'Google Analytics and Matomo run at load, whatever the visitor chose.',
    markup:
      '<script src="https://matomo.stats-publiques.fr/matomo.js"></script>' +
      '<script src="https://www.google-analytics.com/analytics.js"></script>',
  },
  {
    name: 'pixel',
    description: 'A picture from an advertising network sets an unpartitioned third-party cookie by header.',
    markup: image(PIXEL),
  },
  {
    name: 'partitioned-pixel',
    description: 'A picture from an advertising network sets a partitioned third-party cookie by header.',
    markup: image('https://chips.adnetwork.example/p.gif'),
  },
  {
    name: 'manager-table',
    description: 'A consent manager puts its own table of cookies into the page.',
    markup:
      '<style>.manager{display:none}</style><div class="manager"><table><tr><th>Cookie name</th><th>Provider</th><th>Purpose</th></tr>' +
      '<tr><td>manager_row</td><td>Manager</td><td>Necessary</td></tr></table></div>',
  },
  {
    name: 'redirect',
    description: 'A picture is redirected from one third party to another, and each sets a cookie.',
    markup: image('https://sync.redirector.example/hop'),
  },
  {
    name: 'frame-script',
    description: 'A third-party frame writes two cookies, a localStorage item and a sessionStorage item by script.',
    markup:
      '<iframe src="https://widgets.social.example/frame.html" title="Fil social" width="300" height="80"></iframe>',
  },
  {
    name: 'ga-own-jar',
    description: 'The portal’s own script writes _ga into the portal’s own jar at load.',
    markup: `<script>document.cookie = '_ga=GA1.1.' + replica.secret() + '; Max-Age=63072000; Path=/; Secure; SameSite=Lax';</script>`,
  },
  {
    name: 'consent-mode',
    description: 'Google’s tag is loaded, and told by its consent mode to keep nothing for ads, and to measure.',
    markup:
      '<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments); }' +
      "gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' });" +
      "gtag('consent', 'update', { analytics_storage: 'granted' });</script>" +
      '<script async src="https://www.googletagmanager.com/gtag/js?id=G-REPLICA"></script>',
  },
  {
    name: 'after-refusal',
    description:
      'The advertising pixel is requested once the visitor has refused, at the click and at each later load.',
    markup: pixelWhen('choice.ga === false && choice.matomo === false'),
  },
  {
    name: 'after-accept',
    description: 'The advertising pixel is requested once the visitor has accepted Google Analytics.',
    markup: pixelWhen('choice.ga === true'),
  },
  {
    name: 'undeclared-first-party',
    description: 'The portal keeps a cookie and a localStorage item of its own that its charter does not declare.',
    cookies: () => [`portal_theme=dark; Max-Age=${ONE_YEAR}; Path=/; Secure; SameSite=Lax`],
    markup: `<script>localStorage.setItem('ods-popin-displayed-welcome', 'true');</script>`,
  },
  {
    name: 'parent-domain',
    description: 'A cookie is set for the whole registrable domain above the portal’s host.',
    cookies: (host) => [
      `ville_pref=${secretValue()}; Domain=${getDomain(host) ?? host}; Path=/; Max-Age=${ONE_YEAR}; Secure; SameSite=Lax`,
    ],
  },
  { name: 'no-banner', description: 'No banner is shown, so nobody is asked.', hidesBanner: true },
  {
    name: 'session-storage',
    description: 'The portal keeps a sessionStorage item.',
    markup: `<script>sessionStorage.setItem('visit-step', replica.secret());</script>`,
  },
  {
    name: 'broken-choice',
    description: 'The recorded choice is no JSON, and nobody can tell what the visitor chose.',
    cookies: () => [`cookies_preferences=%7Bnot json; Max-Age=${SIX_MONTHS}; Path=/; Secure; SameSite=Lax`],
  },
];

/** Everything that an address can switch on. */
export const switches: readonly Misbehaviour[] = [...misbehaviours, ...waysOfStoring];

/** The misbehaviours that `?with=a,b` names. Unknown names are left out. */
export function misbehavioursOf(query: URLSearchParams): Misbehaviour[] {
  const names = query.getAll('with').flatMap((list) => list.split(','));
  return switches.filter(({ name }) => names.includes(name));
}
