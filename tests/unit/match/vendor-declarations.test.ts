import { expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { matchTracker } from '../../../lib/match/match-tracker.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { realRegistry } from './real-registry.ts';
import { declaration, PORTAL, tracker } from './samples.ts';

const ga = tracker('_ga');
const hotjar = tracker('_hjSessionUser_1');
const nid = tracker('NID', { domain: 'google.com' });
const stranger = tracker('uid', { domain: 'evil.example' });

const match = (of: Tracker, row: Declaration, heldTo: 'charter' | 'platform' = 'charter') =>
  matchTracker(of, [row], realRegistry, reportWords('en'), { host: PORTAL, heldTo });

test.each<[string, Tracker, string[], Partial<Declaration>]>([
  ['its service', ga, [], { provider: 'Google Analytics' }],
  ['its company', ga, [], { provider: 'Google' }],
  ['its service in its own column', ga, [], { provider: 'Google', service: 'Google Analytics' }],
  ['its service where there is no column for providers', hotjar, [], { provider: null, service: 'Hotjar' }],
  ['the company that owns its domain', nid, [], { provider: 'Google' }],
  ['its service, and some words for its name', hotjar, ['Plusieurs cookies'], { provider: 'Hotjar' }],
])('a row names %s, and no cookie', (_what, of, names, rest) => {
  const row = declaration(names, { category: 'third-party', ...rest });
  const { declarations, vendorDeclarations, category, reason } = match(of, row);
  expect({ declarations, vendorDeclarations, category }).toEqual({
    declarations: [],
    vendorDeclarations: [row],
    category: 'undeclared',
  });
  expect(reason).toMatch(/^The charter names only its provider\. /);
});

test.each<[string, Tracker, string[], Partial<Declaration>]>([
  ['another service of its company', ga, [], { provider: 'Google', service: 'YouTube' }],
  ['another company', ga, [], { provider: 'Hotjar' }],
  ['a company that does not own its domain', stranger, [], { provider: 'Google' }],
  ['nobody', stranger, [], { provider: null }],
  ['nobody', tracker('x'), [], { provider: '' }],
  ['its company, and another cookie', ga, ['_gid'], { provider: 'Google Analytics' }],
])('a row names %s', (_what, of, names, rest) => {
  const { vendorDeclarations, reason } = match(of, declaration(names, { category: 'third-party', ...rest }));
  expect(vendorDeclarations).toEqual([]);
  expect(reason).toMatch(/^Not in the charter\. /);
});

test('what the platform is known to set names nobody', () => {
  const row = declaration([], { provider: 'Google Analytics', category: 'third-party' });
  expect(match(ga, row, 'platform').vendorDeclarations).toEqual([]);
});
