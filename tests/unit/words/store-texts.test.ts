import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mechanisms } from '../../../lib/consent/mechanisms.ts';
import { languages, type Language } from '../../../lib/words/languages.ts';
import { unread } from '../consent/unread.ts';

const root = join(import.meta.dirname, '../../..');

/** Most characters: the Chrome Web Store's of a name and a summary, which are the manifest's; addons.mozilla.org's of a name. */
const MOST = { chromeName: 75, mozillaName: 50, summary: 132, long: 16_000 };

/** As each says that Miette reads more than twenty consent managers beside the platform's own. */
const MANY: Readonly<Record<Language, string>> = {
  en: 'more than twenty',
  fr: 'plus de vingt',
  es: 'más de veinte',
  ca: 'més de vint',
  nl: 'meer dan twintig',
  de: 'über zwanzig',
};

test('what these texts count is still there', () => {
  // The platform's own is none of them, and what is only found is not read.
  expect(mechanisms.length - 1 - unread.length).toBeGreaterThan(20);
});

describe.each(languages)('what the stores show in %s', (language) => {
  const text = readFileSync(join(root, 'assets/store', `${language}.md`), 'utf8');
  const [title = '', short = '', ...long] = text.split('\n\n');
  const manifest = JSON.parse(readFileSync(join(root, 'locales', language, 'manifest.json'), 'utf8')) as Record<
    'extensionName' | 'extensionDescription',
    string
  >;

  test('has the name of the manifest, short enough for both', () => {
    expect(title).toBe(`# ${manifest.extensionName}`);
    expect(manifest.extensionName.length).toBeLessThanOrEqual(Math.min(MOST.chromeName, MOST.mozillaName));
  });

  test('has summaries that fit', () => {
    expect(short.startsWith('> ')).toBe(true);
    expect(short.length - 2).toBeLessThanOrEqual(MOST.summary);
    expect(manifest.extensionDescription.length).toBeLessThanOrEqual(MOST.summary);
  });

  test('says how many consent managers Miette reads', () => {
    expect(text).toContain(MANY[language]);
  });

  test('has a long text, in the reader’s own words and within the limit', () => {
    expect(long.join('\n\n').length).toBeGreaterThan(500);
    expect(long.join('\n\n').length).toBeLessThanOrEqual(MOST.long);
    expect(text).not.toMatch(/illegal|illégal|violation|spy|espion/i);
  });
});
