import { expect, test } from 'vitest';
import { foldName } from '../../../lib/registry/fold-name.ts';

test.each([
  ['Google LLC', 'google'],
  ['Google Ireland Ltd.', 'googleireland'],
  ['google re-captcha', 'googlerecaptcha'],
  ['Calaméo', 'calameo'],
  ['Dailymotion S.A.', 'dailymotion'],
  ['Axeptio (S.A.S.)', 'axeptio'],
  ['Usercentrics A/S', 'usercentrics'],
  ['Typeform, S.L.', 'typeform'],
  ['Hotjar B.V.', 'hotjar'],
  ['Queue-it ApS', 'queueit'],
  ['LinkedIn Ireland Unlimited Company', 'linkedinireland'],
  ['X.com', 'xcom'],
  ['T.co', 'tco'],
  ['S.A.', 'sa'],
])('the provider %s is compared as %s', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});
