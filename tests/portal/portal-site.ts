import { readFile } from 'node:fs/promises';
import type { PortalRegistry } from '../../lib/registry/portal-registry.ts';
import { html, notFound, pixel, redirect, script, text, type Ask, type Answer, type Site } from './answer.ts';
import { browserScript } from './browser-script.ts';
import { managerFile, managerPage } from './consent-managers/manager-pages.ts';
import { datasets } from './datasets.ts';
import { misbehavioursOf } from './misbehaviours.ts';
import { charterPage, newerCharterPage } from './pages/charter-page.ts';
import { contactPage } from './pages/contact-page.ts';
import { datasetPage } from './pages/dataset-page.ts';
import { explorePage } from './pages/explore-page.ts';
import { homePage } from './pages/home-page.ts';
import { page, type PageContent } from './pages/page.ts';
import { privacyPage } from './pages/privacy-page.ts';
import { platformCookies } from './platform-cookies.ts';
import type { PortalProfile } from './portals.ts';
import { secretValue } from './secret-value.ts';
import { ONE_YEAR } from './spans.ts';
import { nestedPage } from './ways-of-storing.ts';

const STATIC = /^\/static\/(replica|banner|explore)\.js$/;
const AWAY = 'https://bounce.partner.example/hop';
const DATASET = /^\/explore\/dataset\/([a-z-]+)\/$/;

function catalogue(): string {
  const results = datasets.map(({ id, title, description, theme, records, modified }) => ({
    dataset_id: id,
    has_records: true,
    metas: { default: { title, description, theme: [theme], records_count: records, modified } },
  }));
  return JSON.stringify({ total_count: results.length, results });
}

function logo({ brand, colour }: PortalProfile): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44"><rect width="44" height="44" rx="8" fill="${colour}"/>` +
    `<text x="22" y="30" text-anchor="middle" font-family="sans-serif" font-size="22" font-weight="700" fill="#fff">${brand.charAt(0)}</text></svg>`
  );
}

async function registryOf(host: string, registries: URL): Promise<PortalRegistry | null> {
  try {
    return JSON.parse(await readFile(new URL(`${host}.json`, registries), 'utf8')) as PortalRegistry;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function contentOf(portal: PortalProfile, registries: URL, ask: Ask): Promise<PageContent | null> {
  switch (ask.path) {
    case '/':
      return homePage(portal);
    case '/explore/':
      return explorePage();
    case '/pages/contact/':
      return contactPage(ask.method === 'POST');
    case '/terms/privacy-policy/':
      return privacyPage(portal);
    case '/terms/cookies-policy/':
    case '/terms/cookies-information': {
      const registry = await registryOf(portal.host, registries);
      if (!registry?.sourceUrl.endsWith(ask.path)) return null;
      return ask.path === '/terms/cookies-policy/' ? charterPage(portal, registry) : newerCharterPage(registry);
    }
  }
  const manager = managerPage(ask.path);
  if (manager) return manager;
  const id = DATASET.exec(ask.path)?.[1];
  const dataset = datasets.find((candidate) => candidate.id === id);
  return dataset ? datasetPage(dataset) : null;
}

function assetOf(portal: PortalProfile, path: string): Answer | null {
  const name = STATIC.exec(path)?.[1];
  if (name !== undefined) return script(browserScript(name));
  switch (path) {
    case '/assets/theme_image/logo.svg':
      return text('image/svg+xml', logo(portal));
    case '/api/explore/v2.1/catalog/datasets':
      return text('application/json; charset=utf-8', catalogue());
    case '/worker.js':
      return script(browserScript('worker'));
    case '/static/by-worker':
      return pixel([`worker_own=${secretValue()}; Path=/; Max-Age=${ONE_YEAR}; Secure; SameSite=Lax`]);
    case '/static/nested':
      return html(nestedPage, [
        `nested_chips=${secretValue()}; Path=/; Secure; SameSite=None; Partitioned`,
        `nested_plain=${secretValue()}; Path=/; Secure; SameSite=None`,
      ]);
    case '/static/by-beacon':
      return pixel([`left_own=${secretValue()}; Path=/; Max-Age=${ONE_YEAR}; Secure; SameSite=Lax`]);
    case '/away':
      return redirect(`${AWAY}?back=${portal.host}`, [`left=${secretValue()}; Path=/; Secure; SameSite=Lax`]);
    case '/to-another-portal':
      return redirect('https://data.bourgesplus.fr/', [`gone=${secretValue()}; Path=/; Secure; SameSite=Lax`]);
    case '/robots.txt':
      return text('text/plain; charset=utf-8', 'User-agent: *\nDisallow: /login/\n');
    default:
      return null;
  }
}

/**
 * One replica portal. `registries` is the folder whose `<host>.json` fills the charter page; without that file the
 * portal publishes no charter and answers 404 there.
 */
export function portalSite(portal: PortalProfile, registries: URL): Site {
  return async (ask) => {
    const asset = assetOf(portal, ask.path) ?? (await managerFile(ask.path));
    if (asset) return asset;
    const content = await contentOf(portal, registries, ask);
    if (!content) {
      const withSlash = { ...ask, path: `${ask.path}/` };
      return (await contentOf(portal, registries, withSlash)) ? redirect(withSlash.path, [], 301) : notFound();
    }
    const active = misbehavioursOf(ask.query);
    const cookies = active.flatMap((misbehaviour) => misbehaviour.cookies?.(portal.host) ?? []);
    return html(page(portal, content, active), [...platformCookies(ask.cookieNames), ...cookies]);
  };
}
