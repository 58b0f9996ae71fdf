import { describe, expect, test } from 'vitest';
import { nextPages } from '../../../../cli/audit/next-pages.ts';
import { robotsIn } from '../../../../cli/audit/robots.ts';

const at = (path: string) => `https://data.a.fr${path}`;

describe('the next pages of a portal', () => {
  test('are of each kind one first: home, datasets, contact, terms; then the others as they come', () => {
    const links = [
      '/news/',
      '/terms/cookies-policy/',
      '/explore/?sort=new',
      '/explore/dataset/trees/',
      '/pages/contact/',
    ];
    expect(nextPages('data.a.fr', [...links.map(at), at('/#top')], [at('/pages/map/')])).toEqual(
      ['/', '/explore/', '/pages/contact/', '/terms/cookies-policy/', '/news/', '/explore/dataset/trees/'].map(at),
    );
  });

  test.each([
    'https://www.a.fr/',
    'mailto:open@a.fr',
    at('/api/explore/v2.1/catalog'),
    at('/assets/charter.pdf'),
    at('/login/'),
    at('/explore/dataset/trees/download/'),
    at('/explore/#map'),
  ])('are not %s', (link) => {
    expect(nextPages('data.a.fr', [link], [at('/explore/')])).toEqual([]);
  });
});

describe('robots.txt', () => {
  const robots = robotsIn(
    at('/robots.txt'),
    'User-agent: *\nDisallow: /private/\nAllow: /private/open/\nCrawl-delay: 7\n\nUser-agent: miette\nDisallow: /login/\n',
  );

  test('says what those who follow links may see, of its own host alone', () => {
    const others = robotsIn(at('/robots.txt'), 'User-agent: *\nDisallow: /private/\nAllow: /private/open/\n');
    expect(['/', '/private/', '/private/open/'].map((path) => others.allows(at(path)))).toEqual([true, false, true]);
    expect(others.allows('https://data.b.fr/')).toBe(false);
  });

  test('is heard where it speaks to Miette by name', () => {
    expect(['/private/', '/login/'].map((path) => robots.allows(at(path)))).toEqual([true, false]);
  });

  test('may ask for a pause', () => {
    expect(robotsIn(at('/robots.txt'), 'User-agent: *\nCrawl-delay: 7\n').pause).toBe(7);
    expect(robotsIn(at('/robots.txt'), '').pause).toBeNull();
  });
});
