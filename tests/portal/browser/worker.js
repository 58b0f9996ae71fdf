/* The portal's service worker: fetches for the page that asks it to, from no tab that a browser would name. */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const ask = async () => {
    await fetch('/static/by-worker', { credentials: 'include' });
    await fetch('https://worker.partner.example/p.gif', { mode: 'no-cors', credentials: 'include' });
    port.postMessage('done');
  };
  event.waitUntil(ask());
});
