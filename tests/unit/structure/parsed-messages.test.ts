import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { parsedMessages } from '../../../scripts/lib/parsed-messages.ts';

type Parsed = Record<string, ReturnType<IntlMessageFormat['getAst']>>;

const message = '{count, plural, =0 {no trackers} one {# tracker} other {# trackers}} of <{name}>';

test.each([0, 1, 2])('a message parsed while building says what its text says, of %i', (count) => {
  const result = parsedMessages().transform(JSON.stringify({ seen: message }), '/miette/locales/en/view.json');
  const { seen } = JSON.parse(result?.code ?? '{}') as Parsed;
  const asText = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
  const asParsed = new IntlMessageFormat(seen ?? '', 'en', undefined, { ignoreTag: true });
  expect(asParsed.format({ count, name: 'example.fr' })).toBe(asText.format({ count, name: 'example.fr' }));
});

test('a message that is none fails the build by its file and key', () => {
  const transform = () => parsedMessages().transform('{"seen":"{count, plural,"}', '/miette/locales/fr/report.json');
  expect(transform).toThrow('/miette/locales/fr/report.json: "seen" is not an ICU message');
});

test.each(['/miette/locales/en/manifest.json', '/miette/registries/services/matomo.json'])(
  '%s is left as it is',
  (id) => {
    expect(parsedMessages().transform('{"seen":"{count"}', id)).toBeNull();
  },
);
