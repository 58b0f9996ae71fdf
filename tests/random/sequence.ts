import type { Blank } from './in-blank.ts';

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

/** A frame that stays; its script sets cookies and stores items, and embeds another frame. */
export interface Frame extends Answering {
  scripted: AskedCookie[];
  stored: string[];
  /** Its scripts run, and can reach neither cookies nor storage. */
  sandboxed?: true;
  /** Its script asks for what its host keeps for all sites, before all else. */
  asks?: true;
  /** Its script runs in a frame within it that has no address. */
  within?: InheritingBlank;
  inner?: Frame;
}

/** It has the origin of what made it. */
export type InheritingBlank = Exclude<Blank, 'sandboxed'>;

/** What a page does by itself. No two cookies of one act have the same name. */
export type OwnAct =
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
  | ({ act: 'frame' } & Frame);

/** What the portal's page does, or has a frame without an address do, which it may take away at once. */
export type Act = OwnAct | { act: 'within'; blank: Blank; does: DoneWithin; taken?: true };

export type DoneWithin = Exclude<OwnAct, { act: 'late pixel' | 'remove' }>;

/** `analytics` allows Google Analytics alone, `audience` Matomo alone. */
export type Answer = 'refuse' | 'accept' | 'analytics' | 'audience' | 'unreadable';

/** What a script of a page does while the page loads; a header comes with the page itself. */
export type Loading = Exclude<Act, { act: 'late pixel' }> | { act: 'choose'; answer: Answer };

/** The portal, another host of its domain, another portal, the site of a third party, and one that has to do with none of them. */
export type Place = 'portal' | 'sister' | 'other portal' | 'network' | 'elsewhere';

/** Acts and choices happen in the tab in front, and are left out where that shows no portal. */
export type Step =
  | { step: 'visit'; place: Place; loading?: Loading[] }
  | { step: 'act'; act: Act }
  /** By a click on the page's button, or `unasked` by a script of the page. */
  | { step: 'choose'; answer: Answer; unasked?: true }
  /** `push` gives the page another address, without leaving it. */
  | {
      step:
        | 'reload'
        | 'back'
        | 'forward'
        | 'push'
        | 'open tab'
        | 'close tab'
        | 'next tab'
        | 'end background'
        | 'take access'
        | 'give access'
        | 'pause'
        | 'look';
    };

export interface Sequence {
  /** What the portal keeps its choices with. */
  mechanism: 'opendatasoft' | 'osano';
  /** Whose cookies the browser refuses: by Firefox's strict protection, or of every third party; as it comes where absent. */
  thirdParties?: 'strict' | 'refused';
  /** Who asks for what is kept for all sites gets it on the portal, without a question. */
  grants?: true;
  steps: Step[];
}

export const HOSTS: Readonly<Record<Place, string>> = {
  portal: 'data.saint-maur.com',
  sister: 'www.saint-maur.com',
  'other portal': 'data.bourgesplus.fr',
  network: 'www.adnetwork.example',
  elsewhere: 'www.example.net',
};

export const isPortal = (host: string): boolean => host === HOSTS.portal || host === HOSTS['other portal'];

export const domainOf = (host: string): string => host.split('.').slice(-2).join('.');

/** The domain that the portal shares with its sister; of another portal's cookie, the domain of that. */
export const SHARED_DOMAIN = domainOf(HOSTS.portal);

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
  'other portal': [],
  sister: ['_ga', 'own_1'].map((name) => ({ name, sameSite: 'Lax', domain: SHARED_DOMAIN, life: 86_400 })),
  network: ['uid_1_wide', 'uid_2_wide'].map((name) => ({
    name,
    sameSite: 'None',
    domain: 'adnetwork.example',
    life: 86_400,
  })),
  elsewhere: [],
};
