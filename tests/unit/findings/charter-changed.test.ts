import { expect, test } from 'vitest';
import { compareCharters } from '../../../lib/charter/compare-charters.ts';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { charterChanged } from '../../../lib/findings/charter-changed.ts';
import { saintMaur } from '../match/real-registry.ts';
import { declaration, tracker } from '../match/samples.ts';
import { found, judged, judgedVisit, says, VERDICTS } from './judged.ts';

const READ = '2026-11-22T00:00:00Z';

function visit(after: readonly Declaration[], before: readonly Declaration[] = saintMaur) {
  const changes = compareCharters(
    { language: 'fr', declarations: [...before] },
    { language: 'fr', declarations: [...after] },
  );
  const trackers = [judged(tracker('sessionid'), 'none', after)];
  return judgedVisit(trackers, { declarations: after, earlierCharter: { retrievedAt: READ, changes } });
}

const [first] = saintMaur;
if (!first) throw new Error('the charter has no rows');
const changed = saintMaur.with(0, { ...first, purpose: 'Autre chose' });

test('an unchanged charter, or one without an earlier reading, is not told', () => {
  expect(found(charterChanged, visit(saintMaur))).toEqual([]);
  expect(found(charterChanged, judgedVisit([]))).toEqual([]);
});

test('a changed row is one notice, about that declaration and what it covers', () => {
  expect(found(charterChanged, visit(changed))).toMatchObject([
    { rule: 'charter-changed', severity: 'notice', declarations: [first.id], trackers: [tracker('sessionid').id] },
  ]);
});

test.each<[string, readonly Declaration[], string, RegExp]>([
  [
    'a purpose',
    changed,
    `The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its purpose was “${first.purpose ?? ''}”, now “Autre chose”.`,
    /^La charte du portail data\.saint-maur\.com a changé pour sessionid depuis sa lecture du 22 novembre 2026 : finalité : « .* » devenu « Autre chose »\.$/,
  ],
  [
    'a row more',
    [...saintMaur, declaration(['_a'])],
    'The charter of data.saint-maur.com now declares _a; it did not when it was read on 22 November 2026.',
    /déclare désormais _a/,
  ],
  [
    'a row less',
    saintMaur.slice(1),
    'The charter of data.saint-maur.com no longer declares sessionid; it did when it was read on 22 November 2026.',
    /ne déclare plus sessionid/,
  ],
  [
    'a column more',
    saintMaur.map((row) => ({ ...row, duration: { text: '6 mois', days: 183 } })),
    'The charter of data.saint-maur.com now has a column for the duration, unlike when it was read on 22 November 2026.',
    /a désormais une colonne pour la durée/,
  ],
  [
    'a category',
    saintMaur.with(0, { ...first, category: 'third-party' }),
    'The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its category was “necessary”, now “third-party”.',
    /catégorie : « nécessaire » devenu « tiers »/,
  ],
  [
    'its kind',
    saintMaur.with(0, { ...first, kind: 'localStorage' }),
    'The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its kind was “not stated”, now “local storage item”.',
    /nature : « non précisée » devenu « stockage local »/,
  ],
  [
    'its names',
    saintMaur.with(0, { ...first, names: [...first.names, 'sid'] }),
    'The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its names were “sessionid”, now “sessionid and sid”.',
    /noms : « sessionid » devenu « sessionid et sid »/,
  ],
  [
    'a service and a provider',
    saintMaur.with(0, { ...first, service: 'Session', provider: 'Huwise' }),
    'The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its provider was “Opendatasoft”, now “Huwise” and its service was “Authentification (front et back office)”, now “Session”.',
    /« Opendatasoft » devenu « Huwise » et .* devenu « Session »\.$/,
  ],
  [
    'a row without a name, by its service',
    [...saintMaur, declaration([], { service: 'Carte' })],
    'The charter of data.saint-maur.com now declares Carte; it did not when it was read on 22 November 2026.',
    /déclare désormais Carte/,
  ],
  [
    'an emptied field',
    saintMaur.with(0, { ...first, purpose: '' }),
    `The charter of data.saint-maur.com has changed for sessionid since it was read on 22 November 2026: its purpose was “${first.purpose ?? ''}”, now “(empty)”.`,
    /devenu « \(vide\) »/,
  ],
])('the notice says in words what differs: %s', (_, after, english, french) => {
  const [en, fr] = says(charterChanged, visit(after));
  expect(en).toBe(english);
  expect(fr).toMatch(french);
  expect(en + fr).not.toMatch(VERDICTS);
});

test('a duration is told as the charter writes it, about what the row covers', () => {
  const lasting = (text: string, days: number) => saintMaur.map((row) => ({ ...row, duration: { text, days } }));
  const before = lasting('6 mois', 183);
  const after = before.with(0, { ...first, duration: { text: 'un an', days: 365 } });
  expect(says(charterChanged, visit(after, before))[0]).toMatch(/its duration was “6 mois”, now “un an”\.$/);
  const untold = after.map((row, at) => (at === 0 ? { ...row, duration: null } : row));
  expect(says(charterChanged, visit(after, untold))[0]).toMatch(/its duration was “\(empty\)”, now “un an”\.$/);
});

test('what several rows cover is told of with each of them, and what another covers with none', () => {
  const rows = [...changed, declaration(['session*'])];
  const trackers = [judged(tracker('sessionid'), 'none', rows), judged(tracker('csrftoken'), 'none', rows)];
  const { earlierCharter } = visit(changed);
  const about = found(charterChanged, judgedVisit(trackers, { declarations: rows, earlierCharter }));
  expect(about.map((finding) => finding.trackers)).toEqual([[tracker('sessionid').id]]);
  const gone = judgedVisit(trackers, { declarations: rows.slice(1), earlierCharter });
  expect(found(charterChanged, gone)).toMatchObject([{ declarations: [], trackers: [] }]);
});
