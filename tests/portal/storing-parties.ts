import { html, pixel, redirect, notFound, type Answer, type Site } from './answer.ts';
import { cookieCases } from './cookie-cases.ts';
import { secretValue } from './secret-value.ts';

const third = (name: string): string => `${name}=${secretValue()}; Path=/; Secure; SameSite=None`;
const frame = (title: string, body: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title>${body}</html>`;

function corsPixel(query: URLSearchParams, cookies: string[]): Answer {
  const answer = pixel(cookies);
  const cors = {
    'Access-Control-Allow-Origin': query.get('origin') ?? '',
    'Access-Control-Allow-Credentials': 'true',
  };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

/** Sends something as its page is left, of which the answer comes late. */
const leaving = (who: string): string =>
  `<script>addEventListener('pagehide', () => {
    fetch('https://late.partner.example/?who=${who}', { mode: 'no-cors', credentials: 'include', keepalive: true });
    navigator.sendBeacon('https://late.partner.example/?who=${who}_beacon');
  });</script>`;

/** Sends what would go on if its page were left. */
const keeping = (who: string): string =>
  `<script>
    fetch('https://kept.partner.example/?who=${who}', { mode: 'no-cors', credentials: 'include', keepalive: true });
  </script>`;

/** A part of a page, with a frame in a frame, one without an address and one without an origin, which each send something that would go on. */
export const keepingFrames =
  `${keeping('top')}<iframe src="https://outer.partner.example/keeping.html" title="Partenaire"></iframe>` +
  `<iframe srcdoc='<iframe src="https://inner.adnetwork.example/keeping.html?in-srcdoc"></iframe>' title="Vide"></iframe>` +
  `<iframe sandbox="allow-scripts" src="https://inner.adnetwork.example/keeping.html?sandboxed" title="Bac à sable"></iframe>`;

/** A part of a page, with a frame in a frame and one without an origin, which each send something as the page is left. */
export const leavingFrames =
  `${leaving('top')}<iframe src="https://outer.partner.example/leaving.html" title="Partenaire"></iframe>` +
  `<iframe sandbox="allow-scripts" src="https://outer.partner.example/sandboxed.html" title="Bac à sable"></iframe>`;

/** A button that asks for the cookies that its site keeps for all sites, and says once it has them. */
const asking = `<button type="button">Se connecter</button>
  <script>
    const button = document.querySelector('button');
    button.addEventListener('click', async () => {
      await document.requestStorageAccess();
      button.dataset.has = 'access';
    });
  </script>`;

/** The answers of `late.partner.example`, which are held until they are released; those asked for after that are not. */
export const lateAnswers = {
  /** Who asked since they are held. */
  askedBy: [] as string[],
  released: Promise.withResolvers<undefined>(),
  hold(): void {
    this.release();
    this.askedBy = [];
    this.released = Promise.withResolvers<undefined>();
  },
  release(): void {
    this.released.resolve(undefined);
  },
};

/** The third parties behind `ways-of-storing.ts`, by host name. */
export const storingParties: Readonly<Record<string, Site>> = {
  'late.partner.example': async ({ query }) => {
    const who = query.get('who') ?? '';
    lateAnswers.askedBy.push(who);
    await lateAnswers.released.promise;
    const late = `late_${who}`;
    return pixel([third(late), `${third(`${late}_chips`)}; Partitioned`]);
  },
  'kept.partner.example': ({ query }) => pixel([third(`kept_${query.get('who') ?? ''}`)]),
  'outer.partner.example': ({ path }) => {
    const inner = `<iframe src="https://inner.adnetwork.example${path}" title="Intérieur"></iframe>`;
    switch (path) {
      case '/frame.html': {
        const portal = '<iframe src="https://data.saint-maur.com/static/nested" title="Portail"></iframe>';
        return html(frame('Cadre extérieur', inner + portal), [third('outer_id')]);
      }
      case '/leaving.html':
        return html(frame('Cadre extérieur', leaving('frame') + inner));
      case '/sandboxed.html':
        return html(frame('Bac à sable', leaving('sandboxed')));
      case '/keeping.html':
        return html(frame('Cadre extérieur', keeping('frame') + inner));
      case '/removed.html':
        return html(frame('Cadre extérieur', inner));
      default:
        return notFound();
    }
  },
  'inner.adnetwork.example': ({ path, query }) => {
    switch (path) {
      case '/frame.html':
        return html(
          frame(
            'Cadre intérieur',
            `<script>
              const secret = () => 'SECRET-VALUE-' + crypto.randomUUID().replaceAll('-', '');
              document.cookie = 'inner_script=' + secret() + '; Secure; SameSite=None; Partitioned';
              try { localStorage.setItem('inner_item', secret()); } catch { /* denied */ }
              globalThis.cookieStore?.set({ name: 'inner_store', value: secret(), partitioned: true }).catch(() => {});
            </script>`,
          ),
          [third('inner_id'), `${third('inner_chips')}; Partitioned`],
        );
      case '/leaving.html':
        return html(frame('Cadre intérieur', leaving('nested')));
      case '/removed.html':
        return html(
          frame(
            'Cadre intérieur',
            `<script>fetch('https://late.partner.example/?who=removed', { mode: 'no-cors', credentials: 'include', keepalive: true });</script>`,
          ),
        );
      case '/keeping.html':
        return html(frame('Cadre intérieur', keeping([...query.keys()][0]?.replaceAll('-', '_') ?? 'nested')));
      default:
        return notFound();
    }
  },
  'api.partner.example': ({ path, query }) => corsPixel(query, [third(`api_${path.slice(1)}`)]),
  'chat.partner.example': () => pixel([third('chat_id')]),
  'access.partner.example': ({ path }) =>
    path === '/frame.html' ? html(frame('Compte', asking)) : html(frame('Compte', asking), [third('access_id')]),
  'preload.partner.example': () => pixel([third('preload_id')]),
  'blank.partner.example': () => pixel([third('blank_id')]),
  'worker.partner.example': () => pixel([third('worker_id')]),
  'beacon.partner.example': () => pixel([third('beacon_id')]),
  'many.partner.example': ({ query }) =>
    pixel(Array.from({ length: 10 }, (_, digit) => third(`many_${query.get('n') ?? ''}_${String(digit)}`))),
  'plain.partner.example': () => pixel([]),
  'odd.partner.example': () =>
    pixel(cookieCases('odd.partner.example').map((line) => `${line}; Secure; SameSite=None`)),
  // A page that leads back to the portal which led to it.
  'bounce.partner.example': ({ query }) =>
    redirect(`https://${query.get('back') ?? ''}/explore/`, [third('bounce_id')]),
};
