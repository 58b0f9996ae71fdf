import { describe, expect, it } from 'vitest';
import en from '../../../locales/en/view.json' with { type: 'json' };
import frPages from '../../../locales/fr/pages.json' with { type: 'json' };
import fr from '../../../locales/fr/view.json' with { type: 'json' };
import { loadWords } from '../../../lib/view/load-words.ts';

const VALUES = {
  accepted: 'A',
  refused: 'R',
  services: 'S',
  mechanism: 'M',
  sentence: 'Sentence',
  domain: 'example.fr',
  host: 'data.example.fr',
  date: '12 novembre 2026',
  time: '12 novembre 2026 à 10:00',
  span: '13 mois',
  kept: '13 mois',
  asked: '2 ans',
  count: 2,
  shown: 2,
  total: 3,
  undeclared: 1,
};

describe('the words of the views', () => {
  it('have the same keys in both languages, in order', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    expect(Object.keys(en)).toEqual(Object.keys(en).sort());
  });

  it.each(['en', 'fr'] as const)('are whole sentences in %s, without a place left open', async (language) => {
    const { say } = await loadWords(language);
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      for (const count of [0, 1, 2, 1_000_000]) {
        const said = say(key, { ...VALUES, count });
        expect(said, key).not.toMatch(/[{}]|undefined|NaN|^\s*$/);
      }
    }
  });

  it('keep French punctuation on the line of its word', () => {
    for (const [key, message] of Object.entries({ ...frPages, ...fr })) {
      expect(message, key).not.toMatch(/[ \p{L}][;?!](?!\w)|[^\u00a0]:(?=\s|$)|«[^\u00a0]|[^\u00a0]»|'/u);
    }
  });

  it.each([en, fr])('stay neutral', (messages) => {
    expect(Object.values(messages).join('\n')).not.toMatch(/illegal|illégal|violation|spy|espion|infraction/i);
  });
});
