import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { isHtml } from '../../../lib/charter/parse-charter.ts';
import { CHARTER_LIMITS } from '../../../lib/charter/charter-limits.ts';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';
import type { CharterDeclarations } from '../../../lib/charter/parsed-charter.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import { charterPage } from '../../portal/pages/charter-page.ts';
import { page } from '../../portal/pages/page.ts';
import { portals } from '../../portal/portals.ts';

const HEADER =
  '<tr><th>Nom du prestataire</th><th>Service et emplacement</th><th>Nom du cookies</th><th>Finalités</th></tr>';
const row = (name: string, provider = 'Acme') =>
  `<tr><td>${provider}</td><td>Un service</td><td>${name}</td><td>Une finalité</td></tr>`;
const table = (...rows: string[]) => `<h3>Cookies nécessaires</h3><table>${HEADER}${rows.join('\n')}</table>`;

function read(html: string, host: string | null = null): CharterDeclarations {
  const charter = parseCharterHtml(html, host);
  if (!charter.ok) throw new Error(`line ${String(charter.line)}: ${charter.message}`);
  return charter;
}

const names = (html: string) => read(html).declarations.flatMap((declaration) => declaration.names);

function only(html: string): Declaration {
  const [declaration, ...others] = read(html).declarations;
  if (!declaration || others.length > 0) throw new Error(`${others.length + 1} declarations`);
  return declaration;
}

test.each(portals.map((portal) => [portal.host, portal] as const))(
  'the page of %s declares what its text declares',
  (host, portal) => {
    const file = new URL(`../../../registries/portals/${host}.json`, import.meta.url);
    const registry = JSON.parse(readFileSync(file, 'utf8')) as PortalRegistry;
    const html = page(portal, charterPage(portal, registry), []);
    expect(isHtml(html)).toBe(true);
    const { language, declarations } = read(html, host);
    expect({ language, declarations }).toEqual({ language: registry.language, declarations: registry.declarations });
  },
);

describe('a published text is no HTML', () => {
  const charters = new URL('../../data/charters/', import.meta.url);
  test.each(readdirSync(charters))('%s', (file) => {
    expect(isHtml(readFileSync(new URL(file, charters), 'utf8'))).toBe(false);
  });
  test.each(['<https://data.example.fr>\nProse', 'a < b\tc > d', ''])('%j', (text) => {
    expect(isHtml(text)).toBe(false);
  });
  test.each(['<!DOCTYPE html>x', ' <p>x', 'a<table class="x"><tr>', 'a <b>c</b></p>'])('but %j is', (text) => {
    expect(isHtml(text)).toBe(true);
  });
});

describe('a cell', () => {
  test.each<[string, string, Partial<Declaration>]>([
    [
      'nested markup and entities',
      '<b>Le&nbsp;<i>ser</i>vice</b> &amp; l&#39;API &eacute;',
      { service: "Le service & l'API é" },
    ],
    ['a link', '<a href="/x">Un service</a>', { service: 'Un service' }],
    ['lines', 'Un<br>service<p>de plus</p>', { service: 'Un service de plus' }],
    ['an empty cell', '', { service: '' }],
    [
      'what is not shown',
      'Un<script>var a="</td>"</script><style>td{}</style><!-- x --><span hidden>y</span><span style="display: none">z</span>',
      { service: 'Un' },
    ],
    ['a hidden element that is never closed', 'Un<span hidden>y', { service: 'Un' }],
    ['a picture without an end tag', 'Un<svg/> service', { service: 'Un service' }],
    ['a table of its own', 'Un<table><tr><td>petit</td><td>tableau</td></tr></table>', { service: 'Un petit tableau' }],
    ['control characters', 'Un\u0000 \u0007service', { service: 'Un service' }],
  ])('may hold %s', (_, cell, expected) => {
    const html = table(`<tr><td>Acme</td><td>${cell}</td><td>_a</td><td>Une finalité</td></tr>`);
    expect(only(html)).toMatchObject({ names: ['_a'], purpose: 'Une finalité', ...expected });
    expect(only(html)).not.toHaveProperty('doubt');
  });

  test.each([
    ['_a<br>_b<br/>_c'],
    ['<ul><li>_a<li>_b</li><li>_c</ul>'],
    ['<p>_a</p><p>_b; _c</p>'],
    ['<div>_a, _b</div>_c'],
    ['<code>_a</code> et <code>_b</code>, <em>_c</em>'],
  ])('of names declares each of %j', (cell) => {
    expect(names(table(row(cell)))).toEqual(['_a', '_b', '_c']);
  });
});

test.each([
  ['_a<sup>1</sup>', '_a'],
  ['_a<sup>(2)</sup>', '_a'],
  ['_a <sup><a href="#n3">[3]</a></sup>', '_a'],
  ['_a<sup>*</sup>', '_a'],
  ['_a<sup>12</sup><br>_b<sup>a</sup>', '_a,_b'],
  ['_a<sup>b2</sup>', '_ab2'],
  ['_a<sup>1', '_a1'],
])('a footnote is no part of %s', (cell, expected) => {
  expect(names(table(row(cell))).join()).toBe(expected);
});

describe('a table', () => {
  test.each<[string, string]>([
    [
      'without end tags',
      `<table><tr><th>Prestataire<th>Nom du cookie<th>Finalité<tr><td>Acme<td>_a<td>x<tr><td>Acme<td>_b<td>y</table>`,
    ],
    ['without a table around its rows', `${HEADER}${row('_a')}${row('_b')}`],
    ['that is never closed', `<table>${HEADER}${row('_a')}${row('_b')}`],
    [
      'inside a table that lays out the page',
      `<table><tr><td>Menu</td><td>${table(row('_a'), row('_b'))}</td></tr></table>`,
    ],
    ['whose headings are plain cells', table(row('_a'), row('_b')).replaceAll('th>', 'td>')],
    [
      'with a foot and several bodies',
      `<table><thead>${HEADER}</thead><tbody>${row('_a')}</tbody><tbody>${row('_b')}</tbody><tfoot><tr><td></td></tr></tfoot></table>`,
    ],
    ['split in two', `${table(row('_a'))}<p>Suite</p><table>${row('_b')}</table>`],
    [
      'beside others',
      `<table><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>${table(row('_a'), row('_b'))}<table><tr><td>Tél.</td><td>01 23</td></tr></table>`,
    ],
    ['with its brand on a row', table(row('_a'), '<tr><td colspan="4">MA VILLE DATA</td></tr>', row('_b'))],
    ['with hidden rows', table(row('_a'), row('_x').replace('<tr>', '<tr hidden>'), row('_b'))],
    [
      'with a row of dashes and empty rows',
      table('<tr><td>---<td>--<td>--<td>---</tr>', row('_a'), '<tr><td></td></tr>', row('_b')),
    ],
    [
      'under a row with its title',
      `<table><tr><th colspan="4">Cookies nécessaires</th></tr>${HEADER}${row('_a')}${row('_b')}</table>`,
    ],
    ['with its header repeated', table(row('_a'), HEADER, row('_b'))],
  ])('is read %s', (_, html) => {
    const { declarations } = read(html, 'data.ma-ville.fr');
    expect(declarations.map((declaration) => declaration.names.join())).toEqual(['_a', '_b']);
    expect(declarations.filter(({ doubt }) => doubt)).toEqual([]);
  });

  test('repeats a cell merged over rows in each of them', () => {
    const html = table(
      '<tr><td rowspan="2">Google</td><td>A</td><td>_ga</td><td>x</td></tr><tr><td>B</td><td>_gid</td><td>y</td></tr>',
      row('_c'),
    );
    expect(read(html).declarations).toMatchObject([
      { provider: 'Google', service: 'A', names: ['_ga'], purpose: 'x' },
      { provider: 'Google', service: 'B', names: ['_gid'], purpose: 'y' },
      { provider: 'Acme', names: ['_c'] },
    ]);
  });

  test('says in both columns what a cell merged over them says', () => {
    expect(only(table('<tr><td colspan="2">Google Analytics</td><td>_ga</td><td>x</td></tr>'))).toMatchObject({
      provider: 'Google Analytics',
      service: 'Google Analytics',
      names: ['_ga'],
    });
  });

  test.each([
    ['<tr><td colspan="4">Cookies tiers</td></tr>'],
    ['<tr><th colspan="4"><strong>Cookies tiers</strong></th></tr>'],
    ['<tr><td>Cookies tiers</td><td></td><td></td><td></td></tr>'],
    ['<tr><td colspan="40">Cookies tiers</td></tr>'],
  ])('begins a section at %s', (title) => {
    expect(read(table(row('_g'), title, row('_g'))).declarations).toMatchObject([
      { section: 'Cookies nécessaires', category: 'necessary' },
      { section: 'Cookies tiers', category: 'third-party' },
    ]);
  });

  test.each<[string, string, string]>([
    ['Cookies tiers', 'Ces cookies permettent de partager nos pages.', 'third-party'],
    ['Cookies tiers', 'Ils sont déposés avec votre consentement.', 'third-party'],
    ['Mesure d’audience', '* supprimé à la fin de la visite', 'statistics'],
    ['Cookies essentiels', 'Ils assurent le bon fonctionnement du site.', 'necessary'],
    ['Cookies essentiels', 'Ils sont déposés avec votre consentement.', 'unclassified'],
    ['Cookies essentiels', 'Cookies de confort choisis par le visiteur.', 'unclassified'],
    ['Cookies essentiels', 'Confort<br>Ces cookies gardent vos choix.', 'unclassified'],
    ['Cookies essentiels', 'Confort : ces cookies gardent vos choix.', 'unclassified'],
  ])('keeps the section %s below the row "%s", as %s', (title, words, category) => {
    const whole = (text: string) => `<tr><td colspan="4">${text}</td></tr>`;
    const { declarations } = read(table(whole(title), whole(words), row('_a')));
    expect(declarations).toMatchObject([{ names: ['_a'], category }]);
  });

  test.each([
    ['a heading', '<h2>Cookies tiers</h2>', 'Cookies tiers'],
    ['a bold line', '<p><strong>Cookies tiers</strong></p>', 'Cookies tiers'],
    ['its caption', '', 'Cookies tiers'],
    ['a heading over a sentence', '<h2>Cookies tiers</h2><p>Les cookies suivants sont utilisés :</p>', 'Cookies tiers'],
    [
      'a heading over a download link',
      '<h2>Cookies tiers</h2><p><a href="x.pdf">Charte des cookies (PDF)</a></p>',
      'Cookies tiers',
    ],
    ['a heading over words to download', '<h2>Cookies tiers</h2><p>Télécharger la charte cookies</p>', 'Cookies tiers'],
    [
      'a sentence',
      '<p>Strictly necessary cookies: they are needed.</p>',
      'Strictly necessary cookies: they are needed.',
    ],
    [
      'a heading, and not one of a chapter before',
      '<h2>Types</h2><h3>Cookies tiers</h3><p>Ils…</p><h2>Liste</h2>',
      'Liste',
    ],
  ])('takes its section from %s', (what, above, section) => {
    const caption = what === 'its caption' ? '<caption>Cookies tiers</caption>' : '';
    expect(only(`<h1>Charte cookies</h1>${above}<table>${caption}${HEADER}${row('_a')}</table>`).section).toBe(section);
  });

  test('takes the unit of its durations from their heading', () => {
    const html =
      '<table><tr><th>Nom du cookie</th><th>Durée (en jours)</th></tr><tr><td>_a</td><td>395</td></tr></table>';
    expect(only(html).duration).toEqual({ text: '395', days: 395 });
  });

  test('takes the section from a column of its own where no title says one', () => {
    const head = '<tr><th>Catégorie</th><th>Nom du cookie</th><th>Finalité</th></tr>';
    const html = `<table>${head}<tr><td rowspan="2">Cookies tiers</td><td>_a</td><td>x</td></tr><tr><td>_b</td><td>y</td></tr></table>`;
    expect(read(html).declarations.map(({ category }) => category)).toEqual(['third-party', 'third-party']);
  });

  test.each([
    ['Cookies nécessaires et optionnels', 'Tiers', 'third-party'],
    ['Cookies nécessaires, statistiques et tiers', 'Nécessaire', 'necessary'],
    ['Cookies nécessaires', 'Statistiques', 'statistics'],
    ['Cookies nécessaires', 'Marketing', 'unclassified'],
    ['Cookies nécessaires', 'Non essentiel', 'unclassified'],
    ['Cookies nécessaires', 'Soumis à consentement', 'unclassified'],
    ['Cookies nécessaires', 'HTTP', 'necessary'],
    ['Cookies nécessaires', 'Interne', 'necessary'],
    ['Cookies nécessaires et optionnels', 'Nécessaire', 'necessary'],
    ['Cookies tiers', 'Fonctionnel', 'third-party'],
    ['Cookies tiers', 'Statistique', 'third-party'],
    ['Cookies tiers', 'Interne', 'third-party'],
    ['Cookies internes et tiers', 'Interne', 'first-party'],
    ['Cookies de mesure d’audience', 'Technique', 'statistics'],
    ['Cookies soumis à votre consentement', 'Technique', 'unclassified'],
    ['Liste des cookies', 'Interne', 'first-party'],
    ['Cookies nécessaires', '', 'necessary'],
    ['Cookies tiers', 'Marketing', 'third-party'],
    ['Liste des cookies', 'Technique', 'necessary'],
  ])('under %j, with a column that says %j, a row is %s', (title, own, category) => {
    const head = '<tr><th>Type de cookie</th><th>Nom du cookie</th><th>Finalité</th></tr>';
    const html = `<h2>${title}</h2><table>${head}<tr><td>${own}</td><td>_a</td><td>x</td></tr></table>`;
    expect(only(html).category).toBe(category);
  });

  test.each([
    ['Liste des cookies', 'Marketing', 'Marketing', 'unclassified'],
    ['Liste des cookies', 'Vidéos', 'Vidéos', 'unclassified'],
    ['Liste des cookies', 'Réseaux sociaux', 'Réseaux sociaux', 'unclassified'],
    ['', 'Vidéos', 'Vidéos', 'unclassified'],
    ['Liste des cookies', 'HTTP', 'Liste des cookies', 'unclassified'],
    ['Liste des cookies', 'Cookie HTTP', 'Liste des cookies', 'unclassified'],
    ['Liste des cookies', '', 'Liste des cookies', 'unclassified'],
    ['Cookies nécessaires', 'Vidéos', 'Cookies nécessaires', 'necessary'],
    ['Cookies tiers', 'Vidéos', 'Cookies tiers', 'third-party'],
    ['Cookies soumis à consentement', 'Vidéos', 'Cookies soumis à consentement', 'unclassified'],
    ['', 'HTTP', null, 'unclassified'],
  ])('under %j, with a column that says %j, the section is %j', (title, own, section, category) => {
    const head = '<tr><th>Type de cookie</th><th>Nom du cookie</th><th>Finalité</th></tr>';
    const html = `<h2>${title}</h2><table>${head}<tr><td>${own}</td><td>_a</td><td>x</td></tr></table>`;
    expect(only(html)).toMatchObject({ section, category });
  });

  test.each([
    ['Liste des cookies', 'Consentement requis', 'Oui', 'unclassified'],
    ['Liste des cookies', 'Consentement requis', 'Non', 'necessary'],
    ['Liste des cookies', 'Consentement requis', 'Non (article 82)', 'necessary'],
    ['Liste des cookies', 'Consentement requis', 'Non concerné', 'unclassified'],
    ['Liste des cookies', 'Consentement requis', 'Non, si anonymisé', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis', 'necessary'],
    ['Liste des cookies', 'Consentement', '', 'unclassified'],
    ['Cookies nécessaires', 'Consentement requis', 'Oui', 'unclassified'],
    ['Cookies nécessaires', 'Consentement', 'Requis', 'necessary'],
    ['Cookies nécessaires', 'Consentement', 'Obligatoire', 'necessary'],
    ['Cookies nécessaires', 'Consentement', '', 'necessary'],
    ['Cookies nécessaires', 'Soumis à consentement', 'Oui, au premier affichage', 'unclassified'],
    ['Cookies de mesure d’audience', 'Consentement requis', 'Non', 'necessary'],
    ['Cookies tiers', 'Consentement requis', 'Non', 'third-party'],
    ['Cookies internes', 'Consentement requis', 'Non', 'necessary'],
    ['Cookies internes', 'Consentement requis', 'Oui', 'first-party'],
    ['Cookies internes', 'Consentement requis', '', 'first-party'],
    ['Cookies propias', 'Exenta', 'Sí', 'necessary'],
    ['Cookies propias', 'Exenta', 'No', 'first-party'],
    ['Liste des cookies', 'Base légale', 'Exemption CNIL', 'necessary'],
    ['Liste des cookies', 'Base légale', 'Intérêt légitime', 'unclassified'],
    ['Cookies nécessaires', 'Base légale', 'Intérêt légitime', 'necessary'],
    ['Cookies nécessaires', 'Base légale', 'Consentement (article 6.1.a)', 'unclassified'],
    ['Liste des cookies', 'Exempté de consentement', 'Oui', 'necessary'],
    ['Cookies de mesure d’audience', 'Exemption', 'Oui', 'necessary'],
    ['Cookies de mesure d’audience', 'Exemption', 'Oui (si anonymisé)', 'statistics'],
    ['Cookies nécessaires', 'Exemption', 'Non', 'unclassified'],
    ['Cookies tiers', 'Exemption', 'Oui', 'third-party'],
    ['Cookies nécessaires', 'Exempté', 'Soumis à consentement', 'unclassified'],
    ['Liste des cookies', 'Nécessaire', 'Oui', 'necessary'],
    ['Liste des cookies', 'Indispensable ?', 'Non', 'unclassified'],
    ['List of cookies', 'Is this cookie strictly necessary?', 'Yes', 'necessary'],
    ['List of cookies', 'Is this cookie strictly necessary?', 'No', 'unclassified'],
    ['Necessary cookies', 'Consent required', 'Yes', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis (technique)', 'necessary'],
    ['Liste des cookies', 'Consentement', 'Non requis, article 82', 'necessary'],
    ['Liste des cookies', 'Consentement', 'Non requis (publicité)', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis : publicité', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non nécessaire – cookies tiers', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis : mesure d’audience', 'necessary'],
    ['Liste des cookies', 'Consentement', 'Strictement nécessaire : non', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Strictement nécessaire : publicité', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Strictement nécessaire (session)', 'necessary'],
    ['Liste des cookies', 'Consentement', 'Non requis, sauf pour la carte', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis (après accord)', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Non requis avant votre choix', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Strictement nécessaire', 'necessary'],
    ['Liste des cookies', 'Consentement', 'Strictement requis', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Nécessaire', 'unclassified'],
    ['Liste des cookies', 'Consentement', 'Requis', 'unclassified'],
    ['Cookies tiers', 'Consentement', 'Strictement nécessaire', 'third-party'],
    ['List of cookies', 'Consent', 'Not required', 'necessary'],
    ['List of cookies', 'Consent', 'Not needed (technical)', 'necessary'],
    ['List of cookies', 'Consent', 'Strictly necessary', 'necessary'],
    ['Cookie-Liste', 'Einwilligung', 'Nicht erforderlich', 'necessary'],
    ['Cookie-Liste', 'Einwilligung', 'Unbedingt erforderlich', 'unclassified'],
    ['Lijst van cookies', 'Toestemming', 'Niet vereist', 'necessary'],
  ])('under %j, with a column %j that says %j, a row is %s', (title, heading, said, category) => {
    const html = `<h2>${title}</h2><table><tr><th>Cookie</th><th>Description</th><th>${heading}</th></tr><tr><td>_a</td><td>x</td><td>${said}</td></tr></table>`;
    expect(only(html)).toMatchObject({ names: ['_a'], section: title, category });
  });

  test('that says whose each cookie is, and that it needs no consent, exempts those that are no third party’s', () => {
    const head = '<tr><th>Nom du cookie</th><th>Type</th><th>Consentement requis</th></tr>';
    const rows = [
      ['atuserid', 'Interne', 'Non'],
      ['_a', 'Interne', 'Oui'],
      ['_fbp', 'Tiers', 'Non'],
    ].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    const { declarations } = read(`<h2>Cookies</h2><table>${head}${rows.join('')}</table>`);
    expect(declarations.map(({ category }) => category)).toEqual(['necessary', 'first-party', 'third-party']);
  });

  test.each([
    ['Cookies necesarias', 'Cookie | Finalidad | Requiere consentimiento', 'Sí'],
    ['Galetes necessàries', 'Galeta | Finalitat | Requereix consentiment', 'Sí'],
    ['Noodzakelijke cookies', 'Cookie | Doel | Toestemming vereist', 'Ja'],
    ['Noodzakelijke cookies', 'Cookie | Doel | Strikt noodzakelijk', 'Nee'],
    ['Notwendige Cookies', 'Cookie | Zweck | Einwilligung erforderlich', 'Ja'],
    ['Notwendige Cookies', 'Cookie | Zweck | Unbedingt erforderlich', 'Nein'],
    ['Cookie necessari', 'Cookie | Scopo | Richiede consenso', 'Sì'],
    ['Cookies necessários', 'Cookie | Finalidade | Requer consentimento', 'Sim'],
  ])('under %j, with columns %j of which the last says %j, a row is not necessary', (title, headings, said) => {
    const head = headings
      .split(' | ')
      .map((heading) => `<th>${heading}</th>`)
      .join('');
    const html = `<h2>${title}</h2><table><tr>${head}</tr><tr><td>_a</td><td>x</td><td>${said}</td></tr></table>`;
    expect(only(html).category).toBe('unclassified');
  });

  test('says whose its cookies are though a cell says nothing', () => {
    const head = '<tr><th>Nom du cookie</th><th>Origine</th><th>Durée</th></tr>';
    const rows = ['Tiers', '-', 'Interne']
      .map((whose) => `<tr><td>_a</td><td>${whose}</td><td>1 an</td></tr>`)
      .join('');
    const { declarations } = read(`<h2>Cookies</h2><table>${head}${rows}</table>`);
    expect(declarations.map(({ category }) => category)).toEqual(['third-party', 'unclassified', 'first-party']);
  });

  test.each([
    [
      'Cookies exemptés de consentement',
      'Conformément à la loi, ces cookies ne requièrent pas votre consentement :',
      'h',
    ],
    ['Cookies nécessaires', 'Les cookies suivants sont nécessaires au portail :', 'h'],
    ['Nos cookies', 'Les cookies suivants sont nécessaires au portail :', 's'],
    ['Cookies nécessaires', 'Cookies de session nécessaires :', 's'],
    ['Cookies fonctionnels', 'Ces cookies ne requièrent pas votre consentement :', 's'],
  ])('has the section of its heading %j where the sentence %j says no more', (heading, sentence, shown) => {
    const { section, category } = only(`<h3>${heading}</h3><p>${sentence}</p><table>${HEADER}${row('_a')}</table>`);
    expect([section, category]).toEqual([shown === 'h' ? heading : sentence, 'necessary']);
  });

  test('has its names under a heading that says what they are', () => {
    const html =
      '<table><tr><th>Cookies strictement nécessaires</th><th>Finalité</th></tr><tr><td>_a</td><td>x</td></tr></table>';
    expect(only(html)).toMatchObject({ names: ['_a'], purpose: 'x' });
  });

  test.each([
    ['Cookies strictement nécessaires', 'Cookies fonctionnels', 'unclassified'],
    ['Cookies essentiels', 'Cookies fonctionnels', 'unclassified'],
    ['Strictly necessary cookies', 'Functional cookies', 'unclassified'],
    ['Cookies necesarias', 'Cookies funcionales', 'unclassified'],
    ['Galetes necessàries', 'Galetes funcionals', 'unclassified'],
    ['Noodzakelijke cookies', 'Functionele cookies', 'unclassified'],
    ['Notwendige Cookies', 'Funktionale Cookies', 'unclassified'],
    ['Cookie necessari', 'Cookie funzionali', 'unclassified'],
    ['Cookies necessários', 'Cookies funcionais', 'unclassified'],
    ['Cookies de mesure d’audience', 'Cookies fonctionnels', 'necessary'],
    ['Cookies techniques', 'Cookies fonctionnels', 'necessary'],
    ['Cookies non nécessaires', 'Cookies fonctionnels', 'necessary'],
    ['Cookies nécessaires', 'Cookies fonctionnels exemptés de consentement', 'necessary'],
    ['Cookies nécessaires', 'Cookies techniques et fonctionnels', 'necessary'],
    ['Cookies nécessaires', 'Cookies nécessaires / cookies fonctionnels', 'necessary'],
  ])('beside one under %j, one under %j is %s', (other, title, category) => {
    const one = (heading: string) => `<h2>${heading}</h2><table>${HEADER}${row('_a')}</table>`;
    const { declarations } = read(`${one(title)}${one(other)}`);
    expect(declarations[0]).toMatchObject({ id: `${category}/_a`, section: title, category });
  });

  test('that asks for consent row by row is not read by what its sections are called', () => {
    const head = '<tr><th>Nom du cookie</th><th>Finalité</th><th>Consentement requis</th></tr>';
    const one = (heading: string) =>
      `<h2>${heading}</h2><table>${head}<tr><td>_a</td><td>x</td><td>Non</td></tr></table>`;
    const { declarations } = read(`${one('Cookies nécessaires')}${one('Cookies fonctionnels')}`);
    expect(declarations.map(({ category }) => category)).toEqual(['necessary', 'necessary']);
  });

  describe('with its names first', () => {
    const head = '<tr><th>Nom du cookie</th><th>Fournisseur</th><th>Finalité</th><th>Durée</th></tr>';
    const full = (name: string) => `<tr><td>${name}</td><td>Acme</td><td>x</td><td>1 an</td></tr>`;
    const lone = (text: string) => `<tr><td>${text}</td><td></td><td></td><td></td></tr>`;
    const under = (row: string) =>
      read(`<h2>Cookies nécessaires</h2><table>${head}${full('_a')}${row}${full('IDE')}</table>`).declarations;

    test.each([
      [lone('Publicité'), 'Publicité', 'unclassified'],
      [lone('Statistiques'), 'Statistiques', 'statistics'],
      [lone('Réseaux sociaux'), 'Réseaux sociaux', 'unclassified'],
      [lone('RÉSEAUX SOCIAUX'), 'RÉSEAUX SOCIAUX', 'unclassified'],
      [lone('Marketing'), 'Marketing', 'unclassified'],
      [lone('Personnalisation'), 'Personnalisation', 'unclassified'],
      [lone('Publicité (Google)'), 'Publicité (Google)', 'unclassified'],
      [lone('Statistiques et publicité'), 'Statistiques et publicité', 'statistics'],
      [lone('Partage et vidéos'), 'Partage et vidéos', 'unclassified'],
      [lone('Nos autres services'), 'Nos autres services', 'unclassified'],
      [lone('Mesure d’audience'), 'Mesure d’audience', 'statistics'],
      [lone('Nécessaires'), 'Nécessaires', 'necessary'],
      ['<tr><th>Tiers</th></tr>', 'Tiers', 'third-party'],
      ['<tr><th>Publicité</th></tr>', 'Publicité', 'unclassified'],
      ['<tr><th>Divertissement</th></tr>', 'Divertissement', 'unclassified'],
      ['<tr><td>Tiers</td></tr>', 'Tiers', 'third-party'],
      ['<tr><td colspan="9">Divertissement</td></tr>', 'Divertissement', 'unclassified'],
    ])('begins a section at %s', (row, section, category) => {
      expect(under(row)).toMatchObject([
        { names: ['_a'], category: 'necessary' },
        { names: ['IDE'], section, category },
      ]);
    });

    test.each<[string, string[]]>([
      ['sessionid', ['sessionid']],
      ['JSESSIONID', ['JSESSIONID']],
      ['hubspotUtk', ['hubspotUtk']],
      ['CONSENT', ['CONSENT']],
      ['preferences', ['preferences']],
      ['marketing', ['marketing']],
      ['analytics', ['analytics']],
      ['Laravel session', ['Laravel session']],
      ['cookie_consent', ['cookie_consent']],
      ['cookie-agreed', ['cookie-agreed']],
      ['ads_session', ['ads_session']],
      ['sessionid, csrftoken', ['sessionid', 'csrftoken']],
      ['sessionid et csrftoken', ['sessionid', 'csrftoken']],
      ['sessionid (Django)', ['sessionid']],
      ['Any cookie starting with _hs', ['_hs*']],
      ['Aucun cookie', []],
      ['sessionid…', ['sessionid*']],
      ['Voir la liste de nos services.', ['Voir la liste de nos services.']],
    ])('keeps a row that gives only its name: %s', (name, expected) => {
      expect(under(lone(name)).map(({ names, category }) => [names, category])).toEqual([
        [['_a'], 'necessary'],
        [expected, 'necessary'],
        [['IDE'], 'necessary'],
      ]);
    });
  });

  test.each<[string, string, string[]]>([
    ['under its own', '<h2>Cookies tiers</h2><h3>Google</h3>T<h3>Facebook</h3>T', ['third-party', 'third-party']],
    ['that says nothing', '<h2>Cookies nécessaires</h2>T<h3>Sécurité</h3>T', ['necessary', 'necessary']],
    ['that says the reverse', '<h2>Cookies nécessaires</h2>T<h3>Publicité</h3>T', ['necessary', 'unclassified']],
    ['that says it first', '<h2>Cookies nécessaires</h2><h3>Publicité</h3>T', ['unclassified']],
    ['of its own', '<h2>Cookies tiers</h2>T<h3>Cookies internes</h3>T', ['third-party', 'first-party']],
    ['that is stricter', '<h2>Cookies nécessaires</h2><h3>Statistiques</h3>T', ['statistics']],
    ['that is less strict', '<h2>Cookies tiers</h2><h3>Nécessaires</h3>T', ['third-party']],
    ['under a page’s title', '<h1>Charte cookies</h1><h2>Statistiques</h2>T', ['statistics']],
    ['and a caption', '<h2>Cookies nécessaires</h2><table><caption>Publicité</caption>ROWS</table>', ['unclassified']],
    ['and a line', '<h2>Cookies nécessaires</h2><p><b>Statistiques</b></p>T', ['statistics']],
    [
      'and a row above its headings',
      '<h2>Cookies nécessaires</h2><table><tr><td colspan="4">Réseaux sociaux</td></tr>ROWS</table>',
      ['unclassified'],
    ],
    ['beside it', '<h2>Cookies nécessaires</h2>T<h2>YouTube</h2>T', ['necessary', 'unclassified']],
    ['above it', '<h3>Cookies nécessaires</h3>T<h2>YouTube</h2>T', ['necessary', 'unclassified']],
    [
      'two levels down',
      '<h2>Cookies tiers</h2><h3>Vidéos</h3><h4>YouTube</h4>T<h4>Vimeo</h4>T<h3>Cartes</h3>T',
      ['third-party', 'third-party', 'third-party'],
    ],
    [
      'after a title that is no heading',
      '<h2>Cookies nécessaires</h2>T<p>Cookies tiers</p>T<h3>YouTube</h3>T',
      ['necessary', 'third-party', 'unclassified'],
    ],
    ['that is a line of its own', '<h2>Cookies nécessaires</h2>T<p>Nos services</p>T', ['necessary', 'unclassified']],
    [
      'that is a link',
      '<h2>Cookies tiers</h2>T<h2><a href="#x">Cookies internes</a></h2><h3>A</h3>T',
      ['third-party', 'first-party'],
    ],
    ...(
      [
        ['<h2>Quels cookies nécessitent votre consentement ?</h2>', 'unclassified'],
        ['<h2>Cookies de mesure d’audience.</h2>', 'statistics'],
        ['<h2>Que se passe-t-il lorsque vous regardez une vidéo ?</h2>', 'unclassified'],
        ['<h2><a href="#c2">Cookies soumis à consentement</a></h2>', 'unclassified'],
        ['<h2>Cookies déposés lors du téléchargement d’un jeu de données</h2>', 'unclassified'],
        [`<h2>Cookies soumis à votre consentement${' préalable'.repeat(15)}</h2>`, 'unclassified'],
        ['<p>Avec votre accord :</p>', 'unclassified'],
        ['<p>Google Analytics :</p>', 'statistics'],
        ['<p>YouTube :</p>', 'unclassified'],
        ['<p>Cookies optionnels : ils ne servent qu’à la vidéo.</p>', 'unclassified'],
        ['<p>Cookies de confort : ils gardent vos réglages.</p>', 'unclassified'],
        ['<p>Cookies soumis à votre consentement : ils ne sont déposés qu’avec lui.</p>', 'unclassified'],
        ['<p>D’autres cookies nécessaires sont déposés par la plateforme.</p>', 'necessary'],
        ['<p>Le cookie suivant est déposé avec votre accord, lorsque vous lisez une vidéo.</p>', 'unclassified'],
        ['<p>Ils ne sont pas soumis à votre consentement.</p>', 'necessary'],
        ['<p><a href="/x">Gérer votre consentement</a></p>', 'necessary'],
        ['<p>Télécharger la charte des cookies</p>', 'necessary'],
        ['<p> </p>', 'necessary'],
      ] as const
    ).map(([between, after]): [string, string, string[]] => [
      `necessary above ${between}`,
      `<h2>Cookies nécessaires</h2>T${between}T`,
      ['necessary', after],
    ]),
    ...(
      [
        ['Cookies soumis à consentement', 'Les cookies suivants sont nécessaires à la vidéo :', 'unclassified'],
        ['Cookies optionnels', 'Voici les cookies fonctionnels utilisés :', 'unclassified'],
        ['Cookies de mesure d’audience', 'Les cookies indispensables à cette mesure sont :', 'statistics'],
        ['Cookies tiers', 'Les cookies suivants sont nécessaires à la vidéo :', 'third-party'],
        ['Cookies internes et tiers', 'Cookies nécessaires :', 'necessary'],
        ['Nos cookies', 'Les cookies suivants sont nécessaires au portail :', 'necessary'],
        ['Cookies fonctionnels', 'Ces cookies sont soumis à votre consentement.', 'unclassified'],
        ['Cookies fonctionnels', 'Ils sont déposés avec votre accord. Ils servent à la vidéo.', 'unclassified'],
        ['Cookies fonctionnels', 'Votre consentement est requis.', 'unclassified'],
        ['Cookies nécessaires', 'Ils ne nécessitent pas votre consentement.', 'necessary'],
        ['Cookies nécessaires', 'Ils sont nécessaires pour recueillir votre consentement.', 'necessary'],
        ['Cookies nécessaires', 'Ils sont déposés sans votre consentement.', 'necessary'],
        ['Cookies nécessaires', 'Les autres cookies sont soumis à votre consentement.', 'necessary'],
        ['Mesure d’audience', 'Ces cookies sont exemptés de consentement.', 'necessary'],
        ['Mesure d’audience', 'Matomo compte les visites. Ils ne nécessitent pas votre consentement.', 'necessary'],
        ['Cookies de navigation', 'Ces traceurs sont dispensés du recueil du consentement.', 'necessary'],
        [
          'Mesure d’audience',
          'Ces cookies comptent les visites. Selon la CNIL, ils sont exemptés de consentement.',
          'necessary',
        ],
        [
          'Mesure d’audience',
          'Ces cookies sont exemptés de consentement, mais vous pouvez vous y opposer.</p><p>Liste des cookies de mesure d’audience :',
          'necessary',
        ],
        [
          'Mesure d’audience',
          'Ces cookies sont exemptés de consentement.</p><p>D’autres sont soumis à votre accord.</p><p>Liste des cookies de mesure d’audience :',
          'necessary',
        ],
        [
          'Mesure d’audience',
          'Ces cookies sont soumis à votre accord.</p><p>Liste des cookies de mesure d’audience :',
          'statistics',
        ],
        [
          'Mesure d’audience',
          'Ces cookies comptent. Les cookies de Matomo sont exemptés de consentement.',
          'statistics',
        ],
        ['Mesure d’audience', 'Si vous refusez, ces cookies sont exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies sont exemptés de consentement.</p><p>Matomo', 'necessary'],
        [
          'Exemption</h2><p>Ces cookies sont exemptés de consentement.</p><h2>Mesure d’audience',
          'Un outil compte les visites.</p><p>Liste de ces cookies :',
          'statistics',
        ],
        ['Mesure d’audience', 'Ces cookies sont exemptés de consentement.</p><p>Cookies publicitaires', 'statistics'],
        [
          'Mesure d’audience',
          'Ces cookies sont exemptés de consentement.</p><h2>Matomo</h2><p>Il compte.',
          'unclassified',
        ],
        [
          'Mesure d’audience',
          'Ces cookies sont exemptés de consentement, les suivants sont soumis à votre consentement.',
          'statistics',
        ],
        ['Mesure d’audience', 'Ces cookies sont exemptés de consentement si vous le demandez.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies peuvent être exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies ne sont pas exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies ne sont plus exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies n’étaient, mais ne sont plus, exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces cookies ne nécessitent plus votre consentement.', 'necessary'],
        ['Cookies nécessaires', 'Ces cookies ne sont plus soumis à votre consentement.', 'necessary'],
        ['Analytics cookies', 'These cookies are no longer exempt from consent.', 'statistics'],
        ['Analytics cookies', 'These cookies no longer require your consent.', 'necessary'],
        ['Necessary cookies', 'These cookies are no longer subject to your consent.', 'necessary'],
        ['Cookies estadísticas', 'Estas cookies ya no están exentas de consentimiento.', 'statistics'],
        ['Statistische cookies', 'Deze cookies vereisen niet langer toestemming.', 'necessary'],
        ['Statistische cookies', 'Deze cookies zijn niet meer vrijgesteld van toestemming.', 'statistics'],
        ['Statistik-Cookies', 'Diese Cookies sind nicht mehr von der Einwilligung befreit.', 'statistics'],
        ['Mesure d’audience', 'Ils ne sont pas déposés sans votre consentement.', 'statistics'],
        ['Mesure d’audience', 'Les cookies nécessaires sont exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Certains cookies sont exemptés de consentement.', 'statistics'],
        ['Mesure d’audience', 'Ces données ne nécessitent pas votre consentement.', 'statistics'],
        ['Mesure d’audience', 'Ils sont déposés avec votre accord. Ils sont exemptés de consentement.', 'statistics'],
        ['Charte cookies', 'Les cookies internes sont utiles. Ils ne requièrent pas de consentement.', 'unclassified'],
        [
          'Mesure d’audience',
          'Les cookies techniques sont indispensables. Ces cookies ne nécessitent pas votre consentement.',
          'statistics',
        ],
        ['Cookies publicitaires', 'Ces cookies sont exemptés de consentement.', 'unclassified'],
        ['Cookies tiers', 'Ces cookies sont exemptés de consentement.', 'third-party'],
        ['Analytics cookies', 'These cookies do not require your consent.', 'necessary'],
        ['Cookies estadísticas', 'Estas cookies están exentas de consentimiento.', 'necessary'],
        ['Statistik-Cookies', 'Diese Cookies benötigen keine Einwilligung.', 'necessary'],
        ['Statistische cookies', 'Deze cookies vereisen geen toestemming.', 'necessary'],
        ['Functional cookies', 'They are only set with your consent.', 'unclassified'],
        ['Funktionale Cookies', 'Sie werden nur mit Ihrer Einwilligung gesetzt.', 'unclassified'],
        ['Functionele cookies', 'Deze worden alleen met uw toestemming geplaatst.', 'unclassified'],
        ['Cookies funcionales', 'Solo se instalan con su consentimiento.', 'unclassified'],
        ['Galetes funcionals', 'Només s’instal·len amb el vostre consentiment.', 'unclassified'],
        ['Cookie funzionali', 'Sono installati solo con il tuo consenso.', 'unclassified'],
        ['Cookies funcionais', 'São instalados apenas com o seu consentimento.', 'unclassified'],
      ] as const
    ).map(([heading, sentence, category]): [string, string, string[]] => [
      `“${heading}” above “${sentence}”`,
      `<h2>${heading}</h2><p>${sentence}</p>T`,
      [category],
    ]),
  ])('of several has the section of a heading %s', (_, html, categories) => {
    const rows = `${HEADER}${row('_a')}`;
    const parsed = read(html.replace(/T(?=<|$)/gu, '<table>ROWS</table>').replaceAll('ROWS', rows));
    expect(parsed.declarations.map(({ category }) => category)).toEqual(categories);
  });

  test.each([
    ['<h3>Sécurité</h3>', 'necessary'],
    ['<h3>Publicité</h3>', 'unclassified'],
    ['<h2>YouTube</h2>', 'unclassified'],
    ['<h2>Cookies tiers</h2><h3>YouTube</h3>', 'third-party'],
    ['<p>Cookies tiers</p><h3>YouTube</h3>', 'unclassified'],
    ['<p>Publicité</p>', 'unclassified'],
    ['<p>Suite</p>', 'necessary'],
    ['<h2>MA VILLE DATA</h2>', 'necessary'],
  ])('that goes on without its header after %s is %s', (between, category) => {
    const html = `<h2>Cookies nécessaires</h2><table>${HEADER}${row('_a')}</table>${between}<table>${row('_b')}</table>`;
    expect(read(html, 'data.ma-ville.fr').declarations).toMatchObject([{ category: 'necessary' }, { category }]);
  });

  test('keeps an empty name cell as a declaration without a name', () => {
    expect(only(table(row('')))).toMatchObject({ names: [], provider: 'Acme', purpose: 'Une finalité' });
  });

  test('keeps a row that is in two sections twice', () => {
    const html = table(row('_g'), '<tr><td colspan="4">Cookies tiers</td></tr>', row('_g'));
    expect(read(html).declarations.map(({ id }) => id)).toEqual(['necessary/_g', 'third-party/_g']);
  });
});

describe('a table whose headings stand in its first column', () => {
  const line = (heading: string, ...values: string[]) =>
    `<tr><th>${heading}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
  const card = (name: string, provider: string) =>
    line('Nom', name) + line('Fournisseur', provider) + line('Finalité', 'Mesure') + line('Durée', '13 mois');
  const told = (html: string) =>
    read(html).declarations.map(({ names: [name], provider, section }) => [name, provider, section]);

  test('tells of a cookie', () => {
    const html = `<h2>Cookies statistiques</h2><table>${card('_pk_id', 'Matomo')}</table>`;
    expect(only(html)).toMatchObject({
      names: ['_pk_id'],
      provider: 'Matomo',
      purpose: 'Mesure',
      duration: { text: '13 mois', days: 395 },
      category: 'statistics',
    });
  });

  test('tells of one that is called like a host, where its heading says that it is a cookie', () => {
    const named = line('Nom du cookie', 'connect.sid') + line('Fournisseur', 'Ville') + line('Finalité', 'Session');
    expect(only(`<h2>Cookies nécessaires</h2><table>${named}</table>`)).toMatchObject({ names: ['connect.sid'] });
  });

  test('tells of several, one below the other', () => {
    const html = `<h2>Cookies statistiques</h2><table>${card('_pk_id', 'Matomo')}${card('_ga', 'Google')}</table>`;
    expect(told(html)).toEqual([
      ['_pk_id', 'Matomo', 'Cookies statistiques'],
      ['_ga', 'Google', 'Cookies statistiques'],
    ]);
  });

  test('stands under the title of its page, whatever each is called', () => {
    const html = `<h1>Charte cookies</h1><h2>Matomo</h2><table>${card('_pk_id', 'Matomo')}</table><h2>Google</h2><table>${line('Nom', '_ga')}${line('Finalité', 'x')}</table>`;
    expect(told(html).map(([name]) => name)).toEqual(['_pk_id', '_ga']);
  });

  test.each([
    [
      line('Nom', 'Fournisseur', 'Finalité') + line('provider', 'Ville', 'Choix') + line('duration', 'Ville', 'Durée'),
      ['provider', 'duration'],
    ],
    [line('Cookie', 'Rôle sur le site') + line('Consent', 'Le choix') + line('Type', 'L’avis'), ['Consent', 'Type']],
  ])('is not one whose cookies are called as headings are: %s', (rows, names) => {
    expect(told(`<h1>Nos cookies</h1><table>${rows}</table>`).map(([name]) => name)).toEqual(names);
  });

  test('may have titles over them', () => {
    const title = (text: string) => `<tr><th colspan="2">${text}</th></tr>`;
    const html = `<h1>Nos cookies</h1><table>${title('Cookies nécessaires')}${card('sid', 'Ville')}${title('Cookies statistiques')}${card('_ga', 'Google')}</table>`;
    expect(told(html)).toEqual([
      ['sid', 'Ville', 'Cookies nécessaires'],
      ['_ga', 'Google', 'Cookies statistiques'],
    ]);
  });

  test('may have one cell for several cookies', () => {
    const provider = '<tr><th>Fournisseur</th><td colspan="2">Matomo</td></tr>';
    const html = `<h2>Cookies</h2><table>${line('Nom du cookie', '_pk_id', '_pk_ses')}${provider}${line('Durée', '13 mois', '30 minutes')}</table>`;
    expect(told(html)).toEqual([
      ['_pk_id', 'Matomo', 'Cookies'],
      ['_pk_ses', 'Matomo', 'Cookies'],
    ]);
  });

  test('may tell of something else', () => {
    const data = line('Nom', 'Abonnements') + line('Finalité', 'Gérer') + line('Durée', '3 ans');
    expect(told(`${table(row('sid'))}<h2>Données personnelles</h2><table>${data}</table>`)).toEqual([
      ['sid', 'Acme', 'Cookies nécessaires'],
    ]);
    const card = (heading: string, ...lines: string[]) => `<h1>${heading}</h1><table>${lines.join('')}</table>`;
    for (const html of [
      card('Politique de cookies', line('Nom', 'Ville de X'), line('Finalité', 'Gestion'), line('Durée', '13 mois')),
      card('Cookie policy', line('Name', 'City of X'), line('Service', 'Open data team'), line('Email', 'x')),
      `<h2>Gestion des cookies</h2>${card('Budget', line('Nom', 'budget_2023'), line('Description', 'x'), line('Service', 'y'))}`,
    ])
      expect(parseCharterHtml(html), html).toMatchObject({ fault: 'no-table' });
    const mixed = line('Nom', '_ga') + line('Finalité', 'Mesure') + line('Adresse', 'Place de la mairie', 'Ville');
    expect(parseCharterHtml(`<h2>Cookies</h2><table>${mixed}</table>`)).toMatchObject({ fault: 'no-table' });
  });
});

test('a row below marked headings heads nothing, however much its words are like headings', () => {
  const marked = (...cells: string[]) => `<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
  const filled = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const rows =
    filled('acme', 'Durée de la visite', 'Cookie du service') +
    filled('lang', 'Durée de la visite', 'Cookie de langue');
  const page = (headings: string) => parseCharterHtml(`<h1>Cookies</h1><table>${headings}${rows}</table>`, null);
  expect(page(marked('Sigle', 'Quand', 'Quoi'))).toMatchObject({ ok: false, fault: 'no-table' });
  expect(page(marked('Nom', 'Durée', 'Finalité'))).toMatchObject({
    declarations: [{ names: ['acme'] }, { names: ['lang'] }],
  });
});

describe('a doubtful row is kept, and marked', () => {
  test.each<[string, string, Partial<Declaration>]>([
    [
      'a cell too few',
      '<tr><td>Acme</td><td>S</td><td>_a</td></tr>',
      { doubt: 'too-few-cells', names: ['_a'], purpose: '' },
    ],
    [
      'a cell too many',
      `<tr><td>Acme</td><td>S</td><td>_a</td><td>P</td><td>?</td></tr>`,
      { doubt: 'too-many-cells', purpose: 'P' },
    ],
    [
      'a cell merged over the names',
      '<tr><td>Acme</td><td colspan="2">S</td><td>P</td></tr>',
      { doubt: 'merged-cells', names: [] },
    ],
    [
      'names in a sentence',
      row('Les cookies _gid et _gat de Google'),
      { doubt: 'name-in-prose', names: ['_gid', '_gat'] },
    ],
    [
      'a sentence without a name',
      row('Voir la liste des partenaires'),
      { doubt: 'name-in-prose', names: ['Voir la liste des partenaires'] },
    ],
    ['a translated name', row('_a / sessió'), { doubt: 'name-in-prose', names: ['_a', 'sessió'] }],
    ['lost characters', row('_a', 'Soci\ufffdt\ufffd'), { doubt: 'lost-characters', names: ['_a'] }],
  ])('%s', (_, html, expected) => {
    expect(only(table(html))).toMatchObject(expected);
  });
});

describe('a table whose headings do not speak of cookies', () => {
  const headed = (heads: string, ...rows: string[]) =>
    `<table>${[heads, ...rows].map((cells) => `<tr><td>${cells.split(' | ').join('</td><td>')}</td></tr>`).join('')}</table>`;
  const charter = headed('Nom du cookie | Finalité', 'sessionid | x', 'csrftoken | x');
  const KEPT = 'Nom | Finalité | Durée';

  test.each<[string, string, string[]]>([
    ['a title that does', `<h2>Cookies nécessaires</h2>${headed('Nom | Finalité', 'sessionid | x')}`, ['sessionid']],
    [
      'a title that names what they are for',
      `<h1>Cookies</h1><h2>Publicité</h2>${headed('Nom | Rôle', 'IDE | x')}`,
      ['IDE'],
    ],
    ['a sentence that does', `<h2>Liste</h2><p>Nos cookies sont :</p>${headed('Nom | Rôle', 'IDE | x')}`, ['IDE']],
    [
      'names below it',
      `<h1>Cookies</h1><h2>YouTube</h2>${headed('Nom | Rôle', 'VISITOR_INFO1_LIVE | x', 'YSC | x')}`,
      ['VISITOR_INFO1_LIVE', 'YSC'],
    ],
    ['how long they are kept', `<h1>Cookies</h1><h2>YouTube</h2>${headed('Nom | Durée', 'YSC | Session')}`, ['YSC']],
    [
      'companies below it',
      `<h2>Cookies</h2>${charter}<h2>Nos sous-traitants</h2>${headed('Nom | Finalité', 'OVH | Hébergement', 'Brevo | Lettre')}`,
      ['sessionid', 'csrftoken'],
    ],
    [
      'people below it',
      `<h2>Cookies</h2>${charter}<h2>Contact</h2>${headed('Nom | Fonction', 'Mme Martin | Directrice')}`,
      ['sessionid', 'csrftoken'],
    ],
    [
      'people in capitals below it',
      `<h2>Cookies</h2>${charter}<h2>Contact</h2>${headed('Nom | Fonction', 'M. DURAND | Directeur')}`,
      ['sessionid', 'csrftoken'],
    ],
    [
      'companies below another title',
      `<h2>Cookies</h2>${charter}<p>Nos sous-traitants</p>${headed('Nom | Finalité | Durée', 'Brevo | Lettre | 1 an')}`,
      ['sessionid', 'csrftoken'],
    ],
    [
      'browsers below a title on cookies',
      `<h2>Cookies</h2>${charter}<h2>Gérer les cookies</h2>${headed('Nom | Description', 'Chrome | Aide Chrome')}`,
      ['sessionid', 'csrftoken'],
    ],
    ['a title, for names that are words', `<h2>Cookies nécessaires</h2>${headed(KEPT, 'Lang | x | 1 an')}`, ['Lang']],
    [
      'a bare title, for names that are words',
      `<h2>Les cookies utilisés</h2>${headed('Nom | Rôle', 'Lang | x')}`,
      ['Lang'],
    ],
    [
      'a title, for prose',
      `<h2>Cookies nécessaires</h2>${headed(KEPT, 'Cookie de session | x | 1 an')}`,
      ['Cookie de session'],
    ],
    [
      'a title, for names in prose',
      `<h2>Cookies nécessaires</h2>${headed(KEPT, 'sessionid | x | 1 an')}<h2>Cookies tiers</h2>${headed(KEPT, 'Google Analytics (_ga, _gid) | x | 1 an')}`,
      ['sessionid', '_ga', '_gid'],
    ],
    [
      'names in prose',
      `<h1>Cookies</h1><h2>Google</h2>${headed(KEPT, 'Cookies de Google Analytics : _ga, _gid | x | 1 an')}`,
      ['_ga', '_gid'],
    ],
    [
      'names in prose that are kept',
      `<h1>Cookies</h1><h2>Session</h2>${headed(KEPT, 'Session PHP (PHPSESSID, lang) | x | 1 an')}`,
      ['PHP', 'PHPSESSID'],
    ],
    ['names and more', `<h1>Cookies</h1><h2>Google</h2>${headed(KEPT, '_ga, _gid, etc. | x | 1 an')}`, ['_ga', '_gid']],
    [
      'a sentence, for names in prose',
      `<h2>Liste</h2><p>Nos cookies sont :</p>${headed(KEPT, 'Session PHP (PHPSESSID, lang) | x | 1 an')}`,
      ['PHP', 'PHPSESSID'],
    ],
  ])('is one of cookies by %s, or not', (_, html, expected) => {
    expect(names(html)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['names', `<h3>Sécurité</h3>${headed('cookies_preferences | x')}`, ['cookies_preferences']],
    ['browsers', `<h2>Paramétrer votre navigateur</h2>${headed('Chrome | Aide Chrome', 'Firefox | Aide')}`, []],
    ['browsers under no heading', headed('Chrome | Aide Chrome', 'Firefox | Aide'), []],
    ['an address', `<h2>Contact</h2>${headed('adresse | Mairie', 'téléphone | 01', 'courriel | a@b.fr')}`, []],
  ])('goes on without its header with %s', (_, after, expected) => {
    expect(names(`<h2>Cookies</h2>${charter}${after}`)).toEqual(['sessionid', 'csrftoken', ...expected]);
  });

  test.each([
    ['Nom | Fonction | Téléphone', 'Mme Martin | Directrice | 01 23'],
    ['Nom | Finalité | Localisation', 'ovh | Hébergement | France'],
  ])('is none on a page that does not either: %s', (heads, row) => {
    expect(parseCharterHtml(`<h1>Mentions légales</h1>${headed(heads, row)}`)).toMatchObject({ fault: 'no-table' });
  });

  test('is told as empty where a title does and nothing is below it', () => {
    expect(parseCharterHtml(`<h1>Cookies</h1>${headed('Nom | Finalité')}`)).toMatchObject({ fault: 'no-rows' });
  });

  test('may explain one of them at length', () => {
    const long = 'Finalité du cookie (à quoi sert-il et quelles informations sont enregistrées sur votre terminal ?)';
    expect(only(headed(`Nom du cookie | ${long}`, 'sessionid | x'))).toMatchObject({
      names: ['sessionid'],
      purpose: 'x',
    });
  });
});

describe('a name that stands outside of the tables', () => {
  const beside = (html: string) => read(`${table(row('sid'), row('_pk_*'))}${html}`);
  const found = (html: string) =>
    beside(html).declarations.flatMap(({ names: each, doubt }) => (doubt === 'outside-of-tables' ? each : []));

  test.each<[string, string, string[]]>([
    ['in a list', '<ul><li>_ga : Google</li><li><b>_gid</b> (Google)</li></ul>', ['_ga', '_gid']],
    [
      'in a sentence',
      '<p>Nous gardons « _ville_choix », csrftoken et JSESSIONID.</p>',
      ['_ville_choix', 'csrftoken', 'JSESSIONID'],
    ],
    ['of a user', '<p>AT Internet dépose atuserid.</p>', ['atuserid']],
    ['as a heading', '<h3>_fbp</h3><p>Publicité, trois mois.</p>', ['_fbp']],
    ['twice', '<p>_ga mesure.</p><p>_ga et _gid.</p>', ['_ga', '_gid']],
    ['in quotes or with a slash', '<p>„_ga“ und ‚_gid‘, _fbp/_fbc?</p>', ['_ga', '_gid', '_fbp', '_fbc']],
    [
      'with a place left open',
      '<p>_ga_XXXX, _gat_[UA], _hjSession_{site_id}, _dc_gtm_...</p>',
      ['_ga_*', '_gat_*', '_hjSession_*', '_dc_gtm_*'],
    ],
    [
      'after what is said of its kind',
      '<p>Cookies non nécessaires : _gat_x, _fbp.</p><p>Sans consentement – _gid</p>',
      ['_gat_x', '_fbp', '_gid'],
    ],
    ['beside one that is denied', '<p>_ga mesure. Nous n’utilisons pas _fbp.</p>', ['_ga']],
    ['in a table of other headings', '<table><tr><td>Aussi</td><td>_ga, _gid</td></tr></table>', ['_ga', '_gid']],
  ])('is declared %s', (_, html, expected) => {
    expect(found(html)).toEqual(expected);
  });

  test('is declared with the words that tell of it, if they are few', () => {
    expect(beside('<ul><li>_ga : mesure (Google)</li></ul>').declarations.at(-1)).toEqual({
      id: 'unclassified/_ga',
      names: ['_ga'],
      kind: 'unspecified',
      provider: null,
      service: null,
      purpose: '_ga : mesure (Google)',
      duration: null,
      section: null,
      category: 'unclassified',
      doubt: 'outside-of-tables',
    });
    expect(beside(`<p>_ga ${'mesure '.repeat(50)}</p>`).declarations.at(-1)).toMatchObject({
      names: ['_ga'],
      purpose: null,
    });
  });

  test('is said with its line', () => {
    const { declarations, lines } = read(`${table(row('sid'))}\n<p>Et _ga.</p>`);
    expect(lines).toHaveLength(declarations.length);
    expect(lines.at(-1)).toBe(2);
  });

  test.each([
    ['a row declares it', '<p>sid et _pk_id.1.1fff viennent de nous, comme _pk_*.</p>'],
    [
      'it may be a word',
      '<p>Contact : Madrid, cookiebeleid, mogelijkheid, android, ACID, COVID, token, localStorage.</p>',
    ],
    ['it is part of an address', '<p>dpo_ville@ville.fr, https://ville.fr/_next/mes_cookies.html, @ma_ville</p>'],
    ['a script fills it in', '<p>{{ ctx.dataset_id | translate }} {% if my_item %}</p>'],
    ['a star is a footnote’s', '<p>*champs obligatoires, cookies*</p>'],
    ['it is a line', '<p>____________</p>'],
    ['it leads elsewhere', '<p><a href="/x">mes_cookies</a></p>'],
    ['it is denied', '<p>Ce site n’utilise pas _ga, ni _fbp.</p>'],
    ['it is a way to write', '<p>Nutzer_innen, gebruikers-id, sessie-id, permitid, beveiligingstoken.</p>'],
    [
      'it is a file, a site, a law',
      '<p>rapport_2023.pdf, www.ma_ville.fr, dpo_ville [at] ville.fr, utm_source, C_2016_679, L_119</p>',
    ],
  ])('is not declared where %s', (_, html) => {
    expect(found(html)).toEqual([]);
  });

  test('is not declared among more of them than a charter has', () => {
    const many = Array.from({ length: 500 }, (_, at) => `<li>data_${at}</li>`).join('');
    expect(found(`<ul>${many}</ul>`)).toHaveLength(100);
  });

  test('is declared though the rows name many', () => {
    const rows = Array.from({ length: 15 }, (_, at) =>
      row(Array.from({ length: 9 }, (__, no) => `n${at}_${no}`).join('<br>')),
    );
    const { declarations } = read(`${table(...rows)}<p>_ville_choix garde votre choix.</p>`);
    expect(declarations.at(-1)?.names).toEqual(['_ville_choix']);
  });

  test.each([
    ['one word', `<table><tr><td>x</td><td>${'a_'.repeat(500_000)}!</td></tr></table>`],
    ['dots', `<p>_ a${'.'.repeat(4900)}b</p>`.repeat(400)],
    ['a name of a row', '<p>_n1899z_x</p>'.repeat(50_000)],
    ['names', Array.from({ length: 50_000 }, (_, at) => `<p>Nous gardons _name_${at} ici.</p>`).join('')],
    ['names of a row', Array.from({ length: 250_000 }, (_, at) => `<p>_n1899z_${at}</p>`).join('')],
    ['letters', `<p>_x ${'a'.repeat(4900)}-_1</p>`.repeat(800)],
    ['addresses', `<p>_x ${'a@'.repeat(2000)} ${'[at] '.repeat(400)}</p>`.repeat(200)],
  ])('is looked for in time among %s', (_, html) => {
    const rows = Array.from({ length: 1900 }, (__, at) => row(`_n${at}z_*`));
    const before = process.cpuUsage();
    expect(read(`${table(...rows)}${html}`).declarations.length).toBeGreaterThanOrEqual(1900);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  });

  test('makes no charter of a page without one', () => {
    expect(parseCharterHtml('<h1>Cookies</h1><ul><li>_ga : Google</li></ul>')).toMatchObject({ fault: 'no-table' });
  });
});

describe('what a charter says and is not read', () => {
  const one = (...rows: string[]) => `<table>${HEADER}${rows.join('')}</table>`;
  const notes = (html: string) => read(html).ignored.map(({ text, why }) => `${text}: ${why}`);

  test('is told of a sentence between two tables, with the title that goes on', () => {
    const sentence = 'Nous utilisons aussi Google Analytics, si vous l’acceptez.';
    expect(
      notes(`<h2>Cookies nécessaires</h2><p>Ils servent.</p>${one(row('_a'))}<p>${sentence}</p>${one(row('_b'))}`),
    ).toEqual([`${sentence}: is no title: the rows below it are kept under "Cookies nécessaires"`]);
  });

  test('is told of a column, once', () => {
    const head = '<tr><th>Nom du cookie</th><th>Finalité</th><th></th><th>Remarques</th></tr>';
    const cells = '<tr><td>_a</td><td>x</td><td></td><td>y</td></tr>';
    expect(notes(`<table>${head}${cells}</table><table>${head}${cells}</table>`)).toEqual([
      'Remarques: heads a column that is not read',
    ]);
  });

  test('is nothing where all is read', () => {
    expect(notes(`<h2>Cookies nécessaires</h2>${one(row('_a'))}<h2>Cookies tiers</h2>${one(row('_b'))}`)).toEqual([]);
  });
});

test('the line of a row is that of the source', () => {
  expect(read(`<p>\n\n<table>\n${HEADER}\n${row('_a')}\n\n${row('_b')}</table>`).lines).toEqual([5, 7]);
});

describe('a page that is no charter', () => {
  test.each([
    ['no table', '<h1>Cookies</h1><p>Rien</p>', 'no-table', /no table of cookies was found$/],
    [
      'another table',
      '<table><tr><th>Jour</th><th>Heures</th></tr></table>',
      'no-table',
      /the first of 1 begins "Jour \| Heures"/,
    ],
    ['a hidden table', `<div hidden>${table(row('_a'))}</div>`, 'no-table', /no table/],
    ['a table in a comment', `<!-- ${table(row('_a'))} -->`, 'no-table', /no table/],
    ['headings only', table(), 'no-rows', /no rows/],
    ['nothing', '', 'no-table', /no table/],
  ])('is told as such: %s', (_, html, fault, message) => {
    const charter = parseCharterHtml(html);
    expect(charter).toMatchObject({ ok: false, fault });
    if (!charter.ok) expect(charter.message).toMatch(message);
  });
});

const BIG: [string, string][] = [
  ['words', `<p>${'lorem ipsum dolor '.repeat(280_000)}`],
  ['paragraphs', '<p>lorem ipsum dolor sit amet</p>\n'.repeat(140_000)],
  ['elements in each other', `${'<div>'.repeat(500_000)}${'</div>'.repeat(400_000)}`],
  ['tables in each other', '<table><tr><td>'.repeat(100_000)],
  ['hidden elements', '<div hidden><b>'.repeat(300_000)],
  ['end tags of nothing', '</table></td></li>'.repeat(250_000)],
  ['wide cells', `<table><tr>${'<td colspan="1000" rowspan="60000">x'.repeat(140_000)}</table>`],
  ['tall cells', `<table>${HEADER}<tr>${'<td rowspan="60000">x'.repeat(40)}${'<tr><td>'.repeat(250_000)}</table>`],
  [
    'titles between rows',
    `<table>${HEADER}${row('_a')}</table>${'<h3>Ventes</h3><p>Statistiques</p>'.repeat(70_000)}<table>${row('_b')}`,
  ],
  ['attributes', `<p ${'hidden="a" href="b" '.repeat(200_000)}>`],
  ['entities', '&eacute;&#233;&nope;'.repeat(200_000)],
  ['an open tag', `<p class="${'x'.repeat(5_000_000)}`],
];

test.each(BIG)('a page of 2 to 5 MB full of %s is read in time', (_, html) => {
  const before = process.cpuUsage();
  const charter = parseCharterHtml(`<h1>Charte</h1>${table(row('_a'))}${html}`);
  // Of this process alone, its collectors of garbage with it: what takes a second or two grows to minutes where time grows
  // with the square of the page.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  expect(charter.ok && charter.declarations[0]?.names).toEqual(['_a']);
});

describe('a page with more rows than any charter', () => {
  const { declarations, rows } = CHARTER_LIMITS;
  const charter = (count: number) => `<table>${HEADER}\n${`${row('_a')}\n`.repeat(count)}</table>`;
  const otherTable = (count: number) => `<table>${'<tr><td>Jour<td>Heures\n'.repeat(count)}</table>\n`;

  test('is read up to the most declarations', () => {
    expect(read(charter(declarations)).declarations).toHaveLength(declarations);
  });

  test.each([
    ['a declaration more', charter(declarations + 1), declarations + 2, `more than ${declarations} declarations`],
    ['twenty thousand', charter(20_000), declarations + 2, `more than ${declarations} declarations`],
    [
      'rows of another table before it',
      `${otherTable(rows - 1)}${charter(1)}`,
      rows + 2,
      `more than ${rows} table rows`,
    ],
  ])('is refused, with the line: %s', (_, html, line, message) => {
    const refused = parseCharterHtml(html);
    expect(refused).toMatchObject({ ok: false, fault: 'too-many-rows', line });
    if (!refused.ok) expect(refused.message).toContain(message);
  });

  test('is refused for more names than any charter, with the line', () => {
    const { names } = CHARTER_LIMITS;
    const cell = (at: number) => Array.from({ length: 100 }, (_, no) => `_a${at}x${no}`).join(', ');
    const full = Array.from({ length: names / 100 }, (_, at) => `${row(cell(at))}\n`).join('');
    expect(read(`<table>${HEADER}\n${full}</table>`).declarations).toHaveLength(names / 100);
    const refused = parseCharterHtml(`<table>${HEADER}\n${full}${row('_b')}</table>`);
    expect(refused).toMatchObject({ ok: false, fault: 'too-many-rows', line: names / 100 + 2 });
    if (!refused.ok) expect(refused.message).toContain(`more than ${names} names`);
  });

  test('is read when another table leaves it room', () => {
    expect(read(`${otherTable(rows - 2)}${charter(1)}`).declarations).toHaveLength(1);
  });

  test('is no charter of any length without its headings', () => {
    expect(parseCharterHtml(otherTable(rows + 1))).toMatchObject({ ok: false, fault: 'no-table' });
  });
});

test.each([
  ['Propia / De terceros', 'De terceros', 'Propia'],
  ['Interne ou externe', 'Tiers', 'Interne'],
  ['1st / 3rd', 'Third party', 'First party'],
])('a column below %j says whose its cookies are', (heading, third, first) => {
  const rows = [
    ['_a', third],
    ['_b', first],
  ].map((cells) => `<tr>${['x', ...cells].map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const { declarations } = read(
    `<table><tr><th>Finalité</th><th>Cookie</th><th>${heading}</th></tr>${rows.join('')}</table>`,
  );
  expect(declarations).toMatchObject([
    { names: ['_a'], section: third, category: 'third-party' },
    { names: ['_b'], section: first, category: 'first-party' },
  ]);
});

test('a column that tells but kinds which wait for consent counts beside one that tells none', () => {
  const { declarations } = read(
    '<h2>Cookies nécessaires</h2><table><tr><th>Cookie</th><th>Type</th><th>Catégorie</th><th>Finalité</th></tr>' +
      '<tr><td>_fbp</td><td>HTTP</td><td>Marketing</td><td>Servir</td></tr></table>',
  );
  expect(declarations.map(({ category }) => category)).toEqual(['unclassified']);
});

test('a provider that is told to be a third party is still the provider', () => {
  const rows = [
    ['devradar_consent', 'DevRadar (1st party)'],
    ['_pk_id.*', 'Piwik PRO (3rd party)'],
  ].map((cells) => `<tr>${['x', ...cells].map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  const { declarations } = read(
    `<h2>Cookies analytics</h2><table><tr><th>Finalite</th><th>Cookie</th><th>Emetteur</th></tr>${rows.join('')}</table>`,
  );
  expect(declarations.map(({ provider, category }) => [provider, category])).toEqual([
    ['DevRadar (1st party)', 'statistics'],
    ['Piwik PRO (3rd party)', 'statistics'],
  ]);
});

test.each([
  ['Typ', 'Kategorie', 'localStorage', 'Technisch notwendig'],
  ['Type', 'Catégorie', 'HTTP', 'Strictement nécessaire'],
  ['Catégorie', 'Type', 'Session', 'Technique'],
])('of two columns that may tell kinds, %j and %j, the one counts that does', (one, other, nothing, kind) => {
  const { declarations } = read(
    `<table><tr><th>Cookie</th><th>${one}</th><th>Finalité</th><th>${other}</th></tr>` +
      `<tr><td>_a</td><td>${nothing}</td><td>x</td><td>${kind}</td></tr>` +
      `<tr><td>_b</td><td>Cookie</td><td>x</td><td>Marketing</td></tr></table>`,
  );
  expect(declarations.map(({ category }) => category)).toEqual(['necessary', 'unclassified']);
});

test('who sets a cookie may be asked in a heading', () => {
  const { declarations } = read(
    '<table><tr><th>Nom du cookie</th><th>Qui le dépose</th><th>À quoi il sert</th></tr>' +
      '<tr><td>_fbp</td><td>Facebook</td><td>Publicité</td></tr></table>',
  );
  expect(declarations).toMatchObject([{ names: ['_fbp'], provider: 'Facebook', purpose: 'Publicité' }]);
});

test.each([
  ['a tab', '<div role="tabpanel" style="display: none;">', ''],
  ['a tab of its link', '<div id="two" style="display:none">', '<a href="#two">Cookies</a>'],
  ['an accordion', '<div id="two" hidden>', '<button aria-expanded="false" aria-controls="one two">Cookies</button>'],
  ['a panel of its button', '<div id="two" style="display:none">', '<button data-bs-target="#two">Cookies</button>'],
  ['a panel of its link', '<div id="two" hidden>', '<a data-target="#two" data-toggle="collapse">Cookies</a>'],
  ['what a search opens', '<div hidden="until-found">', ''],
])('a table that is closed in %s is read: its readers can open it', (_, open, control) => {
  expect(names(`${table(row('_a'))}${control}${open}${table(row('_b'))}</div>`)).toEqual(['_a', '_b']);
  for (const closed of ['<div id="three" hidden>', '<a href="#">Haut</a><div hidden>'])
    expect(names(`${table(row('_a'))}${control}${closed}${table(row('_b'))}</div>`)).toEqual(['_a']);
});
