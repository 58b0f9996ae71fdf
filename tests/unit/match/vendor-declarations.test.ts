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
const youtube = tracker('YSC', { domain: 'youtube.com' });
const session = tracker('sessionid');
const stranger = tracker('uid', { domain: 'evil.example' });

const match = (of: Tracker, row: Declaration, heldTo: 'charter' | 'platform' = 'charter') =>
  matchTracker(of, [row], realRegistry, reportWords('en'), { host: PORTAL, heldTo });

test.each<[string, Tracker, string[], Partial<Declaration>, string]>([
  ['its service', ga, [], { provider: 'Google Analytics' }, 'Google Analytics'],
  ['its company', ga, [], { provider: 'Google' }, 'Google'],
  ['its company in full', ga, [], { provider: 'Google Ireland Limited' }, 'Google Ireland Limited'],
  ['its service beside its company', ga, [], { provider: 'Google', service: 'GA4' }, 'GA4'],
  ['its service beside somebody else', ga, [], { provider: 'Ville', service: 'GA4' }, 'GA4'],
  ['its company and a use', ga, [], { provider: 'Google LLC', service: 'Mesure' }, 'Google LLC'],
  ['its service where there is no column for providers', hotjar, [], { provider: null, service: 'Hotjar' }, 'Hotjar'],
  ['the company that owns its domain', nid, [], { provider: 'Google' }, 'Google'],
  ['a service that its domain serves too', nid, [], { provider: 'YouTube' }, 'YouTube'],
  ['its platform', session, [], { provider: 'Huwise' }, 'Huwise'],
  ['its service, and some words for its name', hotjar, ['Plusieurs cookies'], { provider: 'Hotjar' }, 'Hotjar'],
  ['its service in the place of a name', ga, ['Google Analytics'], { provider: null }, 'Google Analytics'],
  ['its service in one word in the place of a name', hotjar, ['Hotjar'], { provider: '' }, 'Hotjar'],
])('a row names %s, and no cookie', (_what, of, names, rest, vendor) => {
  const row = declaration(names, { category: 'third-party', ...rest });
  const { declarations, vendorDeclarations, category, reason } = match(of, row);
  expect({ declarations, vendorDeclarations, category }).toEqual({
    declarations: [],
    vendorDeclarations: [{ declaration: row, vendor }],
    category: 'undeclared',
  });
  expect(reason).toMatch(new RegExp(`^A row of the charter names ${vendor} and no cookie\\. `));
});

test.each<[string, Tracker, string[], Partial<Declaration>]>([
  ['another service of its company', ga, [], { provider: 'Google', service: 'YouTube' }],
  ['another service of the company that owns its domain', youtube, [], { provider: 'Google Analytics' }],
  ['another company', ga, [], { provider: 'Hotjar' }],
  ['a company that does not own its domain', stranger, [], { provider: 'Google' }],
  ['nobody', stranger, [], { provider: null }],
  ['nobody', tracker('x'), [], { provider: '' }],
  ['its platform, of a cookie that is none of its own', tracker('x'), [], { provider: 'Opendatasoft' }],
  [
    'the company whose domain the site itself stands on',
    { ...tracker('x', { domain: 'ville.opendatasoft.com' }), party: 'first' },
    [],
    { provider: 'Opendatasoft' },
  ],
  ['another cookie in capitals, and its company', nid, ['YSC'], { provider: 'Google' }],
  ['another service in the place of a name', ga, ['Hotjar'], { provider: null }],
  ['its company, and another cookie', ga, ['_gid'], { provider: 'Google Analytics' }],
])('a row names %s', (_what, of, names, rest) => {
  const { vendorDeclarations, reason } = match(of, declaration(names, { category: 'third-party', ...rest }));
  expect(vendorDeclarations).toEqual([]);
  expect(reason).toMatch(/^Not in the charter\. /);
});

test('a cookie that one row declares answers the rows that name its vendor, too', () => {
  const rows = [declaration(['_ga'], { provider: 'Google Analytics' }), declaration([], { provider: 'Google' })];
  const found = matchTracker(ga, rows, realRegistry, reportWords('en'));
  expect(found.declarations).toEqual([rows[0]]);
  expect(found.vendorDeclarations).toEqual([{ declaration: rows[1], vendor: 'Google' }]);
});

test('what the platform is known to set names nobody', () => {
  const row = declaration([], { provider: 'Google Analytics', category: 'third-party' });
  expect(match(ga, row, 'platform').vendorDeclarations).toEqual([]);
});
