import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charterCandidates } from '../../../lib/charter/search/charter-candidates.ts';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { PUBLISHED, renderHtml } from './render-charter.ts';

const declared = { kind: 'unspecified', service: 'Mesure', duration: { text: '13 mois', days: 395 } } as const;
const CHARTERS = new URL('../../data/charters/', import.meta.url);
const published = readdirSync(CHARTERS).map((file) => readFileSync(new URL(file, CHARTERS), 'utf8'));
const rendered = Object.keys(PUBLISHED).map((language) =>
  renderHtml(
    language,
    'older',
    [
      { title: 'Cookies tiers', rows: [{ ...declared, names: ['_a', '_b'], provider: 'Acme', purpose: 'x' }] },
      { title: 'Cookies internes', rows: [{ ...declared, names: [], provider: '', purpose: 'y' }] },
    ],
    { sections: 'merged-rows', names: '<br>', noise: true, terse: false },
  ),
);
const pieces = [
  '<table>',
  '</table>',
  '<tr>',
  '</tr>',
  '<td colspan="0" rowspan="-1">',
  '<td rowspan=0>',
  '</td>',
  '<th>',
  '<div hidden>',
  '</div>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<svg>',
  '<title>',
  '<a href="//x.example/cookies">',
  '&',
  '&#x110000;',
  '&#0;',
  '\u0000',
  '\ufffd',
  '<',
  '>',
  '"',
  '\t',
  '\n',
  '<li>',
  '<ul>',
  '</ul>',
  '<caption>',
  '<h1>',
  '<p style="display:none">',
  '<template>',
  ';',
  ',',
  '<base href="http://[">',
];

test(
  'a page broken anywhere is read or refused with what was expected, never thrown on',
  { timeout: 6 * timeout },
  () => {
    const seen = { read: 0, refused: 0, doubtful: 0 };
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(300),
      put: fc.constantFrom(...pieces, ''),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...rendered, ...published),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (original, changes) => {
          const html = changes.reduce((text, { at, cut, put }) => {
            const from = Math.floor(at * text.length);
            return text.slice(0, from) + put + text.slice(from + cut);
          }, original);
          const charter = parseCharter(html, 'data.example.fr');
          charterCandidates(html, 'https://data.example.fr/');
          if (charter.ok) {
            seen.read += 1;
            if (charter.declarations.some(({ doubt }) => doubt)) seen.doubtful += 1;
            expect(charter.lines).toHaveLength(charter.declarations.length);
          } else {
            seen.refused += 1;
            expect(charter.expected).not.toBe('');
          }
        },
      ),
      { numRuns: 6 * numRuns },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  },
);
