import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConsentMode } from '../../../lib/consent/consent-mode.ts';

describe('what a page tells Google’s tags', () => {
  const starts = (settings: object) => ({ kind: 'default', settings });
  const goesOn = (settings: object) => ({ kind: 'update', settings });
  const denied = { ad_storage: 'denied', analytics_storage: 'denied' };

  it.each<[string, unknown, unknown]>([
    ['what it starts with', [starts(denied)], [false, false]],
    ['its last word of each type', [starts(denied), goesOn({ analytics_storage: 'granted' })], [false, true]],
    ['one type alone', [starts({ analytics_storage: 'granted', wait_for_update: 500 })], [undefined, true]],
    [
      'unsaid where a region has a default of its own',
      [
        starts({ ad_storage: 'denied', region: ['FR'] }),
        starts({ ad_storage: 'granted', analytics_storage: 'denied' }),
      ],
      [undefined, false],
    ],
    [
      'said once it is updated, whatever the region',
      [starts({ ad_storage: 'denied', region: ['FR'] }), goesOn({ ad_storage: 'granted' })],
      [true, undefined],
    ],
    ['nothing where other types are meant', [starts({ ad_user_data: 'denied' })], null],
    ['nothing where its words are others', [starts({ ad_storage: 'maybe', analytics_storage: true })], null],
    ['nothing where it inherits them', [starts(Object.create({ ad_storage: 'granted' }) as object)], null],
    ['nothing where neither is said', [{ kind: 'declare', settings: denied }], null],
    ['nothing where there is none', [], null],
    ['nothing where it is no list', { 0: starts(denied) }, null],
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
    const command = fc.record({ kind: fc.constantFrom('default', 'update', 'declare'), settings });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(command, fc.anything()))), (commands) => {
        const read = readConsentMode(commands);
        if (read) readable++;
        for (const value of Object.values(read ?? {})) expect(typeof value).toBe('boolean');
      }),
    );
    expect(readable).toBeGreaterThan(0);
  });
});
