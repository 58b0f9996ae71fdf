import type { FrameTold } from './history.ts';

/** What a frame does, and tells the page of. */
export const inFrame = (
  who: Pick<FrameTold, 'act' | 'host' | 'isApart'>,
  cookies: readonly string[],
  items: readonly string[],
) =>
  `const told = ${JSON.stringify({ ...who, seen: [], cookies: [], reads: false, items: null, hasAccess: false })};
  const access = document.hasStorageAccess();
  try {
    for (const cookie of ${JSON.stringify(cookies)}) {
      document.cookie = cookie;
      const value = cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
      if (document.cookie.includes(value)) told.seen.push(value);
    }
    told.cookies = document.cookie.split('; ').map((cookie) => cookie.slice(cookie.indexOf('=') + 1));
    told.reads = true;
    for (const name of ${JSON.stringify(items)}) localStorage.setItem(name, '${who.act}');
    told.items = Object.keys(localStorage).map((name) => [name, localStorage[name] === '${who.act}']);
  } catch {}
  access.then((has) => { told.hasAccess = has; }, () => {}).then(() => { top.postMessage(told, '*'); });`;

/** Asks for what the frame's host keeps for all sites, and goes on without where that is denied. */
export const ASKS = `try { await document.requestStorageAccess(); } catch {}`;
