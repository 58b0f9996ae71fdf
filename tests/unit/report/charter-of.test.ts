import { expect, test } from 'vitest';
import { charterOf } from '../../../lib/report/charter-of.ts';
import { realRegistry } from '../match/real-registry.ts';

test.each([
  ['data.saint-maur.com', 'bundled', 6],
  ['DATA.SAINT-MAUR.COM', 'bundled', 6],
  ['valenciennesmetro.opendatasoft.com', 'bundled', 4],
  ['unheard-of.opendatasoft.com', 'platform', 6],
  ['unheard-of.huwise.com', 'platform', 6],
])('%s is held to what is %s, of %i rows', (host, origin, rows) => {
  const charter = charterOf(host, realRegistry, 'en');
  expect(charter).toMatchObject({ origin });
  expect(charter?.declarations).toHaveLength(rows);
});

test.each(['saint-maur.com', 'opendatasoft.com', 'opendatasoft.com.evil.example', 'example.fr', 'localhost', ''])(
  '%j is no portal that anything is known of',
  (host) => {
    expect(charterOf(host, realRegistry, 'en')).toBeNull();
  },
);

test('what the platform sets is told in the reader’s language, and is no published text', () => {
  const [en, fr] = (['en', 'fr'] as const).map((language) => charterOf('x.huwise.com', realRegistry, language));
  expect(en).toMatchObject({ sha256: null, language: 'en' });
  expect(en?.declarations[0]?.service).toBe('Signing in');
  expect(fr?.declarations[0]?.service).toBe('Authentification');
});
