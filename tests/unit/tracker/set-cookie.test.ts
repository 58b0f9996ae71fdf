import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutTwins, parseSetCookie, type SetCookie } from '../../../lib/tracker/set-cookie.ts';

const NOW = Date.UTC(2026, 10, 22);
const HOUR = 3_600_000;
const request = new URL('https://www.data.example.fr/explore/dataset/?q=1');

const read = (line: string): SetCookie | null => parseSetCookie(line, request, NOW);

describe('the name of a cookie', () => {
  test.each([
    ['a=1', 'a'],
    ['a=', 'a'],
    ['  a \t= 1 ', 'a'],
    ['a=b=c', 'a'],
    ['a b=1', 'a b'],
    ['A=1', 'A'],
    ['value', ''],
    ['=value', ''],
    [' = value', ''],
    ['==value', ''],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['__Host-id=1', '__Host-id'],
    ['🍪=🍪', '🍪'],
    ['a\u00a0=1', 'a\u00a0'],
    ['a=1;b=2', 'a'],
  ])('in %j is %j', (line, name) => {
    expect(read(line)?.name).toBe(name);
  });

  test.each(['', ' ', '=', ' = ', ';', '; Secure', '=; Path=/', '\t'])(
    'cannot be read from %j, which keeps nothing',
    (line) => {
      expect(read(line)).toBeNull();
    },
  );
});

test.each([
  ['before its domain', 'a=1; Path=/x; Domain=data.example.fr', '/x'],
  ['after its domain', 'a=1; Domain=data.example.fr; Path=/x', '/x'],
  ['twice', 'a=1; Path=/x; Path=/y', '/y'],
  ['longer than browsers read', `a=1; Path=/${'x'.repeat(1024)}`, '/explore/dataset'],
  ['as long as browsers read', `a=1; Path=/${'x'.repeat(1023)}`, `/${'x'.repeat(1023)}`],
])('the path that a cookie names %s is kept as browsers do', (_where, line, path) => {
  expect(read(line)?.path).toBe(path);
});

test('a cookie without attributes belongs to the host, the folder of the request and the browser session', () => {
  expect(read('a=1')).toEqual({
    name: 'a',
    domain: 'www.data.example.fr',
    hostOnly: true,
    path: '/explore/dataset',
    partitioned: false,
    httpOnly: false,
    secure: false,
    sameSite: 'unspecified',
    expiresAt: null,
    deletes: false,
  });
});

describe('an attribute', () => {
  test.each<[string, Partial<SetCookie>]>([
    ['Secure', { secure: true }],
    ['secure=anything', { secure: true }],
    ['HTTPONLY', { httpOnly: true }],
    [' HttpOnly ', { httpOnly: true }],
    ['Partitioned', { partitioned: true }],
    ['pArTiTiOnEd', { partitioned: true }],
    ['SameSite=None', { sameSite: 'none' }],
    ['samesite = LAX', { sameSite: 'lax' }],
    ['SameSite=Strict', { sameSite: 'strict' }],
    ['SameSite=Other', { sameSite: 'unspecified' }],
    ['SameSite', { sameSite: 'unspecified' }],
    ['Domain=example.fr', { domain: 'example.fr', hostOnly: false }],
    ['Domain=.example.fr', { domain: 'example.fr', hostOnly: false }],
    ['domain=Data.EXAMPLE.fr', { domain: 'data.example.fr', hostOnly: false }],
    ['Domain=', { domain: 'www.data.example.fr', hostOnly: true }],
    ['Domain', { domain: 'www.data.example.fr', hostOnly: true }],
    ['Domain=.', { domain: 'www.data.example.fr', hostOnly: true }],
    ['Domain=example.fr; Domain=data.example.fr', { domain: 'data.example.fr', hostOnly: false }],
    ['Domain=example.fr; Domain=', { domain: 'www.data.example.fr', hostOnly: true }],
    ['Path=/', { path: '/' }],
    ['PATH=/Terms', { path: '/Terms' }],
    ['Path=terms', { path: '/explore/dataset' }],
    ['Path=', { path: '/explore/dataset' }],
    ['Path=/a; Path=/b', { path: '/b' }],
    ['Priority=High; toString; __proto__=1; =; ;', {}],
  ])('is understood in "%s"', (attributes, expected) => {
    const plain = read('a=1');
    expect(plain).not.toBeNull();
    expect(read(`a=1; ${attributes}`)).toEqual({ ...plain, ...expected });
  });

  test.each([
    ['https://example.fr/', '/'],
    ['https://example.fr/explore', '/'],
    ['https://example.fr/explore/', '/explore'],
    ['https://example.fr/explore/dataset/x', '/explore/dataset'],
    ['https://example.fr?q=/a/b', '/'],
  ])('that is missing leaves the path of %s at %s', (url, path) => {
    expect(parseSetCookie('a=1', new URL(url), NOW)?.path).toBe(path);
  });
});

describe('the end of a cookie', () => {
  test.each<[string, number | null, boolean]>([
    ['Max-Age=3600', NOW + HOUR, false],
    ['max-age=3600', NOW + HOUR, false],
    ['Expires=Sun, 22 Nov 2026 01:00:00 GMT', NOW + HOUR, false],
    ['Expires=Sun, 22-Nov-2026 01:00:00 GMT', NOW + HOUR, false],
    ['Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT', NOW + HOUR, false],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600', NOW + HOUR, false],
    ['Max-Age=60; Max-Age=3600', NOW + HOUR, false],
    ['Max-Age=3600; Max-Age=soon', NOW + HOUR, false],
    ['Max-Age=+3600', null, false],
    ['Max-Age=3600.5', null, false],
    ['Max-Age=', null, false],
    ['Expires=', null, false],
    ['Expires=soon', null, false],
    ['Max-Age=0', NOW, true],
    ['Max-Age=-1', NOW - 1000, true],
    [`Max-Age=-${'9'.repeat(400)}`, NOW - 1000, true],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', 0, true],
  ])('asked for by "%s"', (attributes, expiresAt, deletes) => {
    expect(read(`a=1; ${attributes}`)).toMatchObject({ expiresAt, deletes });
  });

  test('that lies beyond every calendar stays a finite number', () => {
    const expiresAt = read(`a=1; Max-Age=${'9'.repeat(400)}`)?.expiresAt ?? null;
    expect(expiresAt).toBeGreaterThan(NOW);
    expect(Number.isFinite(expiresAt)).toBe(true);
  });
});

test('nothing of a value is kept, of four kilobytes as of four megabytes', () => {
  for (const size of [4096, 4_194_304]) {
    const cookie = read(`a=${'secret'.repeat(size / 6)}; Path=/`);
    expect(cookie).toMatchObject({ name: 'a', path: '/' });
    expect(JSON.stringify(cookie)).not.toContain('secret');
  }
});

test('long runs of blanks cost no more than their length', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(read(`${blanks}a${blanks}b${blanks}=1;${blanks}Secure${blanks}`)).toMatchObject({
    name: `a${blanks}b`,
    secure: true,
  });
});

test('any line is read or refused, and what is read is text and finite times', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(';', '=', ' ', '\t', '\0', 'Domain=', 'Path=', 'Max-Age=', 'Expires=', 'SameSite=', '-1', '.', '/'),
  );
  let cookies = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.webUrl(), (pieces, url) => {
      const cookie = parseSetCookie(pieces.join(''), new URL(url), NOW);
      if (!cookie) return;
      cookies++;
      for (const text of [cookie.name, cookie.domain, cookie.path]) expect(typeof text).toBe('string');
      expect(cookie.domain).not.toBe('');
      expect(cookie.path.startsWith('/')).toBe(true);
      expect(cookie.expiresAt === null || Number.isFinite(cookie.expiresAt)).toBe(true);
      expect(JSON.parse(JSON.stringify(cookie))).toEqual(cookie);
    }),
    { numRuns: 2000 },
  );
  expect(cookies).toBeGreaterThan(500);
});

test.each([
  ['https://a.example/x', 'NID=1; Domain=google.com; Path=/'],
  ['https://google.com/', 'NID=1; Domain=www.google.com'],
  ['https://notgoogle.com/', 'NID=1; Domain=google.com'],
  ['https://data.economie.gouv.fr/', 'a=1; Domain=gouv.fr'],
  ['https://a.example.co.uk/', 'a=1; Domain=.co.uk'],
  ['https://10.0.0.1/', 'a=1; Domain=0.0.1'],
])('a response of %s that asks “%s” asks for the domain of somebody else: browsers ignore it', (url, line) => {
  expect(parseSetCookie(line, new URL(url), NOW)).toBeNull();
});

test('an address that names itself as domain has a cookie of its own host only', () => {
  const cookie = parseSetCookie('a=1; Domain=127.0.0.1', new URL('https://127.0.0.1/'), NOW);
  expect(cookie).toMatchObject({ domain: '127.0.0.1', hostOnly: true });
});

test('a cookie that a response sets twice, with a partition and without, is one where third parties are partitioned', () => {
  const url = new URL('https://chips.adnetwork.example/twice.gif');
  const lines = ['a=1; Path=/', 'a=1; Path=/; Partitioned; Secure', 'b=1; Path=/', 'a=1; Path=/other'];
  const asked = lines.map((line) => parseSetCookie(line, url, 0)).filter((cookie) => cookie !== null);
  expect(withoutTwins(asked).map(({ name, path, partitioned }) => [name, path, partitioned])).toEqual([
    ['a', '/', true],
    ['b', '/', false],
    ['a', '/other', false],
  ]);
});

test('a cookie of one host and one of its domain are no twins', () => {
  const asked = ['a=1; Domain=www.data.example.fr; Path=/', 'a=1; Path=/; Secure; Partitioned'].flatMap(
    (line) => read(line) ?? [],
  );
  expect(withoutTwins(asked)).toEqual(asked);
  expect(asked).toHaveLength(2);
});
