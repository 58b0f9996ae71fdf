import { plainUrl } from '../tracker/address.ts';
import type { FrameEvent } from '../visit/event.ts';

/** More names than this in one frame are not told: a page cannot make the extension carry more. */
const MOST_NAMES = 5000;

/** Host of the page in the tab's address bar, from within any of its frames; `null` where the browser does not tell. */
export function topHost(): string | null {
  if (self === top) return location.hostname;
  const { ancestorOrigins: ancestors } = location as { ancestorOrigins?: DOMStringList };
  const outermost = ancestors?.item(ancestors.length - 1);
  return outermost && URL.canParse(outermost) ? new URL(outermost).hostname : null;
}

/** What the scripts of this frame can see now: names only. */
export function lookAtFrame(first: boolean, storageAccess: boolean, gestureAt: number | null): FrameEvent | null {
  // A frame such as about:blank has the origin of the page that made it; a sandboxed one has none, and no storage.
  if (!URL.canParse(self.origin)) return null;
  return {
    type: 'frame',
    at: Date.now(),
    url: plainUrl(location.protocol.startsWith('http') ? location.href : self.origin),
    host: new URL(self.origin).hostname,
    first,
    storageAccess,
    cookieNames: cookieNames(),
    localStorage: storageKeys('localStorage'),
    sessionStorage: storageKeys('sessionStorage'),
    gestureAt,
  };
}

/** The value of one storage item of this frame, `null` when it is not there. */
export function itemValue(kind: 'localStorage' | 'sessionStorage', name: string): string | null {
  try {
    return self[kind].getItem(name);
  } catch {
    return null;
  }
}

function cookieNames(): string[] {
  try {
    if (document.cookie === '') return [];
    return document.cookie
      .split('; ')
      .slice(0, MOST_NAMES)
      .map((pair) => (pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : ''));
  } catch {
    return [];
  }
}

/** A browser that denies a frame its storage throws. */
function storageKeys(kind: 'localStorage' | 'sessionStorage'): string[] | null {
  try {
    return Object.keys(self[kind]).slice(0, MOST_NAMES);
  } catch {
    return null;
  }
}
