import { describe, expect, test } from 'vitest';
import { charterCandidates } from '../../../lib/charter/search/charter-candidates.ts';
import { charterHost } from '../../../lib/charter/search/charter-host.ts';
import { readCharterPage } from '../../../lib/charter/search/read-charter-page.ts';

const HOST = 'data.example.fr';
const HOME = `https://${HOST}/explore/?q=1`;
const USUAL = [`https://${HOST}/terms/cookies-policy/`, `https://${HOST}/terms/cookies-information`];
const ROWS = '<tr><th>Prestataire</th><th>Nom du cookie</th></tr><tr><td>Acme</td><td>_a</td></tr>';
const CHARTER = `<h1>Charte cookies</h1><table>${ROWS}</table>`;

describe('where the charter may be', () => {
  test.each<[string, string]>([
    ['French', 'Charte cookies'],
    ['French, trackers', 'Politique de traceurs'],
    ['English', 'Cookie policy'],
    ['Spanish', 'Política de cookies'],
    ['Catalan', 'Política de galetes'],
    ['Dutch', 'Cookiebeleid en cookies'],
    ['German', 'Cookie-Richtlinie'],
    ['Italian', 'Informativa sui cookie'],
    ['Portuguese', 'Política de cookies'],
  ])('a link in the footer says, in %s', (_, text) => {
    const html = `<footer><a href="/pages/legal/">Mentions légales</a><a href="/pages/c/">${text}</a></footer>`;
    expect(charterCandidates(html, HOME)).toEqual({ own: [`https://${HOST}/pages/c/`, ...USUAL], foreign: [] });
  });

  test('the usual paths come first, then the footer, then the rest', () => {
    const html = `<a href="/a/">Cookies</a><ods-front-footer><a href="b">Cookies</a></ods-front-footer><a href="/fr/terms/cookies-policy">Charte</a>`;
    expect(charterCandidates(html, HOME).own).toEqual([
      `https://${HOST}/fr/terms/cookies-policy`,
      `https://${HOST}/explore/b`,
      `https://${HOST}/a/`,
      ...USUAL,
    ]);
  });

  test('a link to another site is never among the own addresses', () => {
    const html = `<footer><a href="//www.example.fr/cookies">Cookies</a><a href="http://${HOST}/cookies">Cookies</a></footer>`;
    expect(charterCandidates(html, HOME)).toEqual({
      own: USUAL,
      foreign: ['https://www.example.fr/cookies', `http://${HOST}/cookies`],
    });
  });

  test.each([
    ['no page', null],
    ['no link', '<p>Cookies</p>'],
    [
      'a button',
      '<footer><a href="#">Gérer les cookies</a><a href="javascript:x()">Cookies</a><a>Cookies</a></footer>',
    ],
    ['a file', '<a href="/charte.pdf">Charte cookies</a>'],
    ['a hidden link', '<a hidden href="/x/">Cookies</a><!-- <a href="/x/">Cookies</a> -->'],
    ['another link', '<footer><a href="/terms/privacy-policy/">Données personnelles</a></footer>'],
    ['an unreadable address', '<a href="http://[">Cookies</a>'],
  ])('only the usual paths with %s', (_, html) => {
    expect(charterCandidates(html, HOME)).toEqual({ own: USUAL, foreign: [] });
  });

  test('nowhere without an address', () => {
    expect(charterCandidates(CHARTER, 'about:blank').foreign).toEqual([]);
    expect(charterCandidates(CHARTER, 'nonsense')).toEqual({ own: [], foreign: [] });
  });
});

describe('a page read as the charter', () => {
  const address = `https://${HOST}/terms/cookies-policy/`;
  const chrome =
    '<header><a href="https://www.example.fr/cookies">Cookies</a></header><footer><a href="https://www.example.fr/cookies">Cookies</a></footer>';
  test.each<[string, string, string, object]>([
    ['a charter', CHARTER, address, { kind: 'charter', declarations: [{ names: ['_a'] }] }],
    [
      'on another site',
      CHARTER,
      'https://www.example.fr/cookies',
      { kind: 'foreign', url: 'https://www.example.fr/cookies' },
    ],
    [
      'a link to another site',
      '<h1>Cookies</h1><main><p>Voir <a href="https://www.example.fr/cookies#a">la charte cookies de la ville</a>.</p></main>',
      address,
      { kind: 'foreign', url: 'https://www.example.fr/cookies' },
    ],
    [
      'rows that tell their names in prose',
      '<h1>Charte cookies</h1><table><tr><th>Nom</th><th>Finalité</th></tr><tr><td>Session (PHPSESSID, lang)</td><td>x</td></tr></table>',
      address,
      { kind: 'charter' },
    ],
    ['headings without rows', CHARTER.replace('<tr><td>Acme</td><td>_a</td></tr>', ''), address, { kind: 'empty' }],
    ['a title alone', `${chrome}<h1>Charte cookies</h1><p>À venir.</p>`, address, { kind: 'empty' }],
    ['a page that names none', '<h1>Page introuvable</h1><p>404</p>', address, { kind: 'none' }],
    [
      'a text without a table',
      `<h1>Charte cookies</h1><p>${'Nous utilisons des traceurs. '.repeat(40)}</p>`,
      address,
      { kind: 'none' },
    ],
    ...(
      [
        ['a list', '<ul><li><strong>sessionid</strong> : authentification (2 semaines)</li></ul>'],
        ['a list of names', '<ul><li>sessionid</li><li>csrftoken</li></ul>'],
        ['a list of descriptions', '<dl><dt>sessionid</dt><dd>Authentification</dd></dl>'],
        ['a sentence', '<p>Ce portail utilise un cookie de mesure d’audience (_pk_id, Matomo, 13 mois).</p>'],
        ['a table without headings', '<table><tr><td>sessionid</td><td>Session</td></tr></table>'],
        ['a table on its side', '<table><tr><th>Nom du cookie</th><td>_a</td></tr></table>'],
      ] as const
    ).map(([what, html]): [string, string, string, object] => [
      `${what} that may declare some`,
      `<h1>Charte cookies</h1>${html}`,
      address,
      { kind: 'none' },
    ]),
    ['more rows than are read', CHARTER.replace(ROWS, ROWS.repeat(3000)), address, { kind: 'too-large' }],
    ['nothing', '', address, { kind: 'none' }],
  ])('is told: %s', (_, html, url, expected) => {
    expect(readCharterPage(html, url, HOST)).toMatchObject(expected);
  });
});

describe('the portal that a charter is of', () => {
  test.each<[string, string, string | null]>([
    ['its address in a sentence', 'A quoi servent les cookies sur la plateforme <https://data.example.fr>\nx', HOST],
    ['its address on a line', 'La plateforme\n\nhttps://data.example.fr/\n', HOST],
    ['its address at the end of a sentence', 'Voici https://data.example.fr.', HOST],
    ['a link to some page', 'Voir https://www.cnil.fr/fr/cookies', null],
    ['an address below the table', 'Prestataire\tNom du cookie\nAcme\t_a\nhttps://data.example.fr', null],
    [
      'a canonical link',
      `<html><head><link rel="canonical" href="https://data.example.fr/terms/"></head>${CHARTER}`,
      HOST,
    ],
    ['its address in HTML', `<p>Sur <a href="/">https://data.example.fr</a></p>${CHARTER}`, HOST],
    ['nothing', CHARTER, null],
    ['no address below the table', `${CHARTER}<p>Vous pouvez saisir la CNIL (https://www.cnil.fr/).</p>`, null],
    [
      'what a browser wrote as it saved the page',
      `<!DOCTYPE html>\n<!-- saved from url=(0030)https://data.example.fr/terms/ -->\n${CHARTER}`,
      HOST,
    ],
    [
      'what the page says of itself before that',
      `<!DOCTYPE html>\n<!-- saved from url=(0030)https://cache.example.net/ -->\n<html><head><link rel="canonical" href="https://data.example.fr/terms/"></head>${CHARTER}`,
      HOST,
    ],
  ])('is known by %s', (_, source, host) => {
    expect(charterHost(source)).toBe(host);
  });
});
