import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category } from '../../../lib/charter/declaration.ts';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { PUBLISHED, renderHtml, renderText, type Layout, type Row, type Template } from './render-charter.ts';

/** Words with characters that mean something in markup, but no tags: a text with tags is HTML. */
const word = fc
  .stringMatching(/^[A-Za-zéèàçñüß0-9'’().&<>/-]{1,12}$/)
  .filter((text) => /[a-z]{2}/i.test(text) && !/<[/thb]/i.test(text));
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
/** `xxx` in a name, and `.xx` at its end, stand for what varies: see `cellNames`. */
const name = fc.stringMatching(/^_?[a-z]{1,8}[._][a-z0-9]{1,6}\*?$/).filter((text) => !/xxx|\.xx\*?$/.test(text));

const layout: fc.Arbitrary<Layout> = fc.record({
  sections: fc.constantFrom('tables', 'rows', 'merged-rows', 'columns', 'cards'),
  names: fc.constantFrom('; ', '<br>', 'list'),
  noise: fc.boolean(),
  terse: fc.boolean(),
});

describe.each(Object.entries(PUBLISHED))('a charter in %s', (language, published) => {
  const titles = Object.entries(published.titles) as [Category, string][];
  const row = (template: Template): fc.Arbitrary<Row> =>
    fc.record({
      names: fc.uniqueArray(name, { maxLength: 3 }),
      kind: fc.constant('unspecified' as const),
      provider: words,
      service: template === 'older' ? words : fc.constant(null),
      purpose: words,
      duration:
        template === 'older'
          ? fc.constant(null)
          : fc.constantFrom(...published.durations.map(([text, days]) => ({ text, days }))),
    });
  const sections = (template: Template) =>
    fc.array(
      fc.record({
        title: fc.constantFrom(
          ...titles,
          ...(template === 'newer' ? [['necessary', published.sentence] as const] : []),
        ),
        rows: fc.array(row(template), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    );

  test.each([
    ['older', 'text', renderText],
    ['older', 'HTML', renderHtml],
    ['newer', 'text', renderText],
    ['newer', 'HTML', renderHtml],
  ] as const)('in the %s template parses back to itself from %s', { timeout }, (template, _form, render) => {
    const seen = { several: 0, nameless: 0, sections: 0 };
    fc.assert(
      fc.property(sections(template), layout, (parts, how) => {
        const source = render(
          language,
          template,
          parts.map(({ title: [, title], rows }) => ({ title, rows })),
          how,
        );
        const expected = parts.flatMap(({ title: [category, section], rows }) =>
          rows.map((each) => ({ ...each, section, category })),
        );
        const charter = parseCharter(source);
        expect(charter).toMatchObject({ ok: true, language, ignored: [], declarations: expected });
        if (!charter.ok) return;
        expect(charter.declarations).toHaveLength(expected.length);
        expect(charter.declarations.filter(({ doubt }) => doubt)).toEqual([]);
        expect(new Set(charter.declarations.map(({ id }) => id)).size).toBe(expected.length);
        seen.several += expected.filter(({ names }) => names.length > 1).length;
        seen.nameless += expected.filter(({ names }) => names.length === 0).length;
        seen.sections += parts.length > 1 ? 1 : 0;
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});
