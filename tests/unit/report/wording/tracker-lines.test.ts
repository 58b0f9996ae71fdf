import { describe, expect, it } from 'vitest';
import { nameWords } from '../../../../lib/report/wording/name-words.ts';
import { trackerText } from '../../../../lib/report/wording/tracker-lines.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';
import { report, tracker } from '../../../view/reports.ts';

const PAGE = 'https://data.saint-maur.com/pages/contact/';
const made = report('data.saint-maur.com');
const seenOn = { ...made, page: { ...made.page, url: PAGE } };
const [en, fr] = [await loadWords('en'), await loadWords('fr')];

describe('a row as text', () => {
  it('says what the row says, and on which page, each on a line of its own', () => {
    const lines = trackerText(en, tracker('_ga', { provider: 'Google', purpose: null }), seenOn).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Name: _ga',
      'Provider: Google',
      'Purpose: Purpose not known',
      'Category: Necessary',
      `Page: ${PAGE}`,
    ]);
    expect(lines.length).toBeGreaterThan(12);
    expect(lines.filter((line) => !/^[A-Z][\w ]+: ./.test(line))).toEqual([]);
  });

  it.each(['', ' '])('says that there is no name to be seen in %j', (name) => {
    expect(trackerText(en, tracker(name), seenOn)).toMatch(/^Name: \(no name\)\n/);
  });

  it('shows what nobody could see in a name, as much of it as is asked for', () => {
    expect(nameWords(en, 'a\u200bbc', 3)).toBe('a⟨U+200B⟩b…');
  });

  it('says nothing of a category where no charter says any', () => {
    const undeclared = tracker('_ga', { category: 'undeclared', declarations: [] });
    expect(trackerText(en, undeclared, seenOn)).toContain('Category: Not declared');
    expect(trackerText(en, undeclared, { ...seenOn, charter: null })).not.toContain('Category');
  });

  it('is written as that language writes', () => {
    expect(trackerText(fr, tracker('_ga'), seenOn)).toMatch(/^Nom\u00a0: _ga\n/);
  });

  it('says nothing of a path or of flags where there can be none', () => {
    const item = trackerText(en, tracker('theme', { kind: 'localStorage', path: '' }), seenOn);
    expect(item).toContain('Kind: local storage');
    expect(item).not.toMatch(/^(Path|Flags):/m);
  });

  it.each(['=HYPERLINK("x")', '\n=1+1', '\t@SUM(A1)', '+1', '-1', '\u202Egpj', '\r\n=2'])(
    'begins no line with what a page calls its cookie: %j',
    (name) => {
      const lines = trackerText(en, tracker(name, { provider: name, purpose: name }), seenOn).split(/[\r\n]/);
      expect(lines.filter((line) => !/^[A-Z][\w ]+: /.test(line))).toEqual([]);
      expect(lines.join('')).not.toMatch(/[\t\u202e]/);
    },
  );
});
