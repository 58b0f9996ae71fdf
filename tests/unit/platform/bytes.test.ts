import { expect, test } from 'vitest';
import { textOfBytes } from '../../../lib/platform/jar/bytes.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test.each([
  ['plain', 'plain'],
  [bytes('é-è'), 'é-è'],
  [bytes('🍪'), '🍪'],
  ['é', 'é'],
  ['é 🍪', 'é 🍪'],
  ['\xff\xfe', '\xff\xfe'],
  ['', ''],
])('%j is read as %j', (given, expected) => {
  expect(textOfBytes(given)).toBe(expected);
});
