import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCharterText } from '../../../lib/charter/parse-charter-text.ts';
import { numRuns, timeout } from '../fuzz.ts';

const HEADER = 'Nom du prestataire\tService et emplacement\tNom du cookie\tDurée\tFinalités';
const word = fc.stringMatching(/^[A-Za-zéèàç0-9'’().:/-]{1,12}$/).filter((text) => /[a-z]/i.test(text));
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const name = fc.stringMatching(/^_[a-z]{1,8}([._][a-z0-9]{1,6})?\*?$/);

const section = fc.record({
  title: fc.constantFrom(
    ['Cookies nécessaires', 'necessary'],
    ['Cookies tiers', 'third-party'],
    ['Cookies statistiques', 'statistics'],
    ['Cookies internes', 'first-party'],
    ['Cookies de nos partenaires', 'unclassified'],
  ),
  rows: fc.array(
    fc.record({
      provider: words,
      service: words,
      names: fc.uniqueArray(name, { maxLength: 3 }),
      duration: fc.constantFrom(null, { text: '13 mois', days: 395 }, { text: 'session', days: null }),
      purpose: words,
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** Lines that a page may put between the rows without changing what is declared. */
const noise = fc.constantFrom([], [''], ['', '   '], ['----\t----\t----\t----\t----'], ['\t\t\t\t']);

test('arbitrary text is read or refused with what was expected, never thrown on', { timeout: 4 * timeout }, () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\t', '\n', '\r', HEADER, 'Cookies tiers', 'Any cookie starting with ', ';', '*', '---', '13 mois'),
  );
  let read = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const charter = parseCharterText(pieces.join(''));
      if (charter.ok) read += charter.declarations.length;
      else expect(charter.expected).not.toBe('');
    }),
    { numRuns: 4 * numRuns, examples: [[[`${HEADER}\na\tb\tc\td\te`]]] },
  );
  expect(read).toBeGreaterThan(0);
});

test('a charter rendered as text parses back to itself', { timeout }, () => {
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), noise, fc.boolean(), (sections, gap, asRows) => {
      const lines = sections.flatMap(({ title: [title], rows }, at) => [
        ...(asRows && at > 0 ? [`${title}\t\t\t\t`] : ['', title, '', HEADER]),
        ...rows.flatMap(({ provider, service, names, duration, purpose }) => [
          ...gap,
          [provider, service, names.join('; '), duration?.text ?? '', purpose].join('\t'),
        ]),
      ]);
      const charter = parseCharterText(['Une charte, en quelques mots.', ...lines, '', 'Fin.'].join('\n'));
      const expected = sections.flatMap(({ title: [title, category], rows }) =>
        rows.map((row) => ({ ...row, section: title, category })),
      );
      expect(charter).toMatchObject({ ok: true, language: 'fr', ignored: [], declarations: expected });
      const ids = charter.ok ? charter.declarations.map(({ id }) => id) : [];
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns },
  );
});
