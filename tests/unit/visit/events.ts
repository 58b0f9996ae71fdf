import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import { parseSetCookie } from '../../../lib/tracker/set-cookie.ts';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type {
  ChoiceEvent,
  CookieChangeEvent,
  FrameEvent,
  JarEvent,
  SetCookieEvent,
  VisitEvent,
} from '../../../lib/visit/event.ts';
import { observe } from '../../../lib/visit/observe.ts';
import type { EventOrigin } from '../../../lib/visit/observe-in-tab.ts';
import { startVisit, type Visit, type VisitStart } from '../../../lib/visit/visit.ts';

/** When the visits of the tests begin; every moment below is told in milliseconds after it. */
export const START = Date.UTC(2026, 10, 22, 10);
export const PAGE = 'https://data.saint-maur.com/explore/';
export const SITE = 'https://saint-maur.com';
export const CAPTCHA = 'https://www.google.com/recaptcha/api2/anchor';

/** A visit to a portal, seen from its start. */
export function visitTo(start: Partial<VisitStart> = {}): Visit {
  return startVisit({
    startedAt: START,
    documentId: 'document-1',
    requestId: 'request-1',
    committedAt: START + 2,
    url: PAGE,
    host: 'data.saint-maur.com',
    site: SITE,
    observedFromStart: true,
    ...start,
  });
}

/** The visit after events, in the order in which they were told. */
export function after(visit: Visit, ...events: readonly VisitEvent[]): Visit {
  return events.reduce((before, event) => observe(before, event), visit);
}

/** A cookie of the portal itself, for the browser session, unless told otherwise. */
export function jarCookie(name: string, rest: Partial<JarCookie> = {}): JarCookie {
  return {
    name,
    domain: 'data.saint-maur.com',
    hostOnly: true,
    path: '/',
    partition: null,
    httpOnly: false,
    secure: false,
    sameSite: 'unspecified',
    expiresAt: null,
    ...rest,
  };
}

/** A response to `url` with these Set-Cookie lines. */
export function asks(at: number, url: string, ...lines: string[]): SetCookieEvent {
  const cookies = lines
    .map((line) => parseSetCookie(line, new URL(url), START + at))
    .filter((cookie) => cookie !== null);
  return { type: 'set-cookie', at: START + at, url, cookies };
}

function change(at: number, cookie: JarCookie, kind: CookieChangeEvent['change']): CookieChangeEvent {
  return { type: 'cookie-change', at: START + at, cookie, change: kind };
}

export const stored = (at: number, cookie: JarCookie): CookieChangeEvent => change(at, cookie, 'stored');
export const replaced = (at: number, cookie: JarCookie): CookieChangeEvent => change(at, cookie, 'replaced');
export const gone = (at: number, cookie: JarCookie): CookieChangeEvent => change(at, cookie, 'gone');

/** A reading of the jar that was asked for at `at`. */
export function holds(at: number, ...cookies: JarCookie[]): JarEvent {
  return { type: 'jar', at: START + at, domains: 'all', cookies };
}

/** What the scripts of a frame see; of the page itself, with nothing to see, unless told otherwise. */
export function sees(at: number, rest: Partial<Omit<FrameEvent, 'type' | 'at'>> = {}): FrameEvent {
  return {
    type: 'frame',
    at: START + at,
    url: PAGE,
    host: 'data.saint-maur.com',
    ancestors: [],
    first: false,
    storageAccess: true,
    cookieNames: [],
    localStorage: [],
    sessionStorage: [],
    untold: { localStorage: 0, sessionStorage: 0 },
    foreign: { localStorage: [], sessionStorage: [] },
    gestureAt: null,
    ...rest,
  };
}

/** From a document: the tab's top one, or where it is not known, a frame's. */
export function ofDocument(documentId: string | null): EventOrigin {
  return { navigationRequestId: null, documentId, parentDocumentId: null, frameId: 0, pageUrl: null };
}

export function chooses(at: number, choice: Choice = noChoice): ChoiceEvent {
  return { type: 'choice', at: START + at, choice };
}
