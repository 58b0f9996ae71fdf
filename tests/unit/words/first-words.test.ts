import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../../../lib/words/languages.ts';

test.each(languages)('in %s no finding begins with the kind of a tracker, which is written small', (language) => {
  const file = new URL(`../../../locales/${language}/report.json`, import.meta.url);
  const sentences = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const findings = sentences.filter(([key]) => key.startsWith('finding.'));
  expect(findings.length).toBeGreaterThan(8);
  expect(findings.filter(([, sentence]) => sentence.startsWith('{kind}'))).toEqual([]);
});
