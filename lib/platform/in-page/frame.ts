import { plainUrl } from '../../tracker/address.ts';
import { cookieNamesIn } from '../../tracker/cookie-names.ts';
import type { StorageKind } from '../../tracker/tracker.ts';
import type { FrameEvent } from '../../visit/event.ts';

/** More names than this in one frame are counted, not told: a page cannot make the extension carry more. */
const MOST_NAMES = 5000;
/** A longer name is cut, as the visit would. */
export const LONGEST_NAME = 1024;
/** Characters of names that one frame tells of one storage. */
const MOST_CHARACTERS = 300_000;

/** Frames around one that are told at most. */
const MOST_ANCESTORS = 20;

/** Host of the page in the tab's address bar, from within any of its frames; `null` where the browser does not tell. */
export function topHost(): string | null {
  return self === top ? location.hostname : (ancestors().at(-1) ?? null);
}

/** Hosts of the frames around this one, the nearest first; without those that have no host. */
function ancestors(): string[] {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  return [...(ancestorOrigins ?? [])].flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).hostname] : []));
}

/** What a frame remembers from one look to the next. */
export interface FrameMemory {
  storageAccess: boolean;
  gestureAt: number | null;
  /** Keys that another document wrote before this one was seen to have them. */
  foreign: Readonly<Record<StorageKind, ReadonlySet<string>>>;
}

/** What the scripts of this frame can see now: names only. */
export function lookAtFrame(first: boolean, { storageAccess, gestureAt, foreign }: FrameMemory): FrameEvent | null {
  // A frame such as about:blank has the origin of the page that made it; a sandboxed one has none, no storage, but may have the banner.
  const hasOrigin = URL.canParse(self.origin);
  if (!hasOrigin && gestureAt === null) return null;
  const local = storageKeys('localStorage');
  const session = storageKeys('sessionStorage');
  return {
    type: 'frame',
    at: Date.now(),
    url: hasOrigin ? plainUrl(location.protocol.startsWith('http') ? location.href : self.origin) : '',
    host: hasOrigin ? new URL(self.origin).hostname : location.hostname,
    ancestors: ancestors().slice(-MOST_ANCESTORS),
    first,
    storageAccess,
    cookieNames: cookieNames(),
    localStorage: local?.told ?? null,
    sessionStorage: session?.told ?? null,
    untold: { localStorage: local?.untold ?? 0, sessionStorage: session?.untold ?? 0 },
    foreign: { localStorage: [...foreign.localStorage], sessionStorage: [...foreign.sessionStorage] },
    gestureAt,
  };
}

/** The value of one storage item of this frame, `null` when it is not there. */
export function itemValue(kind: StorageKind, name: string): string | null {
  try {
    return self[kind].getItem(name);
  } catch {
    return null;
  }
}

/** The names of all items in one storage of this frame; none of more than are told, or where a browser denies it its storage. */
export function itemNames(kind: StorageKind): string[] {
  try {
    return self[kind].length > MOST_NAMES ? [] : Object.keys(self[kind]);
  } catch {
    return [];
  }
}

function cookieNames(): string[] {
  try {
    return document.cookie === '' ? [] : cookieNamesIn(document.cookie).slice(0, MOST_NAMES);
  } catch {
    return [];
  }
}

/** A browser that denies a frame its storage throws. */
function storageKeys(kind: StorageKind): { told: string[]; untold: number } | null {
  try {
    const keys = Object.keys(self[kind]);
    const told: string[] = [];
    let characters = 0;
    for (const key of keys.slice(0, MOST_NAMES)) {
      const name = key.slice(0, LONGEST_NAME);
      characters += name.length;
      if (characters > MOST_CHARACTERS) break;
      told.push(name);
    }
    return { told, untold: keys.length - told.length };
  } catch {
    return null;
  }
}
