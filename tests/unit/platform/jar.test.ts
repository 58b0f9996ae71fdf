import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { choiceFrom, jarCookie, readJar, type JarReading } from '../../../lib/platform/jar/jar.ts';
import { after, asks, sees, SITE, visitTo } from '../visit/events.ts';

const { getAll, contains } = vi.hoisted(() => ({ getAll: vi.fn(), contains: vi.fn() }));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { cookies: { getAll }, permissions: { contains } } }));

beforeEach(() => {
  getAll.mockReset().mockResolvedValue([]);
  contains.mockReset().mockResolvedValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const kept = (path: string, value: string) => ({
  name: 'tarteaucitron',
  value,
  domain: 'data.saint-maur.com',
  hostOnly: true,
  path,
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
});
async function read(visit = visitTo(), storeId = '0'): Promise<JarReading> {
  const reading = await readJar(visit, storeId);
  if (!reading) throw new Error('no access');
  return reading;
}
const cookie = (rest: object) => ({ ...kept('/', '!gtag=true'), ...rest }) as never;

test.each([
  [[kept('/blog', '!gtag=false'), kept('/', '!gtag=true')], 'granted'],
  [[kept('/explore', '!gtag=false'), kept('/', '!gtag=true')], 'refused'],
  [[kept('/blog', '!gtag=false')], 'refused'],
])('of choices kept under several paths, the page’s own counts: %j', async (cookies, state) => {
  getAll.mockImplementation(({ partitionKey }: { partitionKey?: unknown }) =>
    Promise.resolve(partitionKey ? [] : cookies),
  );
  expect((await read()).choice.state).toBe(state);
});

test.each([
  ['its own site', { topLevelSite: SITE, hasCrossSiteAncestor: false }, 'granted'],
  ['its own site, which a browser does not tell more of', { topLevelSite: SITE }, 'granted'],
  ['another site’s frames on its own', { topLevelSite: SITE, hasCrossSiteAncestor: true }, 'none'],
  ['another site', { topLevelSite: 'https://www.example.net' }, 'none'],
])('a choice of the host that is kept in the partition of %s counts: %j, %s', async (_what, partitionKey, state) => {
  getAll.mockResolvedValueOnce([]).mockResolvedValue([cookie({ partitionKey })]);
  expect((await read()).choice.state).toBe(state);
});

test('a choice of another host of the domain is none of the page', async () => {
  getAll.mockResolvedValue([cookie({ domain: 'www.saint-maur.com' })]);
  expect((await read()).choice.state).toBe('none');
});

test('the jar is asked of the site, of its partition and of each third party, once, and of the page’s own jar alone', async () => {
  const visit = after(
    visitTo(),
    asks(10, 'https://pixel.adnetwork.example/p.gif', 'uid=1'),
    asks(11, 'https://cdn.adnetwork.example/p.gif', 'uid=1'),
    asks(12, 'https://data.saint-maur.com/', 'own=1'),
    sees(13, { host: 'www.google.com', url: 'https://www.google.com/' }),
  );
  getAll.mockImplementation(({ domain }: { domain?: string }) =>
    Promise.resolve(domain === 'google.com' ? [cookie({ name: 'NID', domain: '.google.com', hostOnly: false })] : []),
  );
  const { domains, cookies } = await read(visit, 'private');
  expect(domains).toEqual(['saint-maur.com', 'adnetwork.example', 'google.com']);
  expect(cookies.map(({ name, domain }) => [name, domain])).toEqual([['NID', 'google.com']]);
  expect(getAll.mock.calls.map(([query]) => query as unknown)).toEqual([
    { domain: 'saint-maur.com', storeId: 'private' },
    { partitionKey: { topLevelSite: SITE }, storeId: 'private' },
    { domain: 'adnetwork.example', storeId: 'private' },
    { domain: 'google.com', storeId: 'private' },
  ]);
});

test('of a jar to which there is no access any more nothing is said: browsers show an empty one', async () => {
  getAll.mockImplementation(() => {
    contains.mockResolvedValue(false);
    return Promise.resolve([]);
  });
  expect(await readJar(visitTo(), '0')).toBeNull();
});

test('a cookie that has ended is not there, though a browser goes on listing it', async () => {
  const now = Date.now() / 1000;
  getAll.mockResolvedValueOnce([
    cookie({ name: 'ended', expirationDate: now - 1 }),
    cookie({ name: 'lasting', expirationDate: now + 60 }),
    cookie({ name: 'session' }),
  ]);
  expect((await read()).cookies.map(({ name }) => name)).toEqual(['lasting', 'session']);
});

describe('a jar that cannot be asked', () => {
  test('without a first party, as Firefox isolates them, is asked of all', async () => {
    getAll.mockRejectedValueOnce(new Error('First-Party Isolation is enabled, but firstPartyDomain was not set.'));
    getAll.mockResolvedValueOnce([]);
    getAll.mockResolvedValueOnce([cookie({ name: 'own' })]);
    expect((await read()).cookies.map(({ name }) => name)).toEqual(['own']);
    expect(getAll).toHaveBeenLastCalledWith({ domain: 'saint-maur.com', storeId: '0', firstPartyDomain: null });
  });

  test('for another reason is no empty jar', async () => {
    getAll.mockRejectedValue(new Error('No permission'));
    await expect(readJar(visitTo(), '0')).rejects.toThrow('No permission');
  });
});

test.each<[object, object]>([
  [
    { domain: '.example.net', hostOnly: false },
    { domain: 'example.net', hostOnly: false },
  ],
  [{ partitionKey: { topLevelSite: SITE } }, { partition: SITE }],
  [{ partitionKey: {} }, { partition: null }],
  [{}, { partition: null, expiresAt: null, sameSite: 'lax' }],
  [
    { sameSite: 'no_restriction', expirationDate: 1.5 },
    { sameSite: 'none', expiresAt: 1500 },
  ],
  [{ sameSite: 'later_word' }, { sameSite: 'unspecified' }],
])('a cookie of the browser’s, %j, is one of ours, %j, without its value', (told, expected) => {
  expect(jarCookie(cookie(told))).toMatchObject(expected);
  expect(jarCookie(cookie(told))).not.toHaveProperty('value');
});

test.each([
  ['', 'clÃ©'],
  ['true', 'clé'],
])('names that come as bytes are read where the browser gives them so (Firefox: %s)', (isFirefox, name) => {
  vi.stubEnv('FIREFOX', isFirefox);
  expect(jarCookie(cookie({ name: 'clÃ©' })).name).toBe(name);
});

test.each<[string, object, string | undefined]>([
  ['of the host', {}, 'granted'],
  ['of the host, under its own site', { partitionKey: { topLevelSite: SITE } }, 'granted'],
  [
    'of the host, within another site’s frame',
    { partitionKey: { topLevelSite: SITE, hasCrossSiteAncestor: true } },
    undefined,
  ],
  ['of the host, under another site', { partitionKey: { topLevelSite: 'https://www.example.net' } }, undefined],
  ['of its whole domain, beside which the host may have its own', { hostOnly: false }, undefined],
  ['of another host', { domain: 'www.saint-maur.com' }, undefined],
])('a cookie just stored tells a choice where it is %s', (_what, rest, state) => {
  expect(choiceFrom(cookie(rest), 'data.saint-maur.com')?.state).toBe(state);
});
