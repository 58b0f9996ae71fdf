import { expect, test } from 'vitest';
import { declaredNotSeen } from '../../../lib/findings/declared-not-seen.ts';
import { saintMaur } from '../match/real-registry.ts';
import { declaration, tracker } from '../match/samples.ts';
import { captcha, found, judged, judgedVisit, own, says, VERDICTS, withDeclarations } from './judged.ts';

test('each row that nothing seen answers to is told', () => {
  const findings = found(declaredNotSeen, judgedVisit([judged(own), judged(captcha)]));
  expect(findings.map(({ declarations }) => declarations)).toEqual([
    ['necessary/django_language'],
    ['necessary/csrftoken'],
    ['necessary/cookies_preferences'],
  ]);
  for (const finding of findings)
    expect(finding).toMatchObject({ rule: 'declared-not-seen', severity: 'info', trackers: [] });
});

test('every row is either seen or told as not seen, whatever was seen', () => {
  for (const seen of [[], [own], [captcha], [own, captcha, tracker('csrftoken')]]) {
    const trackers = seen.map((of) => judged(of));
    const covered = new Set(trackers.flatMap(({ match }) => match.declarations.map(({ id }) => id)));
    expect(found(declaredNotSeen, judgedVisit(trackers))).toHaveLength(saintMaur.length - covered.size);
  }
});

test('what the platform is known to set is no promise of the portal', () => {
  expect(found(declaredNotSeen, judgedVisit([], { ownCharter: false }))).toEqual([]);
});

test('what is named outside of the tables is told as any row is, so that every number of a report is the same', () => {
  const row = declaration(['a'], { doubt: 'outside-of-tables' });
  expect(found(declaredNotSeen, judgedVisit([], withDeclarations(row)))).toHaveLength(1);
});

test('the hint names the row, its provider and its category', () => {
  const row = declaration(['a', 'b_*'], { provider: 'Acme', category: 'third-party' });
  const [en, fr] = says(declaredNotSeen, judgedVisit([], withDeclarations(row)));
  expect(en).toBe('Declared as third-party but not seen on this visit: a, b_* (Acme).');
  expect(fr).toMatch(/^Déclaré dans la catégorie «.tiers.», mais non observé .* : a, b_\* \(Acme\)\.$/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test('a row with one name is called by it, whatever else it has', () => {
  const row = declaration(['a'], { provider: 'Acme', service: 'Carte' });
  expect(says(declaredNotSeen, judgedVisit([], withDeclarations(row)))[0]).toMatch(/: a \(Acme\)\.$/);
});

test.each([
  [{ service: 'Carte', provider: 'Acme' }, 'Carte (Acme)'],
  [{ service: null, provider: 'Acme' }, 'Acme (Acme)'],
  [{ service: null, provider: null }, 'necessary/unnamed (no provider named)'],
])('a row without a name is called by what it has: %j', (rest, expected) => {
  expect(says(declaredNotSeen, judgedVisit([], withDeclarations(declaration([], rest))))[0]).toContain(expected);
});

test('a row that names no cookie is answered by anything of its vendor', () => {
  const row = declaration([], { provider: 'Google Analytics' });
  const seen = (name: string) =>
    found(declaredNotSeen, judgedVisit([judged(tracker(name), 'none', [row])], withDeclarations(row)));
  expect(seen('_ga')).toEqual([]);
  expect(seen('sessionid')).toMatchObject([{ declarations: [row.id] }]);
});
