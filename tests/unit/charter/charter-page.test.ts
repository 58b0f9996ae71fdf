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
    const html = '<footer><a href="//www.example.fr/cookies">Cookies</a></footer>';
    expect(charterCandidates(html, HOME)).toEqual({ own: USUAL, foreign: ['https://www.example.fr/cookies'] });
  });

  test('a link to the portal’s own host is its own by http:// too, and asked for as its pages are', () => {
    const html = `<footer><a href="http://${HOST}/pages/cookies/?a=1#b">Cookies</a></footer>`;
    const own = `https://${HOST}/pages/cookies/?a=1`;
    expect(charterCandidates(html, HOME)).toEqual({ own: [own, ...USUAL], foreign: [] });
  });

  const CITY = '<a href="https://www.example.fr/cookies">la charte cookies de la ville</a>';
  const CNIL = '<a href="https://www.cnil.fr/fr/cookies-et-autres-traceurs">les cookies et autres traceurs</a>';
  test.each<[string, string, boolean]>([
    ['in the footer', `<footer><p>Ce site respecte ${CITY}.</p></footer>`, true],
    ['in a menu', `<nav>Nos pages : ${CITY}</nav>`, true],
    ['on a line of its own', `<p>Bienvenue sur le portail.</p><ul><li>${CITY}</li></ul>`, true],
    ['in a sentence', `<p>Ce site respecte <b>${CITY}</b>.</p>`, false],
    ['in a sentence of two lines', `<div>Pour en savoir plus :<br>${CITY}</div>`, false],
    ['in a sentence, and in the footer', `<p>Ce site respecte ${CITY}.</p><footer>${CITY}</footer>`, true],
    ['in the footer, and in a sentence', `<header>${CITY}</header><p>Ce site respecte ${CITY}.</p>`, true],
    ['to general information', `<p>Sur ${CNIL}, voyez ce qu’en dit la CNIL.</p>`, false],
    ['to general information in the footer', `<footer>${CNIL}</footer>`, false],
    [
      'to what asks for consent',
      '<footer><a href="https://www.cookiebot.com/en/what-is-behind-powered-by-cookiebot/">Cookiebot</a></footer>',
      false,
    ],
    ['to a browser’s help', '<a href="https://support.mozilla.org/fr/kb/cookies-x">Gérer les cookies</a>', false],
  ])('whether it sends its readers to another site, by a link %s', (_, html, isSent) => {
    expect(charterCandidates(html, HOME).foreign).toHaveLength(isSent ? 1 : 0);
  });

  test('who explains cookies to anyone may have a portal, whose charter is on the main site', () => {
    const html = '<footer><a href="https://commission.europa.eu/cookies-policy_fr">Cookies</a></footer>';
    expect(charterCandidates(html, HOME).foreign).toEqual([]);
    expect(charterCandidates(html, 'https://data.europa.eu/fr').foreign).toHaveLength(1);
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
      { kind: 'prose', url: address },
    ],
    [
      'a text that names where others explain theirs',
      `<h1>Charte cookies</h1><p>${'Nous utilisons des traceurs. '.repeat(40)}<a href="https://www.example.fr/cookies">Cookies</a></p>
      <a href="https://policies.google.com/technologies/cookies">Cookies de Google</a>`,
      address,
      { kind: 'prose' },
    ],
    [
      'a text whose title alone names cookies, at any address',
      `<title>Politique de cookies</title><p>${'Nous utilisons des traceurs. '.repeat(40)}</p>`,
      `https://${HOST}/pages/p/`,
      { kind: 'prose' },
    ],
    [
      'another page with a banner',
      `<h1>Bienvenue</h1><p>${'Nos jeux de données. '.repeat(40)}</p><h2>Nous utilisons des cookies</h2>`,
      `https://${HOST}/pages/p/`,
      { kind: 'none' },
    ],
    [
      'a title and a link to general information',
      '<h1>Cookies</h1><p>Voir <a href="https://www.cnil.fr/fr/cookies">les cookies</a>.</p>',
      address,
      { kind: 'empty' },
    ],
    [
      'another page with a link of its own to another site',
      '<h1>Bienvenue</h1><p><a href="https://www.example.fr/cookies">Cookies</a></p>',
      address,
      { kind: 'foreign' },
    ],
    [
      'another page with a sentence that links to another site',
      '<h1>Bienvenue</h1><p>Nos cookies sont ceux de <a href="https://www.example.fr/cookies">la ville</a>.</p>',
      address,
      { kind: 'none' },
    ],
    [
      'a link by http:// to its own host',
      `<h1>Bienvenue</h1><p><a href="http://${HOST}/cookies">Cookies</a></p>`,
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
      { kind: 'prose' },
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
