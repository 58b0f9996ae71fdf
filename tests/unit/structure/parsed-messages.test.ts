import { expect, test } from 'vitest';
import type { Messages } from '../../../lib/words/words.ts';
import { words } from '../../../lib/words/words.ts';
import { parsedMessages } from '../../../scripts/lib/parsed-messages.ts';

const message = '{count, plural, =0 {no trackers} one {# tracker} other {# trackers}} of <{name}>';

test.each([0, 1, 2])('a message parsed while building says what its text says, of %i', (count) => {
  const result = parsedMessages().transform(JSON.stringify({ seen: message }), '/miette/locales/en/view.json');
  const parsed = JSON.parse(result?.code ?? '{}') as Messages<'seen'>;
  expect(parsed.seen).toBeInstanceOf(Array);
  const [asParsed, asText] = [parsed, { seen: message }].map((messages) =>
    words('en', messages).say('seen', { count, name: 'example.fr' }),
  );
  expect(asParsed).toBe(asText);
});

test('a message that is none fails the build by its file and key', () => {
  const transform = () => parsedMessages().transform('{"seen":"{count, plural,"}', '/miette/locales/fr/report.json');
  expect(transform).toThrow('/miette/locales/fr/report.json: "seen" is not an ICU message');
});

test('the parser itself stays out of the build', () => {
  const result = parsedMessages().transform('import "parser";', '/miette/lib/words/parse-message.ts');
  expect(result?.code).not.toContain('import');
});

test.each(['/miette/locales/en/manifest.json', '/miette/registries/services/matomo.json'])(
  '%s is left as it is',
  (id) => {
    expect(parsedMessages().transform('{"seen":"{count"}', id)).toBeNull();
  },
);
