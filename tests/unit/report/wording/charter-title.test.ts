import { describe, expect, it } from 'vitest';
import type { ReportCharter } from '../../../../lib/report/report.ts';
import { charterLanguage } from '../../../../lib/report/wording/charter-title.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';

const charter: ReportCharter = {
  host: 'data.example.fr',
  origin: 'bundled',
  sourceUrl: 'https://data.example.fr/pages/cookies/',
  retrievedAt: '2026-11-22T00:00:00Z',
  language: 'fr',
  sha256: null,
  declarations: [],
};
const said = async (reader: 'ca' | 'de' | 'en' | 'es' | 'fr' | 'nl', changes: Partial<ReportCharter> = {}) =>
  charterLanguage(await loadWords(reader), { ...charter, ...changes });

describe('charterLanguage', () => {
  it.each([
    ['ca', 'Els seus textos es mostren tal com es van publicar, en francès.'],
    ['de', 'Die Texte stehen hier wie veröffentlicht, auf Französisch.'],
    ['en', 'Its words are shown as published, in French.'],
    ['es', 'Sus textos se muestran tal como se publicaron, en francés.'],
    ['nl', 'De teksten staan er zoals ze zijn gepubliceerd, in het Frans.'],
  ] as const)('tells %s readers in which language a French charter is', async (reader, sentence) => {
    expect(await said(reader)).toBe(sentence);
  });

  it('tells French readers of an English one', async () => {
    expect(await said('fr', { language: 'en' })).toBe('Ses textes sont reproduits tels que publiés, en anglais.');
  });

  it('says nothing in the language of the charter, nor of what nobody published', async () => {
    expect(await said('fr')).toBeNull();
    expect(await said('en', { origin: 'platform' })).toBeNull();
  });

  it.each(['', 'no such language', '<b>', '_'])('says nothing of %j, which is no language', async (language) => {
    expect(await said('en', { language })).toBeNull();
  });
});
