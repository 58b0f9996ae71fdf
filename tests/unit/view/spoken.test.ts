import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadPageWords } from '../../../lib/view/load-page-words.ts';
import { loadWords } from '../../../lib/view/load-words.ts';
import { languages } from '../../../lib/words/languages.ts';
import { reportWords } from '../../../lib/words/report-words.ts';

test.each(languages)('who is spoken to in %s hears the words of its files', async (language) => {
  const written = (file: string, key: string) =>
    (JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8')) as Record<string, string>)[key];
  expect((await loadWords(language)).say('trackers.none')).toBe(written('view', 'trackers.none'));
  expect((await loadPageWords(language)).say('declared.explain')).toBe(written('pages', 'declared.explain'));
  expect((await loadPageWords(language)).say('settings.add.help')).toBe(written('pages', 'settings.add.help'));
  expect(reportWords(language).say('match.unknown')).toBe(written('report', 'match.unknown'));
});
