import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { html, redirect, script, type Answer, type Site } from '../portal/answer.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold } from './support/stop-background.ts';

const HOST = 'data.saint-maur.com';
const PORTAL = `https://${HOST}`;
const CHARTER = '/terms/cookies-policy/';
const GA = `document.cookie = '_ga=GA1.1.1; Path=/; Max-Age=86400; Secure'`;
const OFFER = '<ods-manage-cookies-preferences></ods-manage-cookies-preferences>';
const CHARTER_TABLE = `<h1>Charte cookies</h1><h2>Cookies strictement nécessaires</h2>
<table><tr><th>Prestataire</th><th>Service</th><th>Nom du cookie</th><th>Finalité</th></tr>
<tr><td>Opendatasoft</td><td>Session</td><td>sessionid</td><td>Se souvenir de l’utilisateur</td></tr></table>`;

const CHARTER_IN_PROSE = `<h2>Politique de cookies</h2><p>${'Ce portail utilise des cookies de mesure. '.repeat(20)}
<a href="https://pixel.adnetwork.example/charter">Cookies de la régie</a></p>`;

/** A button that brings `_ga` at once; the choice that allowed it is kept a good second later, and the server told. */
const accepting = (when = 'onclick', keeper = '') =>
  `<button id="accept" ${when}="${keeper}accept()">Tout accepter</button>`;

/** A page that can keep a choice for it. */
const page = (body: string): string => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Page</title>
<script>
  function choose(ga) {
    const choice = JSON.stringify({ functional_cookies: true, ga, matomo: ga, timestamp: Date.now() });
    document.cookie = 'cookies_preferences=' + encodeURIComponent(choice) + '; Max-Age=15552000; Path=/; Secure';
  }
  function accept() {
    ${GA};
    setTimeout(() => { choose(true); fetch('/chosen', { keepalive: true }); }, 1200);
  }
  addEventListener('load', () => setTimeout(() => { document.documentElement.dataset.ready = 'true'; }));
</script><body><h1>Page</h1>${OFFER}${body}</body></html>`;

/** An answer that is held until it is released. */
let held = Promise.withResolvers<undefined>();
let slowAsked = Promise.withResolvers<undefined>();
/** What the charter's page answers. */
let charter: () => Answer = () => html('');

const pages: Record<string, Site> = Object.fromEntries(
  Object.entries<Site>({
    '/chosen': () => html(''),
    '/slow': async () => {
      slowAsked.resolve(undefined);
      await held.promise;
      return html(page(''));
    },
    '/to-slow': () => html(page(`<a href="/slow" id="leave">Suite</a>${accepting()}`)),
    '/leaving': () =>
      html(page(`<a href="/slow" id="leave" onclick="setTimeout(() => { ${GA}; fetch('/chosen') }, 300)">Suite</a>`)),
    '/pressed': () => html(page(accepting('onpointerdown'))),
    '/written': () =>
      html(`<!doctype html><script>
        addEventListener('load', () => setTimeout(() => {
          const written = ${JSON.stringify(page(accepting())).replaceAll('</', '<\\/')};
          document.open(); document.write(written); document.close();
        }));
      </script>`),
    '/written-frame': () =>
      html(
        page(`<iframe title="Bandeau"></iframe><script>
        const frame = document.querySelector('iframe').contentDocument;
        frame.open(); frame.write(${JSON.stringify(accepting('onclick', 'parent.')).replaceAll('</', '<\\/')}); frame.close();
      </script>`),
      ),
    '/collected': () => html(page(`<script>${GA}; setTimeout(() => fetch('/collect'), 300)</script>`)),
    '/collect': () => ({ ...html(''), cookies: ['_ga=GA1.1.2; Path=/; Max-Age=86400; Secure'] }),
    '/asked-once': () =>
      html(`<!doctype html><html lang="fr" data-ready="true"><title>Page</title><body><div id="cookies-eu-banner">Cookies</div>
        <button id="yes" onclick="document.cookie = 'hasConsent=true; Path=/; Max-Age=86400; Secure';
          document.getElementById('cookies-eu-banner').remove()">Oui</button>
        <button id="back" onclick="document.cookie = 'hasConsent=; Path=/; Max-Age=0; Secure'">Retirer</button>`),
    '/named-by-site': () =>
      html(`<!doctype html><html lang="fr" data-ready="true"><title>Page</title><body><div id="stcm-wrapper">Cookies</div>
        <button id="no" onclick="localStorage.setItem('stcm.hasConsented', 1);
          localStorage.setItem('stcm.consent.essential', 'true');
          localStorage.setItem('stcm.consent.audience', 'false')">Non</button>
        <button id="back" onclick="localStorage.clear()">Retirer</button>`),
    '/sandboxed': () =>
      html(
        page(`<iframe sandbox="allow-scripts" src="https://pixel.adnetwork.example/banner" title="Bandeau"></iframe>
        <script>addEventListener('message', ({ data }) => {
          if (data === 'yes') accept();
          else document.documentElement.dataset.banner = 'true';
        });</script>`),
      ),
    '/tapped': () =>
      html(
        page(`<button id="accept">Tout accepter</button><script>
        document.getElementById('accept').addEventListener('touchend', (event) => { event.preventDefault(); accept(); });</script>`),
      ),
    // As far away as a portal is: Firefox is asked in the meantime which page is left.
    '/again': async () => {
      await wait(400);
      return html(page(`<script>${GA.replace('1.1.1', `' + Date.now() + '`)} + '; Domain=saint-maur.com'</script>`));
    },
    '/served/': () =>
      html(
        page(`<script>navigator.serviceWorker.register('/served/worker.js').then(() => navigator.serviceWorker.ready)
        .then(() => { document.documentElement.dataset.served = 'true'; });</script>`),
      ),
    '/served/worker.js': () =>
      script(`addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`),
    '/served/page': () => html(page(''), ['_ga=GA1.1.2; Domain=saint-maur.com; Path=/; Max-Age=86400; Secure']),
    '/minds': () =>
      html(
        page(`<button id="accept" onclick="choose(true)">Tout accepter</button>
        <button id="refuse" onclick="choose(false)">Tout refuser</button>
        <button id="ask" onclick="fetch('/answered-late')">Graphique</button>`),
      ),
    '/answered-late': async () => {
      slowAsked.resolve(undefined);
      await held.promise;
      return html('', ['_ga=GA1.1.2; Path=/; Max-Age=86400; Secure']);
    },
    '/with-file': () => html(page('<a href="/file" id="file">CSV</a>')),
    '/file': () => ({
      ...html('a;b'),
      headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="donnees.csv"' },
      cookies: ['_ga=GA1.1.2; Path=/; Max-Age=86400; Secure'],
    }),
    '/linked': () => html(page(`<footer><a href="${CHARTER}">Charte cookies</a></footer>`)),
    [CHARTER]: () => charter(),
  }).map(([path, site]) => [`${HOST}${path}`, site]),
);

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({
    pages: {
      ...pages,
      'pixel.adnetwork.example/banner': () =>
        html(
          `<!doctype html><button style="position: absolute; inset: 0" onclick="parent.postMessage('yes', '*')">Oui</button>
          <script>parent.postMessage('there', '*')</script>`,
        ),
      'www.journal.example/elsewhere': () => html('<!doctype html><title>Journal</title>'),
      'pixel.adnetwork.example/charter': () => html('', ['uid=1; Path=/; Secure; SameSite=None']),
    },
  });
});
beforeEach(() => {
  portal.requests.length = 0;
  held = Promise.withResolvers();
  slowAsked = Promise.withResolvers();
});
afterAll(() => portal.close());

const named = ({ trackers }: Report, name: string) => trackers.find((tracker) => tracker.name === name);
const warnings = ({ findings }: Report) =>
  findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
const asked = (path: string) =>
  expect.poll(() => portal.requests.filter((request) => request.path === path).length).toBeGreaterThan(0);
const chosen = () => asked('/chosen');
/** What is set so soon after a choice is what was under way. */
const longSinceChoice = async ({ report }: Reader) => {
  const at = Date.parse((await report()).consent.history.at(-1)?.at ?? '');
  await expect.poll(() => Date.now(), { timeout: 3000 }).toBeGreaterThan(at + 1100);
};
const state = async ({ report }: Reader) => (await report()).consent.state;

/** Where something is on the page, for a mouse that does not wait for what a click leads to. */
async function placeOf({ page: shown }: Reader, selector: string): Promise<{ x: number; y: number }> {
  const box = await (await shown.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is nowhere`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Clicks the link to the slow page, and does not wait for that. */
async function leave({ page: shown }: Reader): Promise<void> {
  await shown.bringToFront();
  await shown.evaluate(() => setTimeout(() => document.getElementById('leave')?.click()));
  await slowAsked.promise;
}

/** Lets the slow page come. */
async function arrive({ page: shown }: Reader): Promise<void> {
  held.resolve(undefined);
  await expect.poll(() => shown.url()).toBe(`${PORTAL}/slow`);
  await shown.waitForSelector('html[data-ready="true"]');
}

/** Clicks “Read the site’s current charter”, and waits for what comes of it. */
async function checkCharter({ driven, tab }: Reader): Promise<string> {
  const popup = await driven.openExtensionPage(`popup.html?tab=${String(await tab())}`);
  const button = await popup.waitForSelector('dl button');
  await button?.click();
  await popup.waitForFunction(
    () => document.querySelector('dl button:not([disabled])') && !document.querySelector('progress'),
  );
  return popup.evaluate(() => document.body.innerText);
}

describe.each(browsers)('$name', (regime) => {
  const reading = (check: (reader: Reader) => Promise<void>) => asReader(regime, check, { portal });

  it('judges by a click on the page before what that brought while the next page was on its way', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/to-slow`);
      const { x, y } = await placeOf(reader, '#accept');
      await leave(reader);
      await reader.page.mouse.click(x, y);
      await chosen();
      await arrive(reader);
      await expect.poll(() => state(reader)).toBe('granted');
      const report = await reader.report();
      expect(report.page.url).toBe(`${PORTAL}/slow`);
      expect(named(report, '_ga')).toBeDefined();
      expect(warnings(report)).toEqual([]);
    });
  });

  it('does not name a page as what set the cookie that was there before any script of it ran', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/leaving`);
      await leave(reader);
      await chosen();
      await arrive(reader);
      const report = await reader.report();
      expect(report.page.url).toBe(`${PORTAL}/slow`);
      expect(named(report, '_ga')?.setBy.url).not.toBe(`${PORTAL}/slow`);
    });
  });

  it.each(['/written', '/pressed'])('hears of the click that made a choice on %s', async (path) => {
    await reading(async (reader) => {
      await reader.visit(PORTAL + path);
      const { x, y } = await placeOf(reader, '#accept');
      await reader.page.bringToFront();
      await reader.page.mouse.move(x, y);
      await reader.page.mouse.down();
      await reader.page.mouse.up();
      await chosen();
      await expect.poll(() => state(reader)).toBe('granted');
      expect(warnings(await reader.report())).toEqual([]);
    });
  });

  it('hears of it in a frame that is written, and has no address', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/written-frame`);
      const frame = await reader.page.waitForFrame((each) => each !== reader.page.mainFrame());
      await (await frame.waitForSelector('#accept'))?.click();
      await chosen();
      await expect.poll(() => state(reader)).toBe('granted');
      expect(warnings(await reader.report())).toEqual([]);
    });
  });

  it('hears of it in a frame that is denied an origin', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/sandboxed`);
      await reader.page.waitForSelector('html[data-banner]');
      const { x, y } = await placeOf(reader, 'iframe');
      await reader.page.bringToFront();
      await reader.page.mouse.click(x, y);
      await chosen();
      await expect.poll(() => state(reader)).toBe('granted');
      expect(warnings(await reader.report())).toEqual([]);
    });
  });

  // Firefox is driven without a finger.
  it.skipIf(regime.browser === 'firefox')('hears of a tap whose click the page prevents', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/tapped`);
      const { x, y } = await placeOf(reader, '#accept');
      await reader.page.bringToFront();
      await reader.page.touchscreen.tap(x, y);
      await chosen();
      await expect.poll(() => state(reader)).toBe('granted');
      expect(warnings(await reader.report())).toEqual([]);
    });
  });

  it.each<[string, string | null]>([
    ['itself', null],
    // A background that has just started does not know which page was left.
    ...(isCold ? [] : [['another site', 'https://www.journal.example/elsewhere'] satisfies [string, string]]),
  ])('warns of what it sets anew on the domain above, at once, after a page of %s', async (_what, between) => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/again`);
      if (between) await reader.page.goto(between);
      await reader.visit(`${PORTAL}/again`);
      const report = await reader.report();
      expect(named(report, '_ga')).toMatchObject({
        alreadyThere: true,
        elsewhere: false,
        lastSetAt: expect.any(String) as string,
      });
      expect(warnings(report)).toHaveLength(1);
    });
  });

  it('is observed from its start, with what its response sets, where the site’s service worker answers', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/served/`);
      await reader.page.waitForSelector('html[data-served]');
      await reader.page.goto('https://www.journal.example/elsewhere');
      await reader.visit(`${PORTAL}/served/page`);
      expect(await reader.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await expect.poll(async () => warnings(await reader.report())).toHaveLength(1);
      const report = await reader.report();
      expect(report.page.observedFromStart).toBe(true);
      expect(named(report, '_ga')).toMatchObject({
        alreadyThere: false,
        setBy: { url: `${PORTAL}/served/page`, via: 'header' },
      });
    });
  });

  it('tells of the page that led to a file what the portal sets with it', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/with-file`);
      await reader.click('#file');
      await asked('/file');
      await expect.poll(async () => named(await reader.report(), '_ga')?.elsewhere).toBe(false);
      const report = await reader.report();
      expect(named(report, '_ga')?.setBy).toEqual({ url: `${PORTAL}/file`, via: 'header' });
      expect(warnings(report)).toHaveLength(1);
    });
  });

  // What is under way is known as long as the background lives.
  it.skipIf(isCold).each([
    ['nothing that was asked for before', ['#accept', '#ask', '#refuse'], 0],
    ['what was asked for after', ['#accept', '#refuse', '#ask'], 1],
  ])('holds %s against a refusal, however late it is answered', async (_what, clicks, expected) => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/minds`);
      for (const selector of clicks) {
        if (selector === '#ask') await longSinceChoice(reader);
        await reader.click(selector);
        if (selector === '#ask') await slowAsked.promise;
        else await expect.poll(() => state(reader)).toBe(selector === '#refuse' ? 'refused' : 'granted');
      }
      await longSinceChoice(reader);
      held.resolve(undefined);
      await expect.poll(async () => named(await reader.report(), '_ga')?.setBy.via).toBe('header');
      expect(warnings(await reader.report())).toHaveLength(expected);
    });
  });

  it('names the script that set a cookie first, not the response that set it once more', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/collected`);
      await asked('/collect');
      const report = await reader.report();
      expect(named(report, '_ga')?.setBy).toEqual({ url: `${PORTAL}/collected`, via: 'script' });
    });
  });

  it('knows what a page offered once nothing keeps the choice any more', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/asked-once`);
      await reader.click('#yes');
      await expect.poll(() => state(reader)).toBe('granted');
      await reader.click('#back');
      await expect.poll(() => state(reader)).toBe('none');
      expect((await reader.report()).consent.mechanisms).toMatchObject([{ id: 'cookies-eu-banner', state: 'none' }]);
    });
  });

  it('reads a choice that is kept in storage under names of the site’s own', async () => {
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/named-by-site`);
      expect((await reader.report()).consent.mechanisms).toMatchObject([{ id: 'silktide', state: 'none' }]);
      await reader.click('#no');
      await expect.poll(() => state(reader)).toBe('refused');
      expect((await reader.report()).consent.mechanisms).toMatchObject([{ id: 'silktide', state: 'refused' }]);
      await reader.click('#back');
      await expect.poll(() => state(reader)).toBe('none');
    });
  });

  it('charges a page with nothing that only its own request for the charter brings', async () => {
    charter = () => html(page(CHARTER_TABLE), ['_ga=GA1.1.1; Path=/; Max-Age=86400; Secure']);
    await reading(async (reader) => {
      await reader.visit(`${PORTAL}/linked`);
      await checkCharter(reader);
      await expect.poll(async () => (await reader.report()).charter?.origin).toBe('live');
      expect(named(await reader.report(), '_ga')).toBeUndefined();
      expect((await reader.report()).badge.text).toBe('');
    });
  });

  it.each([
    ['sends on to another site', 'leads elsewhere', () => redirect('https://pixel.adnetwork.example/charter')],
    ['answers with an error', 'could not be read', () => ({ ...html('Service indisponible'), status: 503 })],
    ['has no table of cookies', `can read: ${HOST}${CHARTER}`, () => html(page(CHARTER_IN_PROSE))],
  ])(
    'asks nobody else for the charter, and does not say that there is none, where its page %s',
    async (_how, sentence, answer) => {
      charter = answer;
      await reading(async (reader) => {
        await reader.extension.setLanguage('en');
        await reader.visit(`${PORTAL}/linked`);
        expect(await checkCharter(reader)).toContain(sentence);
        expect(portal.requests.map(({ host }) => host)).not.toContain('pixel.adnetwork.example');
        expect((await reader.report()).trackers.filter(({ party }) => party === 'third')).toEqual([]);
      });
    },
  );
});
