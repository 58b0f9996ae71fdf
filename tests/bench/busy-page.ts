import type { SetCookie } from '../../lib/tracker/set-cookie.ts';
import type { JarCookie } from '../../lib/tracker/tracker.ts';
import type { JarEvent, VisitEvent } from '../../lib/visit/event.ts';
import { asks, jarCookie, PAGE, sees, SITE, START, stored } from '../unit/visit/events.ts';

const THIRD_PARTIES = 20;
const HOSTS = 40;
/** A frame tells what its scripts see after so many requests. */
const LOOK_EVERY = 20;
/** Every cookie is asked for again by a later request, as on pages that count what their visitors do. */
const ASKED_FOR = 2;

/**
 * What a browser tells of a busy page: each request carries a cookie, its answer asks for one, the browser keeps it; from
 * time to time a frame tells what its scripts can see. A quarter of the requests are the portal's own.
 * @param names of the cookies that are set in the portal's own jar, in turn
 */
export function busyPage(events: number, names: readonly string[]): VisitEvent[] {
  const told: VisitEvent[] = [];
  for (let request = 0; told.length < events; request++) told.push(...oneRequest(request, names));
  return told.slice(0, events);
}

/** The whole jar as these events leave it. */
export function jarAfter(events: readonly VisitEvent[]): JarEvent {
  const cookies = events.flatMap((event) => (event.type === 'cookie-change' ? [event.cookie] : []));
  const last = new Map(cookies.map((cookie) => [`${cookie.name} ${cookie.domain}`, cookie]));
  return { type: 'jar', at: START + 3_600_000, domains: 'all', cookies: [...last.values()] };
}

function oneRequest(request: number, names: readonly string[]): VisitEvent[] {
  const own = request % 4 === 0;
  const nth = Math.floor(request / ASKED_FOR);
  const host = own ? 'data.saint-maur.com' : `h${nth % HOSTS}.partner${nth % THIRD_PARTIES}.example`;
  const name = own ? `${names[nth % names.length] ?? 'n'}${nth}` : `n${nth}`;
  const url = own ? PAGE : `https://${host}/p`;
  const cookie: JarCookie = jarCookie(name, { domain: host, partition: own ? null : SITE });
  const { partition, ...asked } = cookie;
  const line: SetCookie = { ...asked, partitioned: partition !== null, deletes: false };
  const events: VisitEvent[] = [
    { type: 'sent', at: START + request, host, path: '/p', cookieNames: [`n${nth}`] },
    { ...asks(request, url), cookies: [line] },
    stored(request + 1, cookie),
  ];
  if (request % LOOK_EVERY === 0) {
    const seen = Array.from({ length: 10 }, (_, at) => `n${nth + at}`);
    events.push(sees(request + 2, { host, url, cookieNames: seen, localStorage: [`key${request % 200}`] }));
  }
  return events;
}
