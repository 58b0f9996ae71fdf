import { cookieCases } from './cookie-cases.ts';
import type { Misbehaviour } from './misbehaviours.ts';
import { keepingFrames, leavingFrames } from './storing-parties.ts';

/** A page of the portal that a third party's frame shows: the portal within another site within the portal. */
export const nestedPage = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Portail imbriqué</title><p>Portail imbriqué</p></html>`;

/** Runs within a page of the portal and tells it when it is done. */
function module(body: string): string {
  return `<script>replica.begin(); (async () => { ${body} })().catch(console.error).finally(replica.end);</script>`;
}

/** Every way in which a page can store something, beyond the plain ones. Each is a misbehaviour, so each can be switched on. */
export const waysOfStoring: readonly Misbehaviour[] = [
  {
    name: 'nested-frames',
    description: 'A frame of one third party holds a frame of another, and one of the portal itself; each stores.',
    markup:
      '<iframe src="https://outer.partner.example/frame.html" title="Partenaire" width="300" height="80"></iframe>',
  },
  {
    name: 'cookie-store',
    description: 'The portal’s script writes a cookie through cookieStore.',
    markup: module(`await globalThis.cookieStore?.set('via_store', replica.secret());`),
  },
  {
    name: 'fetch',
    description: 'The portal’s scripts ask a third party’s interface by fetch and by XMLHttpRequest, with credentials.',
    markup: module(`
      await fetch('https://api.partner.example/fetch?origin=' + location.origin, { credentials: 'include' });
      await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', 'https://api.partner.example/xhr?origin=' + location.origin);
        request.withCredentials = true;
        request.onloadend = resolve;
        request.send();
      });`),
  },
  {
    name: 'socket',
    description: 'The portal’s script opens a web socket to a third party, which sets a cookie as it answers.',
    markup: module(`
      const socket = new WebSocket('wss://chat.partner.example/ws');
      await new Promise((resolve) => { socket.onopen = socket.onclose = resolve; });`),
  },
  {
    name: 'twice',
    description: 'A picture of a third party sets one cookie twice, with a partition and without.',
    markup: '<img src="https://chips.adnetwork.example/twice.gif" alt="" width="1" height="1">',
  },
  {
    name: 'preload',
    description: 'A picture of a third party is preloaded and never shown.',
    markup: '<link rel="preload" as="image" href="https://preload.partner.example/p.gif">',
  },
  {
    name: 'blank-frame',
    description:
      'A frame without an address writes a cookie and a localStorage item, and loads a third party’s picture.',
    markup: module(`
      const frame = document.createElement('iframe');
      frame.title = 'Vide';
      document.body.append(frame);
      frame.contentDocument.cookie = 'blank_cookie=' + replica.secret() + '; Path=/; Secure';
      frame.contentWindow.localStorage.setItem('blank_item', replica.secret());
      const image = frame.contentDocument.createElement('img');
      replica.wait(image);
      image.src = 'https://blank.partner.example/p.gif';
      frame.contentDocument.body.append(image);`),
  },
  {
    name: 'service-worker',
    description:
      'The portal’s service worker fetches from the portal and from a third party; both answers set cookies.',
    markup: module(`
      await navigator.serviceWorker.register('/worker.js');
      const { active } = await navigator.serviceWorker.ready;
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        active.postMessage('fetch', [port2]);
      });`),
  },
  {
    name: 'odd-cookies',
    description:
      'The page’s response sets cookies with every odd name, attribute and prefix that RFC 6265bis speaks of.',
    cookies: (host) => cookieCases(host),
  },
  {
    name: 'quiet-pixel',
    description:
      'A picture from an advertising network, whose answer sets nothing: it is only sent what it set elsewhere.',
    markup: '<img src="https://pixel.adnetwork.example/quiet.gif" alt="" width="1" height="1">',
  },
  {
    name: 'prerender',
    description: 'The browser makes the catalogue ready before anyone asks for it (Chromium).',
    markup: '<script type="speculationrules">{"prerender":[{"urls":["/explore/"],"eagerness":"immediate"}]}</script>',
  },
  {
    name: 'many-cookies',
    description: 'The portal’s script writes 5,000 cookies, of which browsers keep some 180.',
    markup: module(
      "for (let n = 0; n < 5000; n++) document.cookie = 'many' + n + '=' + replica.secret().slice(0, 20) + '; Path=/; Secure';",
    ),
  },
  {
    name: 'many-requests',
    description:
      'The portal’s page sends as many requests to third parties as `requests` says; of the first 400 each answer asks to keep ten cookies more.',
    markup: module(`
      const ask = (n) =>
        fetch(n < 400 ? 'https://many.partner.example/p.gif?n=' + n : 'https://plain.partner.example/p.gif?n=' + n,
          { mode: 'no-cors', credentials: 'include' });
      const all = Number(new URLSearchParams(location.search).get('requests'));
      let next = 0;
      const lane = async () => { while (next < all) await ask(next++); };
      await Promise.all(Array.from({ length: 12 }, lane));`),
  },
  {
    name: 'many-keys',
    description: 'The portal’s script writes 100,000 keys to its localStorage.',
    markup: module("for (let n = 0; n < 100000; n++) localStorage.setItem('k' + n, '');"),
  },
  {
    name: 'beacon-on-leaving',
    description:
      'When the page is left, a beacon goes to a third party and to the portal, and both answers set cookies.',
    markup: `<script>addEventListener('pagehide', () => {
      navigator.sendBeacon('https://beacon.partner.example/leave');
      navigator.sendBeacon('/static/by-beacon');
    });</script>`,
  },
  {
    name: 'kept-alive',
    description: 'The page, a frame in a frame, and one in a frame without an address send what would outlive them.',
    markup: keepingFrames,
  },
  {
    name: 'removed-frame',
    description: 'A frame in a sandboxed frame asks for something, and both are gone before the answer comes.',
    markup:
      '<iframe sandbox="allow-scripts" src="https://outer.partner.example/removed.html" title="Retiré" onload="this.remove()"></iframe>',
  },
  {
    name: 'late-answers',
    description: 'When the page is left, it and its frames send something, of which the answers come when asked for.',
    markup: leavingFrames,
  },
  {
    name: 'asks-for-access',
    description:
      'The frame of a third party, which keeps a cookie for all sites, asks for it when its button is clicked.',
    markup: '<iframe src="https://access.partner.example/frame.html" title="Compte" height="80"></iframe>',
  },
];
