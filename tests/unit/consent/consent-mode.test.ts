import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConsentMode } from '../../../lib/consent/consent-mode.ts';

describe('what a page tells Google’s tags', () => {
  it.each<[string, unknown, unknown]>([
    ['what it starts with', [{ ad_storage: 'denied', analytics_storage: 'denied' }], [false, false]],
    [
      'its last word of each type',
      [{ ad_storage: 'denied', analytics_storage: 'denied' }, { analytics_storage: 'granted' }],
      [false, true],
    ],
    ['one type alone', [{ analytics_storage: 'granted', wait_for_update: 500 }], [undefined, true]],
    ['nothing where other types are meant', [{ ad_user_data: 'denied' }], null],
    ['nothing where its words are others', [{ ad_storage: 'maybe', analytics_storage: true }], null],
    ['nothing where it inherits them', [Object.create({ ad_storage: 'granted' })], null],
    ['nothing where there is none', [], null],
    ['nothing where it is no list', { 0: { ad_storage: 'granted' } }, null],
  ])('is %s', (_what, commands, expected) => {
    const read = readConsentMode(commands);
    expect(read && [read.ad_storage, read.analytics_storage]).toEqual(expected);
  });

  it('is read without error, whatever it is', () => {
    let readable = 0;
    const settings = fc.record(
      { ad_storage: fc.oneof(fc.constantFrom('granted', 'denied'), fc.anything()), analytics_storage: fc.anything() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(settings, fc.anything()))), (commands) => {
        const read = readConsentMode(commands);
        if (read) readable++;
        for (const value of Object.values(read ?? {})) expect(typeof value).toBe('boolean');
      }),
    );
    expect(readable).toBeGreaterThan(0);
  });
});
