/** A cookie as a header or a script asks for it. */
export interface AskedCookie {
  name: string;
  sameSite: 'Lax' | 'None' | 'Strict';
  /** For the whole of this domain; for the host alone where absent. */
  domain?: string;
  /** `/` where absent. */
  path?: string;
  /** Seconds; until the session ends where absent. */
  life?: number;
  httpOnly?: true;
  partitioned?: true;
}

/** A host that answers with cookies. */
export interface Answering {
  host: string;
  cookies: AskedCookie[];
}

/** What the portal's page does. No two cookies of one act have the same name. */
export type Act =
  | { act: 'header'; cookie: AskedCookie }
  | { act: 'script'; cookie: AskedCookie }
  | { act: 'store'; kind: 'localStorage' | 'sessionStorage'; name: string }
  /** Its script removes each of its cookies of this name that scripts can remove. */
  | { act: 'remove'; name: string }
  /** A picture of the first host, which leads to the next. */
  | { act: 'pixel'; hops: Answering[] }
  /** A picture that nobody waits for, answered so many milliseconds later. */
  | ({ act: 'late pixel'; delay: number } & Answering)
  | ({ act: 'request'; way: 'fetch' | 'beacon' | 'socket' | 'worker' } & Answering)
  /** A frame that stays; its script sets cookies and stores items. */
  | ({ act: 'frame'; scripted: AskedCookie[]; stored: string[] } & Answering);

/** `analytics` allows Google Analytics alone, `audience` Matomo alone. */
export type Answer = 'refuse' | 'accept' | 'analytics' | 'audience' | 'unreadable';

/** What a script of a page does while the page loads; a header comes with the page itself. */
export type Loading = Exclude<Act, { act: 'late pixel' }> | { act: 'choose'; answer: Answer };

/** The portal, another host of its domain, the site of a third party, and one that has to do with none of them. */
export type Place = 'portal' | 'sister' | 'network' | 'elsewhere';

/** Acts and choices happen in the tab in front, and are left out where that shows no portal. */
export type Step =
  | { step: 'visit'; place: Place; loading?: Loading[] }
  | { step: 'act'; act: Act }
  | { step: 'choose'; answer: Answer }
  | { step: 'reload' | 'back' | 'open tab' | 'close tab' | 'next tab' | 'end background' | 'pause' | 'look' };

export interface Sequence {
  /** What the portal keeps its choices with. */
  mechanism: 'opendatasoft' | 'osano';
  steps: Step[];
}

export const HOSTS: Readonly<Record<Place, string>> = {
  portal: 'data.saint-maur.com',
  sister: 'www.saint-maur.com',
  network: 'www.adnetwork.example',
  elsewhere: 'www.example.net',
};

/** The domain that the portal shares with its sister. */
export const SHARED_DOMAIN = 'saint-maur.com';

export const THIRD_PARTIES = [
  'pixel.adnetwork.example',
  'chips.adnetwork.example',
  'widgets.social.example',
  'plain.partner.example',
  'outer.partner.example',
  'sync.redirector.example',
] as const;

/** What the answer with a place's page sets. */
export const SET_ON_ARRIVAL: Readonly<Record<Place, readonly AskedCookie[]>> = {
  portal: [],
  sister: ['_ga', 'own_1'].map((name) => ({ name, sameSite: 'Lax', domain: SHARED_DOMAIN, life: 86_400 })),
  network: ['uid_1_wide', 'uid_2_wide'].map((name) => ({
    name,
    sameSite: 'None',
    domain: 'adnetwork.example',
    life: 86_400,
  })),
  elsewhere: [],
};
