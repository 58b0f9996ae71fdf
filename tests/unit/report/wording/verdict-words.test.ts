import { expect, test } from 'vitest';
import { verdictWords } from '../../../../lib/report/wording/verdict-words.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';
import { charter, report, tracker } from '../../../view/reports.ts';

const HOST = 'data.example.fr';
const words = await loadWords('en');
const trackers = ['a', 'b'].map((name) => tracker(name, { category: 'undeclared', needsConsent: false }));

test.each([
  ['a charter', charter(HOST), '2 trackers seen, 2 not declared.'],
  ['no charter', null, '2 trackers seen.'],
  ['a charter without rows', { ...charter(HOST), declarations: [] }, '2 trackers seen.'],
])('with %s, what is seen is told beside what is declared only where anything is', (_what, heldTo, said) => {
  expect(verdictWords(words, report(HOST, { charter: heldTo, trackers })).detail).toContain(said);
});
