import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../lib/words/languages.ts';
import { browserMessages } from '../../../scripts/lib/locale-files.ts';

type Messages = Record<string, { message: string }>;
const read = (language: Language) => JSON.parse(browserMessages(process.cwd(), language)) as Messages;

/** The stores' limits: Firefox for the name, Chrome for the description. */
const limits = { extensionName: 50, extensionDescription: 132, actionTitle: 60 };

describe.each(languages)('the manifest in %s', (language) => {
  test('says exactly what the manifest asks for', () => {
    expect(Object.keys(read(language)).sort()).toEqual(Object.keys(limits).sort());
  });

  test.each(Object.entries(limits))('keeps %s within %i characters', (key, limit) => {
    const length = read(language)[key]?.message.length;
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(limit);
  });
});
