import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charterCandidates } from '../../../lib/charter/search/charter-candidates.ts';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { PUBLISHED, renderHtml } from './render-charter.ts';

const declared = { kind: 'unspecified', service: 'Mesure', duration: { text: '13 mois', days: 395 } } as const;
const pages = Object.keys(PUBLISHED).map((language) =>
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

test('a page broken anywhere is read or refused with what was expected, never thrown on', () => {
  const seen = { read: 0, refused: 0, doubtful: 0 };
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(300),
    put: fc.constantFrom(...pieces, ''),
  });
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.array(change, { minLength: 1, maxLength: 12 }), (original, changes) => {
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
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});
