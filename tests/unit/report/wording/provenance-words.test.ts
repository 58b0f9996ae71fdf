import { expect, test } from 'vitest';
import type { Report } from '../../../../lib/report/report.ts';
import { provenanceWords } from '../../../../lib/report/wording/provenance-words.ts';
import { loadPageWords } from '../../../../lib/view/load-page-words.ts';
import { report } from '../../../view/reports.ts';

const words = await loadPageWords('en');

test.each<[string, Partial<Report['consent']>, string]>([
  [
    'by the name that people know',
    {
      mechanism: 'tarteaucitron',
      mechanisms: [
        { id: 'tarteaucitron', name: 'tarteaucitron.js', state: 'refused', decidedAt: null, answers: [], notes: [] },
      ],
    },
    'tarteaucitron.js',
  ],
  ['as it is, where no name is told', { mechanism: 'klaro' }, 'klaro'],
  [
    'though it cannot be read',
    {
      state: 'unreadable',
      mechanism: null,
      mechanisms: [
        { id: 'klaro', name: 'Klaro!', state: 'none', decidedAt: null, answers: [], notes: [] },
        { id: 'opendatasoft', name: 'Opendatasoft', state: 'unreadable', decidedAt: null, answers: [], notes: [] },
      ],
    },
    'Opendatasoft',
  ],
  ['as none, where nothing was found', { mechanism: null, mechanisms: [] }, 'no stored choice was found'],
])('the mechanism that a choice was read from is told %s', (_how, consent, said) => {
  const made = report('data.example.fr');
  const provenance = provenanceWords(words, { ...made, consent: { ...made.consent, ...consent } });
  expect(provenance.find(({ label }) => label === 'Choice read from')?.text).toBe(said);
});
