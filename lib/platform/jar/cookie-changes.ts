import type { CookieChangeEvent } from '../../visit/event.ts';
import { browser, type Cookies } from '../browser.ts';
import { jarCookie } from './jar.ts';

export interface CookieChange {
  storeId: string;
  event: CookieChangeEvent;
  /** With its value, for mechanisms to read; not to be kept. */
  cookie: Cookies.Cookie;
}

/** Listens to every change of every jar. An overwriting comes as `replaced`, then `stored`. */
export function listenToCookies(onChange: (change: CookieChange) => void): void {
  browser.cookies.onChanged.addListener(({ removed, cause, cookie }) => {
    onChange({
      storeId: cookie.storeId,
      event: {
        type: 'cookie-change',
        at: Date.now(),
        cookie: jarCookie(cookie),
        change: !removed ? 'stored' : cause === 'overwrite' ? 'replaced' : 'gone',
      },
      cookie,
    });
  });
}
