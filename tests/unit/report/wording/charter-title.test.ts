import { describe, expect, it } from 'vitest';
import { publishedAt } from '../../../../lib/report/published-at.ts';
import type { ReportCharter } from '../../../../lib/report/report.ts';
import { provenanceWords } from '../../../../lib/report/wording/provenance-words.ts';
import { charterLanguage, charterTitle } from '../../../../lib/report/wording/charter-title.ts';
import { loadPageWords } from '../../../../lib/view/load-page-words.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';
import { report } from '../../../view/reports.ts';

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
    expect(await said('fr', { language: 'en' })).toBe('Textes tels que publiés, en anglais.');
  });

  it('says nothing in the language of the charter, nor of what nobody published', async () => {
    expect(await said('fr')).toBeNull();
    expect(await said('en', { origin: 'platform' })).toBeNull();
  });

  it.each(['', 'no such language', '<b>', '_'])('says nothing of %j, which is no language', async (language) => {
    expect(await said('en', { language })).toBeNull();
  });
});

describe('a charter from a file that names no page', () => {
  const added: ReportCharter = { ...charter, origin: 'imported', sourceUrl: 'https://data.example.fr/' };

  it('is told as added, and not as read anywhere', async () => {
    const words = await loadPageWords('en');
    expect(charterTitle(words, added)).toBe('Charter of data.example.fr, added from a file on 22 November 2026');
    expect(publishedAt(added)).toBeNull();
    const provenance = provenanceWords(words, report('data.example.fr', { charter: added }));
    const said = new Map(provenance.map(({ label, text }) => [label, text]));
    expect(said.get('Source of the charter')).toBe(charterTitle(words, added));
    expect([...said.keys()]).not.toContain('Charter read on');
  });

  it('is no other that was added, nor one that was read at such an address', async () => {
    const words = await loadWords('en');
    const others: ReportCharter[] = [
      { ...charter, origin: 'imported' },
      { ...added, origin: 'live' },
    ];
    for (const other of others) {
      expect(charterTitle(words, other)).toBe('Charter of data.example.fr, read 22 November 2026');
      expect(publishedAt(other)).toBe(other.sourceUrl);
    }
  });
});
