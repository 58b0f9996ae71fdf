import { expect, test } from 'vitest';
import { verdictSentence, verdictWords } from '../../../../lib/report/wording/verdict-words.ts';
import { languages, type Language } from '../../../../lib/words/languages.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';
import type { There } from '../../../../lib/report/verdict.ts';
import { charter, report, tracker } from '../../../view/reports.ts';

const HOST = 'data.example.fr';
const words = await loadWords('en');
const spoken = new Map(
  await Promise.all(languages.map(async (language) => [language, await loadWords(language)] as const)),
);
const trackers = ['a', 'b'].map((name) => tracker(name, { category: 'undeclared', needsConsent: false }));

test.each([
  ['a charter', charter(HOST), '2 trackers seen, 2 not declared.'],
  ['no charter', null, '2 trackers seen.'],
  ['a charter without rows', { ...charter(HOST), declarations: [] }, '2 trackers seen.'],
])('with %s, what is seen is told beside what is declared only where anything is', (_what, heldTo, said) => {
  expect(verdictWords(words, report(HOST, { charter: heldTo, trackers })).detail).toContain(said);
});

test('of trackers that are declared and others, the others are counted', () => {
  const both = [...trackers, tracker('c', { category: 'necessary', needsConsent: false })];
  expect(verdictWords(words, report(HOST, { charter: charter(HOST), trackers: both })).detail).toContain(
    '3 trackers seen, 2 not declared.',
  );
});

test.each<[Language, There, number, string]>([
  ['en', 'none', 4, '4 third-party trackers appeared despite your refusal'],
  ['en', 'all', 4, '4 third-party trackers were still there despite your refusal'],
  ['en', 'all', 1, '1 third-party tracker was still there despite your refusal'],
  ['en', 'some', 4, '4 third-party trackers appeared or were already there despite your refusal'],
  ['fr', 'all', 4, '4\u00a0traceurs tiers étaient encore présents malgré votre refus'],
  ['fr', 'some', 4, '4\u00a0traceurs tiers sont apparus ou étaient déjà présents malgré votre refus'],
  ['es', 'all', 1, '1 rastreador de terceros seguía presente pese a su rechazo'],
  ['ca', 'all', 4, 'Encara hi havia 4 rastrejadors de tercers malgrat el vostre rebuig'],
  ['ca', 'some', 4, 'Han aparegut o ja hi eren 4 rastrejadors de tercers malgrat el vostre rebuig'],
  ['nl', 'all', 4, '4 trackers van derden waren nog aanwezig ondanks uw weigering'],
  ['de', 'none', 1, '1 Drittanbieter-Tracker ist aufgetreten, obwohl Sie abgelehnt haben'],
  ['de', 'all', 4, '4 Drittanbieter-Tracker waren noch vorhanden, obwohl Sie abgelehnt haben'],
  [
    'de',
    'some',
    4,
    '4 Drittanbieter-Tracker sind aufgetreten oder waren bereits vorhanden, obwohl Sie abgelehnt haben',
  ],
])('in %s what was there before (%s of %d) is not told as having appeared', (language, there, count, said) => {
  const verdict = { level: 'warning', count, moment: 'refused', there } as const;
  expect(verdictSentence(spoken.get(language) ?? words, verdict, true)).toBe(said);
});
