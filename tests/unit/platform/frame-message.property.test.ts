import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readFrameMessage } from '../../../lib/platform/messages.ts';
import { leftOutOf } from '../../../lib/visit/left-out.ts';
import { visitLimits } from '../../../lib/visit/limits.ts';
import { observe } from '../../../lib/visit/observe.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { START, visitTo } from '../visit/events.ts';

vi.mock(import('../../../lib/platform/browser.ts'), () => ({}));

/** Any UTF-16, lone surrogates included, and what is special to objects and to the ids of trackers. */
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '', '|', '%7C', '_ga', 'x'.repeat(3000)),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
);
const keys = fc.array(key, { maxLength: 8 });
const host = fc.constantFrom('data.saint-maur.com', 'www.google.com', 'localhost', '__proto__', '');

/** What a frame's script sends, as `lookAtFrame` makes it. */
const event = fc.record({
  type: fc.constant('frame'),
  at: fc.integer({ min: 0, max: 2 ** 43 }),
  url: fc.constantFrom('https://data.saint-maur.com/', 'javascript:alert(1)', 'x'.repeat(5000)),
  host,
  ancestors: fc.array(host, { maxLength: 3 }),
  first: fc.boolean(),
  storageAccess: fc.boolean(),
  cookieNames: keys,
  localStorage: fc.option(keys),
  sessionStorage: fc.option(keys),
  untold: fc.record({ localStorage: fc.nat(9), sessionStorage: fc.nat(9) }),
  foreign: fc.record({ localStorage: keys, sessionStorage: keys }),
  gestureAt: fc.option(fc.integer({ min: 0, max: 2 ** 43 })),
});
const fields = [
  'at',
  'url',
  'host',
  'ancestors',
  'first',
  'storageAccess',
  'cookieNames',
  'localStorage',
  'sessionStorage',
  'untold',
  'foreign',
  'gestureAt',
] as const;

test(
  'what a frame tells is a sound event whose keys are all listed or counted',
  () => {
    let left = 0;
    fc.assert(
      fc.property(event, fc.anything(), (told, more) => {
        const read = readFrameMessage({ type: 'frame', event: { ...told, more } });
        expect(Object.keys(read ?? {})).toEqual(Object.keys(told));
        if (!read) return;
        const now = Date.now();
        expect(read.at).toBeGreaterThan(now - 61_000);
        expect(read.at).toBeLessThanOrEqual(now + 1000);
        expect({ ...read, at: 0, gestureAt: 0 }).toEqual({ ...told, at: 0, gestureAt: 0 });
        const visit = observe(visitTo(), { ...read, at: START + 10 });
        expect(JSON.parse(JSON.stringify(visit))).toEqual(visit);
        expect(visit.sizes.characters).toBeLessThanOrEqual(visitLimits.characters);
        const items = trackersOf(visit).filter(({ kind }) => kind !== 'cookie');
        const distinct = [told.localStorage, told.sessionStorage].map(
          (names) => new Set((names ?? []).map((name) => name.slice(0, 1024))).size,
        );
        expect(items).toHaveLength((distinct[0] ?? 0) + (distinct[1] ?? 0));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        left += leftOutOf(visit);
        expect(({} as Record<string, unknown>)['_ga']).toBeUndefined();
      }),
      { numRuns },
    );
    expect(left).toBeGreaterThan(numRuns);
  },
  timeout,
);

test(
  'a message with anything else in place of one field is refused, or is the frame’s word all the same',
  () => {
    const refused = new Set<string>();
    let accepted = 0;
    fc.assert(
      fc.property(event, fc.constantFrom(...fields), fc.anything(), (told, field, instead) => {
        const read = readFrameMessage({ type: 'frame', event: { ...told, [field]: instead } });
        if (!read) refused.add(field);
        else {
          accepted++;
          const visit = observe(visitTo(), read);
          expect(JSON.parse(JSON.stringify(visit))).toEqual(visit);
          expect(() => trackersOf(visit)).not.toThrow();
        }
      }),
      { numRuns: 4 * numRuns },
    );
    expect([...refused].toSorted()).toEqual([...fields].toSorted());
    expect(accepted).toBeGreaterThan(10);
  },
  timeout,
);

test(
  'anything else is no message of a frame',
  () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(readFrameMessage(message)).toBeNull();
        expect(readFrameMessage({ type: 'frame', event: message })).toBeNull();
      }),
      { numRuns },
    );
  },
  timeout,
);

test.each([
  ['Chromium', '', undefined],
  ['Firefox', 'true', true],
])('in %s access to cookies is access to the storage of everywhere or not', (_browser, isFirefox, expected) => {
  vi.stubEnv('FIREFOX', isFirefox);
  const [told] = fc.sample(event, 1);
  const read = (storageAccess: boolean) => readFrameMessage({ type: 'frame', event: { ...told, storageAccess } });
  expect(read(true)?.commonStorage).toBe(expected);
  expect(read(false)?.commonStorage).toBeUndefined();
  vi.unstubAllEnvs();
});
