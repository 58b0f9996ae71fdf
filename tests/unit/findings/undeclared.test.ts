import { expect, test } from 'vitest';
import { undeclared } from '../../../lib/findings/undeclared.ts';
import { charterOfPortal } from '../match/real-registry.ts';
import { declaration, tracker } from '../match/samples.ts';
import { captcha, found, judged, judgedVisit, own, says, stranger, VERDICTS, withDeclarations } from './judged.ts';

const platformNames = charterOfPortal('unheard-of.opendatasoft.com').declarations;
const ga = tracker('_ga');
const popin = tracker('ods-popin-displayed-news', { kind: 'localStorage' });

test('each tracker that no row covers is a notice', () => {
  const trackers = [own, captcha, stranger, ga, popin].map((of) => judged(of));
  expect(found(undeclared, judgedVisit(trackers))).toMatchObject(
    [stranger, ga, popin].map(({ id }) => ({
      rule: 'undeclared',
      severity: 'notice',
      trackers: [id],
      declarations: [],
    })),
  );
});

test('without a charter nothing can be called undeclared', () => {
  expect(found(undeclared, judgedVisit([judged(stranger, 'none', [])], withDeclarations()))).toEqual([]);
});

test('the notice names the tracker, its provider and the portal', () => {
  const [en, fr] = says(undeclared, judgedVisit([judged(ga)]));
  expect(en).toBe('The cookie “_ga” (Google) is not declared in the charter of data.saint-maur.com.');
  expect(fr).toMatch(/_ga.*Google.*n’est pas déclaré dans la charte du portail data\.saint-maur\.com\.$/);
  expect(en + fr).not.toMatch(VERDICTS);
});

test('a portal whose charter has not been read is not said to have failed to declare', () => {
  const visit = judgedVisit([judged(ga, 'none', platformNames)], { ownCharter: false, declarations: platformNames });
  const [en, fr] = says(undeclared, visit);
  expect(en).toMatch(/_ga.*Google.*Opendatasoft portals.*has not been read/);
  expect(fr).toMatch(/_ga.*Google.*portails Opendatasoft.*n’a pas encore été lue/);
  expect(en + fr).not.toMatch(/not declared|pas déclaré/);
});

test('a row that names the vendor and no cookie is told as just that', () => {
  const row = declaration([], { provider: 'Google Analytics', category: 'third-party' });
  const visit = judgedVisit([judged(ga, 'none', [row])], { declarations: [row] });
  expect(found(undeclared, visit)).toMatchObject([{ trackers: [ga.id], declarations: [row.id] }]);
  const [en, fr] = says(undeclared, visit);
  expect(en).toBe('The charter of data.saint-maur.com names Google Analytics, but not the cookie “_ga”.');
  expect(fr).toBe('La charte du portail data.saint-maur.com nomme Google Analytics, mais pas « _ga » (cookie).');
});
