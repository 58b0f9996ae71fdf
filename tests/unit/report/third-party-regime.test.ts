import { expect, test } from 'vitest';
import { thirdPartyRegime } from '../../../lib/report/third-party-regime.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { tracker } from '../match/samples.ts';

const third = (rest: Partial<Tracker>): Tracker => ({
  ...tracker('NID', { domain: 'www.google.com' }),
  sameSite: 'none',
  secure: true,
  ...rest,
});
const kept = third({});
const apart = third({ partition: 'https://saint-maur.com' });
const refused = third({ state: 'refused' });

test.each([
  ['allowed', 'kept in the common jar', [kept]],
  ['allowed', 'kept and removed since', [third({ state: 'removed' })]],
  ['allowed', 'kept, though another was refused', [refused, kept]],
  ['blocked', 'refused', [refused]],
  ['blocked', 'refused in the common jar, kept in a partition', [refused, apart]],
  ['partitioned', 'kept in a partition', [apart]],
  ['unknown', 'refused even in a partition', [third({ state: 'refused', partition: 'https://saint-maur.com' })]],
  ['unknown', 'refused as any browser refuses it: SameSite=Lax', [third({ state: 'refused', sameSite: 'lax' })]],
  ['partitioned', 'the same, another kept in a partition', [third({ state: 'refused', sameSite: 'lax' }), apart]],
  ['unknown', 'refused as any browser refuses it: not Secure', [third({ state: 'refused', secure: false })]],
  ['unknown', 'none', []],
  ['unknown', 'the portal’s own alone', [tracker('sessionid')]],
  ['unknown', 'no cookie but storage', [third({ kind: 'localStorage' })]],
] as const)('third-party cookies are %s when what is seen of them is: %s', (regime, _what, trackers) => {
  expect(thirdPartyRegime(trackers)).toBe(regime);
});
