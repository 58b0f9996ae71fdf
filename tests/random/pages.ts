import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { html, pixel, redirect, text, type Site } from '../portal/answer.ts';
import { VIDEOS } from './managers.ts';
import { HOSTS, THIRD_PARTIES } from './sequence.ts';

/** Stands in what a page is told to do for an id that it has only once. */
export const EACH_TIME = 'EACHTIME';

/** A request that an act led to. */
export interface ActRequest {
  /** Id of the act. */
  act: string;
  host: string;
  cookieNames: string[];
  /** Milliseconds since 1970. */
  at: number;
}

const requests: ActRequest[] = [];

const cookiesIn = (query: URLSearchParams) => JSON.parse(query.get('set') ?? '[]') as string[];

/** A page with the button that is clicked for a choice, and with scripts. Each time it comes, these have another id. */
const page: Site = ({ query }) => {
  const id = randomUUID();
  const named = (text: string) => text.replaceAll(EACH_TIME, id);
  const scripts = (JSON.parse(query.get('scripts') ?? '[]') as string[]).map(
    (each) => `<script>${named(each)}</script>`,
  );
  const inHead = Math.ceil(scripts.length / 2);
  return html(
    `<!doctype html><html lang="fr" data-id="${id}"><head><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">
<script>
const begun = Date.now();
const loading = [];
const told = [];
addEventListener('message', ({ data }) => { told.push(data); });
/** Waits until the frames of an act have told of themselves, which some never do. */
async function toldBy(act, count) {
  const until = Date.now() + 2000;
  const all = () => told.filter((each) => each.act === act);
  while (all().length < count && Date.now() < until) await new Promise((done) => { setTimeout(done, 20); });
}
addEventListener('pageshow', ({ persisted }) => { if (persisted) delete document.documentElement.dataset.left; });
addEventListener('popstate', () => { delete document.documentElement.dataset.left; });
</script>${scripts.slice(0, inHead).join('')}</head>
<body><button id="choose" onclick="globalThis.choose()">Choisir</button>${scripts.slice(inHead).join('')}
<script>addEventListener('load', async () => {
  Object.assign(globalThis, { begun, loaded: await Promise.all(loading) });
  document.documentElement.dataset.ready = 'true';
});</script></body></html>`,
    cookiesIn(query).map(named),
  );
};

/** A picture, a frame with a `script`, or the way `to` another address; later, where there is a `delay`. */
const answer: Site = async ({ host, query, cookieNames }) => {
  requests.push({ act: query.get('act') ?? '', host, cookieNames, at: Date.now() });
  await sleep(Number(query.get('delay') ?? 0));
  const to = query.get('to');
  if (to !== null) return redirect(to, cookiesIn(query));
  const script = query.get('script');
  if (script === null) return pixel(cookiesIn(query));
  return html(`<!doctype html><meta charset="utf-8"><title>Frame</title><script>${script}</script>`, cookiesIn(query));
};

const requestsOf: Site = ({ query }) =>
  text('application/json', JSON.stringify(requests.filter(({ act }) => act === query.get('act'))));

/** What the hosts of a sequence answer beside their replicas, by host and path. */
export const pages: Readonly<Record<string, Site>> = Object.fromEntries(
  [...Object.values(HOSTS), ...THIRD_PARTIES, VIDEOS].flatMap((host) => [
    [`${host}/random/page`, page],
    [`${host}/random/page/pushed`, page],
    [`${host}/random/answer`, answer],
    [`${host}/random/requests`, requestsOf],
  ]),
);
