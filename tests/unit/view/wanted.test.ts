import { expect, test } from 'vitest';
import { LIST_ADDRESS, savedAddress, wantedOf, type Wanted } from '../../../entrypoints/report/wanted.ts';

test.each<[string, Wanted]>([
  ['?tab=12', { kind: 'tab', tabId: 12 }],
  ['?tab=-1', { kind: 'list' }],
  ['?tab=x', { kind: 'list' }],
  ['', { kind: 'list' }],
  [LIST_ADDRESS, { kind: 'list' }],
  [savedAddress('a&b'), { kind: 'saved', id: 'a&b' }],
  [savedAddress('a', 'b'), { kind: 'comparison', ids: ['a', 'b'] }],
  ['?saved=a&with=', { kind: 'saved', id: 'a' }],
])('%s asks for %j', (search, wanted) => {
  expect(wantedOf(search)).toEqual(wanted);
});
