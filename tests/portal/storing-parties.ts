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

/** The third parties behind `ways-of-storing.ts`, by host name. */
export const storingParties: Readonly<Record<string, Site>> = {
  'outer.partner.example': ({ path }) =>
    path === '/frame.html'
      ? html(
          frame(
            'Cadre extérieur',
            '<iframe src="https://inner.adnetwork.example/frame.html" title="Intérieur"></iframe>' +
              '<iframe src="https://data.saint-maur.com/static/nested" title="Portail"></iframe>',
          ),
          [third('outer_id')],
        )
      : notFound(),
  'inner.adnetwork.example': ({ path }) =>
    path === '/frame.html'
      ? html(
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
        )
      : notFound(),
  'api.partner.example': ({ path, query }) => corsPixel(query, [third(`api_${path.slice(1)}`)]),
  'chat.partner.example': () => pixel([third('chat_id')]),
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
