import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { messageSpeaker } from '../../../lib/words/message-speaker.ts';
import { parseMessage } from '../../../lib/words/parse-message.ts';

const messages = [
  'plain, with ’ and a <b>tag</b>',
  "'{'quoted'}' # {name}",
  '{name}, {name}',
  '{count, number} of {total, number}',
  '{count, plural, =0 {none} one {# of {name}} other {# in {total, plural, one {#} other {all #}}: #}}',
  '{name, select, toString {a} example {b} other {{count, plural, one {#} other {#s}}}}',
];

const values = ['example', '{count}', 'toString', '__proto__', ''].flatMap((name) =>
  [0, 1, 2, 5, 1000, 1_000_000, 1.5].map((count) => ({ name, count, total: count + 1 })),
);

describe.each(['en', 'fr', 'es', 'ca', 'nl', 'de'])('in %s', (language) => {
  const speak = messageSpeaker(language);

  test.each(messages)('%s is said as the reference implementation says it', (text) => {
    const reference = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    for (const given of values) expect(speak(parseMessage(text), given)).toBe(String(reference.format(given)));
  });
});

test('a value that is not given is said as nothing', () => {
  expect(messageSpeaker('en')(parseMessage('a {x} b {y, select, other {c}}'), {})).toBe('a  b c');
});

test.each(['{at, date}', '{n, number, percent}', '{n, selectordinal, other {#}}', '{n, plural, offset:1 other {#}}'])(
  '%s is refused while it is read, since it would be said wrongly',
  (text) => {
    expect(() => parseMessage(text)).toThrow('no message here may use this');
  },
);

test.each(['{', '{count, plural,}', '{count, plural, one {#}}', '}{'])('%s is no message', (text) => {
  expect(() => parseMessage(text)).toThrow();
});
