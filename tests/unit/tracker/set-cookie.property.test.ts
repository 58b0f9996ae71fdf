import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainMatches } from '../../../lib/tracker/address.ts';
import { parseSetCookie, type SetCookie } from '../../../lib/tracker/set-cookie.ts';
import { cookieCases } from '../../portal/cookie-cases.ts';
import { numRuns, timeout } from '../fuzz.ts';

const NOW = Date.UTC(2026, 10, 22);
const HOST = 'www.data.example.fr';
const request = new URL(`https://${HOST}/explore/dataset/?q=1`);
const SECRET = 'SECRET-VALUE';

const blank = fc.constantFrom('', ' ', '\t', ' \t ');
/** Letters in any case. */
const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(''));
const written = (key: string, value?: string) =>
  fc
    .tuple(anyCase(key), blank, blank)
    .map(
      ([name, before, after]) => `${before}${name}${value === undefined ? '' : `${after}=${before}${value}`}${after}`,
    );

type Effect = Partial<SetCookie> & { maxAge?: number };
const part = (effect: Effect, key: string, value?: string) => written(key, value).map((text) => ({ text, effect }));

/** One attribute as a server writes it, and what it asks for. */
const attribute: fc.Arbitrary<{ text: string; effect: Effect }> = fc.oneof(
  part({ secure: true }, 'secure'),
  part({ secure: true }, 'secure', 'no'),
  part({ httpOnly: true }, 'httponly', 'yes'),
  part({ partitioned: true }, 'partitioned'),
  fc.constantFrom('lax', 'strict', 'none').chain((sameSite) => part({ sameSite }, 'samesite', sameSite)),
  part({ sameSite: 'unspecified' }, 'samesite', 'other'),
  fc.constantFrom('/', '/a', '/a/b').chain((path) => part({ path }, 'path', path)),
  part({ path: '/explore/dataset' }, 'path', 'a'),
  fc
    .constantFrom('example.fr', 'data.example.fr', HOST)
    .chain((domain) => part({ domain, hostOnly: false }, 'domain', `.${domain}`)),
  part({ domain: HOST, hostOnly: true }, 'domain', ''),
  fc
    .oneof(fc.integer({ min: -10, max: 0 }), fc.nat({ max: 1e9 }))
    .chain((maxAge) => part({ maxAge }, 'max-age', String(maxAge))),
  part({ expiresAt: NOW + 3_600_000 }, 'expires', 'Sun, 22 Nov 2026 01:00:00 GMT'),
  part({}, 'priority', 'high'),
  part({}, '__proto__', '1'),
);

const name = fc.string({
  unit: fc.constantFrom('a', 'B', '_', '-', '.', '%', '"', ',', 'é', '🍪', ' a'),
  minLength: 1,
  maxLength: 12,
});

test(
  'a line asks for what its attributes say, the last of each, in whatever case and with whatever blanks',
  () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(name, fc.array(attribute, { maxLength: 8 }), blank, (called, attributes, around) => {
        const line = [`${around}${called}${around}=${SECRET}`, ...attributes.map(({ text }) => text)].join(';');
        const { maxAge, ...asked } = attributes.reduce<Effect>((before, { effect }) => ({ ...before, ...effect }), {});
        const expiresAt = maxAge === undefined ? (asked.expiresAt ?? null) : NOW + Math.max(maxAge, -1) * 1000;
        const cookie = parseSetCookie(line, request, NOW);
        expect(cookie).toEqual({
          name: called.trim(),
          domain: HOST,
          hostOnly: true,
          path: '/explore/dataset',
          partitioned: false,
          httpOnly: false,
          secure: false,
          sameSite: 'unspecified',
          ...asked,
          expiresAt,
          deletes: expiresAt !== null && expiresAt <= NOW,
        });
        expect(JSON.stringify(cookie)).not.toContain(SECRET);
        for (const [field, value] of Object.entries(cookie ?? {})) reached.add(`${field} ${typeof value}`);
        if (cookie?.deletes) reached.add('deletes');
        if (cookie?.hostOnly === false) reached.add('for the domain');
      }),
      { numRuns },
    );
    expect([...reached]).toEqual(expect.arrayContaining(['deletes', 'for the domain', 'expiresAt number']));
  },
  timeout,
);

test(
  'a broken line is read as some cookie of this host, or as none',
  () => {
    const lines = cookieCases(HOST);
    const damaged = fc
      .tuple(
        fc.constantFrom(...lines),
        fc.nat(80),
        fc.nat(20),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.constantFrom(';', '=', 'Domain=', 'Max-Age=9', '\0', '\t'),
        ),
      )
      .map(([line, from, cut, put]) => line.slice(0, from) + put + line.slice(from + cut));
    const seen = { read: 0, ignored: 0 };
    fc.assert(
      fc.property(damaged, fc.array(damaged, { maxLength: 2 }), (first, more) => {
        const cookie = parseSetCookie([first, ...more].join('; '), request, NOW);
        if (!cookie) {
          seen.ignored++;
          return;
        }
        seen.read++;
        expect(domainMatches(HOST, cookie.domain, cookie.hostOnly)).toBe(true);
        expect(cookie.path.startsWith('/')).toBe(true);
        expect(cookie.name).not.toMatch(/[;=]/);
        expect(cookie.expiresAt === null || Number.isFinite(cookie.expiresAt)).toBe(true);
        expect(cookie.deletes).toBe(cookie.expiresAt !== null && cookie.expiresAt <= NOW);
      }),
      { numRuns: 4 * numRuns },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  },
  timeout,
);
