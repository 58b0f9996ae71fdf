import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Declaration } from '../../lib/charter/declaration.ts';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import { askPortal, type AskOptions } from './ask-portal.ts';
import { browserCommands } from './browser-commands.ts';
import { misbehaviours } from './misbehaviours.ts';
import { startPortal, type Portal } from './portal.ts';
import { portals } from './portals.ts';
import { SECRET_MARK } from './secret-value.ts';

const SAINT_MAUR = 'https://data.saint-maur.com';
const hosts = portals.map(({ host }) => host);

function declaration(section: string, name: string): Declaration {
  const category = section === 'Cookies tiers' ? 'third-party' : 'necessary';
  return {
    id: `${category}/${name}`,
    names: [name],
    kind: 'unspecified',
    provider: 'Prestataire & Cie',
    service: 'Formulaire',
    purpose: 'Sécurité',
    duration: null,
    section,
    category,
  };
}

const REGISTRY: PortalRegistry = {
  format: 'miette-registry',
  version: 1,
  host: 'data.saint-maur.com',
  sourceUrl: `${SAINT_MAUR}/terms/cookies-policy/`,
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: '0'.repeat(64),
  declarations: [declaration('Cookies nécessaires', 'sessionid'), declaration('Cookies tiers', '_grecaptcha')],
};

let folder: string;
let portal: Portal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'));
  for (const host of ['data.saint-maur.com', 'data.dunkerque-agglo.fr'])
    await writeFile(join(folder, `${host}.json`), JSON.stringify({ ...REGISTRY, host }));
  portal = await startPortal({ registries: pathToFileURL(`${folder}/`) });
});

afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true });
});

const ask = (url: string, options?: AskOptions) => askPortal(portal.port, url, options);
const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='));
const shape = (cookie: string) => cookie.replace(/(SECRET-VALUE-)[0-9a-f]{32}/, '$1*');

describe('a replica portal', () => {
  it.each(hosts)('answers for %s with the platform’s markers', async (host) => {
    const { status, headers, body } = await ask(`https://${host}/`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const marker of [
      'class="ods-front-header"',
      'class="ods-front-footer"',
      'class="ods-responsive-menu"',
      '<ods-manage-cookies-preferences',
      'class="ods-manage-cookies-preferences__show-button"',
      'href="/terms/cookies-policy/"',
      'href="/terms/privacy-policy/"',
      'src="/assets/theme_image/',
    ])
      expect(body).toContain(marker);
  });

  it.each([
    ['/explore/', 'text/html'],
    ['/explore/dataset/arbres/', 'text/html'],
    ['/terms/cookies-policy/', 'text/html'],
    ['/terms/privacy-policy/', 'text/html'],
    ['/pages/contact/', 'text/html'],
    ['/static/replica.js', 'text/javascript'],
    ['/static/banner.js', 'text/javascript'],
    ['/static/explore.js', 'text/javascript'],
    ['/assets/theme_image/logo.svg', 'image/svg+xml'],
    ['/api/explore/v2.1/catalog/datasets', 'application/json'],
    ['/robots.txt', 'text/plain'],
  ])('serves %s as %s', async (path, type) => {
    const { status, headers } = await ask(SAINT_MAUR + path);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
  });

  it.each(['/nowhere/', '/explore/dataset/unknown/', '/static/../portal.ts'])('answers 404 for %s', async (path) => {
    expect((await ask(SAINT_MAUR + path)).status).toBe(404);
  });

  it('redirects to the address with the slash', async () => {
    expect(await ask(`${SAINT_MAUR}/explore`)).toMatchObject({ status: 301, headers: { location: '/explore/' } });
  });

  it('lists its datasets in the API', async () => {
    const catalogue: unknown = JSON.parse((await ask(`${SAINT_MAUR}/api/explore/v2.1/catalog/datasets`)).body);
    expect(catalogue).toMatchObject({ total_count: 6, results: [{ dataset_id: 'arrets-de-bus' }, {}, {}, {}, {}, {}] });
  });

  it('loads reCAPTCHA on the contact page without asking, and thanks for what was sent', async () => {
    expect((await ask(`${SAINT_MAUR}/pages/contact/`)).body).toContain('src="https://www.google.com/recaptcha/api.js"');
    const sent = await ask(`${SAINT_MAUR}/pages/contact/`, { method: 'POST' });
    expect(sent.body).toContain('Merci');
    expect(sent.body).not.toContain('recaptcha');
  });
});

describe('the platform’s cookies', () => {
  it('are set by header on a first visit, as the platform sets them', async () => {
    expect(
      (await ask(`${SAINT_MAUR}/`)).setCookies.map((cookie) => cookie.replace(/=SECRET-VALUE-[^;]+/, '=*')),
    ).toEqual([
      'sessionid=*; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure',
      'csrftoken=*; Max-Age=31536000; Path=/; SameSite=Lax; Secure',
      'django_language=fr; Max-Age=31536000; Path=/; SameSite=Lax; Secure',
    ]);
  });

  it('are not set again once the browser sends them', async () => {
    const { setCookies } = await ask(`${SAINT_MAUR}/`, { cookie: 'sessionid=1; django_language=fr' });
    expect(setCookies.map(nameOf)).toEqual(['csrftoken']);
  });

  it('are not set by the API', async () => {
    expect((await ask(`${SAINT_MAUR}/api/explore/v2.1/catalog/datasets`)).setCookies).toEqual([]);
  });
});

describe('the charter page', () => {
  it('shows the registry’s rows, and a later section as a row with empty cells', async () => {
    const { body } = await ask(`${SAINT_MAUR}/terms/cookies-policy/`);
    expect(body).toContain('<h3>Cookies nécessaires</h3>');
    expect(
      body
        .slice(body.indexOf('<tbody>') + 7, body.indexOf('</tbody>'))
        .trim()
        .split('\n'),
    ).toEqual([
      '<tr><td>Prestataire &amp; Cie</td><td>Formulaire</td><td>sessionid</td><td>Sécurité</td></tr>',
      '<tr><td>Cookies tiers</td><td></td><td></td><td></td></tr>',
      '<tr><td>Prestataire &amp; Cie</td><td>Formulaire</td><td>_grecaptcha</td><td>Sécurité</td></tr>',
    ]);
  });

  it('repeats the brand inside the table where the real page does', async () => {
    const { body } = await ask('https://data.dunkerque-agglo.fr/terms/cookies-policy/');
    expect(body).toContain('<tr><td colspan="4">DUNKERQUE AGGLO DATA</td></tr>');
  });

  it('is missing where there is no registry file', async () => {
    expect((await ask('https://opendata.ha-py.fr/terms/cookies-policy/')).status).toBe(404);
  });
});

describe('other hosts', () => {
  it('www.example.net is a plain page with one cookie and no marker', async () => {
    const { status, body, setCookies } = await ask('https://www.example.net/');
    expect({ status, names: setCookies.map(nameOf) }).toEqual({ status: 200, names: ['plain_visit'] });
    expect(body).not.toContain('ods-');
  });

  it('an unknown host is answered with 404', async () => {
    expect((await ask('https://unknown.example/')).status).toBe(404);
  });

  it.each([
    ['https://pixel.adnetwork.example/p.gif', 'uid=SECRET-VALUE-*; Max-Age=31536000; Secure; HttpOnly; SameSite=None'],
    ['https://chips.adnetwork.example/p.gif', 'cid=SECRET-VALUE-*; Secure; SameSite=None; Partitioned; Path=/'],
    ['https://sync.redirector.example/hop', 'hop=SECRET-VALUE-*; Secure; SameSite=None'],
    ['https://stats.g.doubleclick.net/r/collect', 'IDE=SECRET-VALUE-*; Secure; SameSite=None'],
    [
      'https://www.google.com/recaptcha/api2/anchor',
      '_GRECAPTCHA=SECRET-VALUE-*; Path=/recaptcha; Max-Age=15552000; Secure; HttpOnly; SameSite=None',
    ],
  ])('%s sets its cookie anew on each response', async (url, expected) => {
    const [first, second] = [await ask(url), await ask(url)];
    expect(first.setCookies.map(shape)).toEqual([expected]);
    expect(second.setCookies).not.toEqual(first.setCookies);
  });

  it.each([
    ['https://matomo.stats-publiques.fr/matomo.js', '_pk_id.1.1fff'],
    ['https://www.google-analytics.com/analytics.js', '_ga_TEST123'],
    ['https://www.google.com/recaptcha/api.js', '_grecaptcha'],
    ['https://widgets.social.example/frame.js', 'social_chips'],
  ])('%s is a script that writes %s, never cached', async (url, name) => {
    const { headers, body } = await ask(url);
    expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
    expect(body).toContain(name);
  });

  it.each([
    'https://matomo.stats-publiques.fr/matomo.php?idsite=1',
    'https://www.google-analytics.com/g/collect?v=2',
    'https://pixel.adnetwork.example/p.gif',
  ])('%s is a picture, never cached', async (url) => {
    expect((await ask(url)).headers).toMatchObject({ 'content-type': 'image/gif', 'cache-control': 'no-store' });
  });

  it('the hop leads on to the next third party', async () => {
    expect(await ask('https://sync.redirector.example/hop')).toMatchObject({
      status: 302,
      headers: { location: 'https://stats.g.doubleclick.net/r/collect' },
    });
  });
});

describe('misbehaviours', () => {
  const table: Record<string, { cookie?: string; markup?: string }> = {
    'analytics-before-choice': { markup: '<script src="https://www.google-analytics.com/analytics.js">' },
    pixel: { markup: '<img src="https://pixel.adnetwork.example/p.gif"' },
    'partitioned-pixel': { markup: '<img src="https://chips.adnetwork.example/p.gif"' },
    'manager-table': { markup: '<td>manager_row</td>' },
    redirect: { markup: '<img src="https://sync.redirector.example/hop"' },
    'frame-script': { markup: '<iframe src="https://widgets.social.example/frame.html"' },
    'ga-own-jar': { markup: "document.cookie = '_ga=" },
    'consent-mode': { markup: "gtag('consent', 'default'" },
    'after-refusal': { markup: 'choice.ga === false && choice.matomo === false' },
    'after-accept': { markup: 'if (choice.ga === true)' },
    'undeclared-first-party': {
      cookie: 'portal_theme=dark; Max-Age=31536000; Path=/; Secure; SameSite=Lax',
      markup: "localStorage.setItem('ods-popin-displayed-welcome'",
    },
    'parent-domain': {
      cookie: 'ville_pref=SECRET-VALUE-*; Domain=saint-maur.com; Path=/; Max-Age=31536000; Secure; SameSite=Lax',
    },
    'no-banner': { markup: 'hidden data-quiet>' },
    'session-storage': { markup: "sessionStorage.setItem('visit-step'" },
    'broken-choice': { cookie: 'cookies_preferences=%7Bnot json; Max-Age=15552000; Path=/; Secure; SameSite=Lax' },
  };

  it('are all in this table', () => {
    expect(misbehaviours.map(({ name }) => name)).toEqual(Object.keys(table));
  });

  it.each(Object.entries(table))('%s is there when asked for, and only then', async (name, { cookie, markup }) => {
    const calm = await ask(`${SAINT_MAUR}/?with=unknown`);
    const asked = await ask(`${SAINT_MAUR}/?with=${name}`);
    const added = asked.setCookies.slice(calm.setCookies.length).map(shape);
    expect(added).toEqual(cookie === undefined ? [] : [cookie]);
    if (markup !== undefined) {
      expect(calm.body).not.toContain(markup);
      expect(asked.body).toContain(markup);
    }
  });

  it('combine, and are kept on no link', async () => {
    const { body } = await ask(`${SAINT_MAUR}/explore/?with=pixel,redirect`);
    expect(body).toContain('pixel.adnetwork.example');
    expect(body).toContain('sync.redirector.example');
    expect(body).not.toContain('with=');
  });
});

describe('the server', () => {
  it('records who asked for what, with names of cookies and never a value', async () => {
    portal.requests.length = 0;
    await ask(`${SAINT_MAUR}/explore/?with=pixel`, { cookie: `sessionid=${SECRET_MARK}1; csrftoken=2` });
    expect(portal.requests).toEqual([
      {
        method: 'GET',
        host: 'data.saint-maur.com',
        path: '/explore/',
        cookieNames: ['sessionid', 'csrftoken'],
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        setCookieNames: ['django_language'],
      },
    ]);
    expect(JSON.stringify(portal.requests)).not.toContain(SECRET_MARK);
  });

  it('lists every host it answers for', () => {
    expect(portal.hosts).toEqual(expect.arrayContaining([...hosts, 'www.example.net', 'widgets.social.example']));
  });

  it('stops listening when it is closed', async () => {
    const other = await startPortal();
    await other.close();
    await expect(askPortal(other.port, `${SAINT_MAUR}/`)).rejects.toThrow('ECONNREFUSED');
  });

  it('prints commands that lead both browsers to its port', () => {
    const { chromium, firefox } = browserCommands(4433, ['data.example.fr'], 'https://data.example.fr/');
    expect(chromium).toContain('--host-resolver-rules="MAP * 127.0.0.1:4433" --ignore-certificate-errors');
    expect(firefox).toContain('"network.socket.forcePort":"443=4433"');
    expect(firefox).toContain('"network.dns.localDomains":"data.example.fr"');
  });
});
