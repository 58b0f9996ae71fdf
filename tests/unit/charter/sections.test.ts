import { describe, expect, test } from 'vitest';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';
import { sectionCategory } from '../../../lib/charter/sections/section-category.ts';

const TABLE =
  '<table><tr><th>Nom du cookie</th><th>Finalité</th><th>Durée</th></tr>' +
  '<tr><td>sessionid</td><td>Connexion</td><td>2 semaines</td></tr></table>';

/** The categories of the tables of a page, in its order; `T` stands for one. */
function categories(html: string): string[] {
  const charter = parseCharterHtml(html.replace(/\bT\b/gu, TABLE), null);
  return charter.ok ? charter.declarations.map(({ category }) => category) : [charter.fault];
}

describe('a word that looks like a negation', () => {
  test.each<[string, string]>([
    ['Cookies utiles mais soumis à votre consentement', 'unclassified'],
    ['Cookies anonymes mais indispensables au site', 'necessary'],
    ['Cookies anónimos mais necessários', 'necessary'],
    ['Cookies du Pas-de-Calais exemptés de consentement', 'necessary'],
    ['Cookies pas nécessaires', 'unclassified'],
    ['Cookies qui ne sont plus nécessaires', 'unclassified'],
    ['Cookies qui n’étant plus exemptés attendent', 'unclassified'],
    ['Cookies les plus nécessaires', 'necessary'],
    ['Cookies exemptés et, de plus, nécessaires', 'necessary'],
    ['Cookies qui ne peuvent durer plus d’un an, nécessaires', 'necessary'],
    ['Cookies that are no longer necessary', 'unclassified'],
    ['Cookies die niet meer noodzakelijk zijn', 'unclassified'],
    ['Nicht mehr notwendige Cookies', 'unclassified'],
    ['Cookie non più necessari', 'unclassified'],
    ['Cookie mai necessari', 'unclassified'],
  ])('is none in “%s”, or is one: %s', (title, category) => {
    expect(sectionCategory(title)).toBe(category);
  });

  test('does not hide that a sentence asks for consent', () => {
    const sentence = 'Ils améliorent votre visite mais nécessitent votre consentement.';
    expect(categories(`<h2>Cookies fonctionnels</h2><p>${sentence}</p>T`)).toEqual(['unclassified']);
  });
});

describe('consent that cookies serve to keep', () => {
  test.each([
    'Gestion de votre consentement',
    'Cookies nécessaires à la gestion de votre consentement',
    'Cookies nécessaires au recueil de votre consentement',
    'Cookies nécessaires à l’expression de votre consentement',
    'Cookies nécessaires (preuve de votre consentement)',
    'Cookies necessary for consent management',
    'Cookies necesarias para la gestión de su consentimiento',
    'Für die Verwaltung Ihrer Einwilligung notwendige Cookies',
    'Noodzakelijke cookies (beheer van uw toestemming)',
    'Cookie necessari alla gestione del vostro consenso',
  ])('is not asked for: “%s”', (title) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><h3>${title}</h3>T`)).toEqual(['necessary']);
  });

  test.each([
    'Cookies nécessitant le recueil de votre consentement',
    'Cookies pour lesquels le recueil de votre consentement est nécessaire',
    'Cookies fonctionnels déposés après enregistrement de votre consentement',
    'Cookies de gestion soumis à votre consentement',
    'Cookies for which it is necessary to collect your consent',
  ])('may be asked for: “%s”', (title) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><h3>${title}</h3>T`)).toEqual(['unclassified']);
  });
});

test.each<[string, string]>([
  ['Catégorie 1 : cookies strictement nécessaires', 'necessary'],
  ['Catégorie 2 : cookies tiers', 'third-party'],
  ['Cookies : tiers', 'third-party'],
  ['Type de cookies : technique', 'necessary'],
  ['Catégorie 3 : cookies publicitaires', 'unclassified'],
  ['Cookies nécessaires : aucun cookie tiers', 'necessary'],
  ['Cookies non nécessaires : cookies tiers', 'unclassified'],
  ['Cookie : petit fichier nécessaire à la navigation', 'unclassified'],
  ['Cookies : pourquoi sont-ils nécessaires ?', 'unclassified'],
  ['Politique de cookies : mesure d’audience et partage avec des tiers', 'unclassified'],
])('after a label, or after none, “%s” is %s', (title, category) => {
  expect(sectionCategory(title)).toBe(category);
});

describe('a title that says the reverse of necessary', () => {
  test.each([
    'Cookies fonctionnels non exemptés',
    'Cookies fonctionnels ne faisant pas l’objet d’une exemption',
    'Cookies techniques non obligatoires',
    'Cookies techniques non requis',
    'Functional cookies that are not mandatory',
    'Cookies técnicas no exentas',
    'Cookies techniques et de suivi',
    'Cookies fonctionnels et de suivi (Matomo)',
    'Cookies techniques et de traçage',
    'Cookies nécessaires et de tracking',
    'Functional cookies and tracking cookies',
    'Cookies fonctionnels (désactivés par défaut)',
    'Functional cookies (off by default)',
    'Cookies fonctionnels que vous pouvez accepter ou refuser',
    'Cookies fonctionnels que vous pouvez désactiver dans votre navigateur',
    'Autres cookies fonctionnels que vous pouvez refuser',
    'Autres cookies que ceux strictement nécessaires',
    'Cookies au-delà du strict nécessaire',
    'Cookies exemptés sous réserve de paramétrage',
    'Cookies partiellement exemptés',
    'Cookies exemptés sous conditions',
    'Cookies pouvant être exemptés de consentement',
    'Certains cookies sont exemptés de consentement',
    'Galetes tècniques no obligatòries',
    'Funktionale Cookies (standardmäßig deaktiviert)',
    'Teilweise von der Einwilligung befreite Cookies',
    'Functionele cookies en tracking',
    'Cookie tecnici e di tracciamento',
    'Cookies técnicos não obrigatórios',
  ])('is not necessary: “%s”', (title) => {
    expect(sectionCategory(title)).toBe('unclassified');
  });

  test.each([
    'Cookies nécessaires au suivi de votre session',
    'Cookies nécessaires conservés au-delà de la session',
    'Cookies techniques non désactivés par défaut',
    'Autres cookies strictement nécessaires',
    'Cookies fonctionnels pour lesquels le consentement n’est pas obligatoire',
    'Cookies requis, non optionnels',
    'Cookies strictement nécessaires (vous pouvez accepter ou refuser les autres)',
    'Cookies techniques et de suivi des erreurs',
    'Cookies nécessaires et de suivi de session',
    'Cookies técnicas y de seguimiento de sesión',
    'Necessary cookies, no advertising and tracking',
    'Technisch notwendige Cookies ohne Werbung und Tracking',
    'Noodzakelijke cookies, geen reclame en tracking',
    'Cookies exentas de consentimiento que se instalan siempre',
    'Cookies exemptés de consentement (service expressément demandé par l’utilisateur)',
    'Cookies du service expressément demandé, exemptés de consentement',
    'Cookies exemptés de consentement dans les conditions définies par la CNIL',
    'Cookies exemptés de consentement (conditions de l’article 82)',
    'Cookies dont le dépôt ne peut être refusé (exemptés de consentement)',
    'Cookies d’authentification exemptés de consentement, déposés lorsque vous vous connectez',
  ])('may seem to: “%s” is necessary', (title) => {
    expect(sectionCategory(title)).toBe('necessary');
  });

  test.each<[string, string]>([
    ['Cookies techniques de parties tierces', 'third-party'],
    ['3rd party cookies', 'third-party'],
    ['Cookies techniques et de fréquentation', 'statistics'],
    ['Cookies de mesure d’audience exemptés sous réserve de paramétrage', 'statistics'],
  ])('or names a stricter kind: “%s” is %s', (title, category) => {
    expect(sectionCategory(title)).toBe(category);
  });
});

describe('a heading that joins several kinds', () => {
  test.each<[string, string]>([
    ['Cookies internes et cookies tiers', 'Les cookies suivants sont strictement nécessaires :'],
    ['Cookies internes et cookies tiers', 'Les cookies suivants sont nécessaires :'],
    ['First-party and third-party cookies', 'The following cookies are strictly necessary:'],
    ['Cookies et partage avec des tiers', 'Voici les cookies nécessaires :'],
    ['Cookies et statistiques d’audience', 'Les cookies suivants sont nécessaires :'],
    ['Politique de cookies et de publicité', 'Les cookies suivants sont nécessaires :'],
    ['Cookies tiers', 'Les cookies suivants sont strictement nécessaires :'],
  ])('“%s” leaves to the sentence below which is meant: “%s”', (heading, sentence) => {
    expect(categories(`<h1>${heading}</h1><p>${sentence}</p>T`)).toEqual(['necessary']);
  });

  test.each<[string, string]>([
    ['Cookies internes et cookies tiers', 'unclassified'],
    ['Liste des cookies nécessaires et tiers', 'unclassified'],
    ['Cookies tiers et cookies nécessaires', 'unclassified'],
    ['Cookies internes / cookies tiers', 'unclassified'],
    ['First-party and third-party cookies', 'unclassified'],
    ['First- and third-party cookies', 'unclassified'],
    ['Cookies propias y de terceros', 'unclassified'],
    ['Galetes pròpies i de tercers', 'unclassified'],
    ['Interne cookies en cookies van derden', 'unclassified'],
    ['Eigene und Drittanbieter-Cookies', 'unclassified'],
    ['Cookie interni e di terze parti', 'unclassified'],
    ['Cookies tiers', 'third-party'],
    ['Cookies tiers de mesure d’audience', 'third-party'],
    ['Cookies tiers fonctionnels et nécessaires', 'third-party'],
    ['Cookies de tiers nécessaires et fonctionnels', 'third-party'],
    ['Cookies nécessaires et fonctionnels tiers', 'third-party'],
    ['Third-party essential and functional cookies', 'third-party'],
    ['Cookies de terceros técnicas y funcionales', 'third-party'],
    ['Cookies tiers et de mesure d’audience', 'third-party'],
    ['Cookies de mesure d’audience internes et tiers', 'third-party'],
    ['Cookies nécessaires de tiers', 'third-party'],
    ['Cookies non nécessaires et cookies tiers', 'third-party'],
    ['Cookies tiers et publicitaires', 'third-party'],
    ['Cookies nécessaires et partage avec des tiers', 'third-party'],
    ['Cookies internes et tiers soumis à consentement', 'third-party'],
  ])('“%s” alone makes its rows %s', (title, category) => {
    expect(categories(`<h2>${title}</h2>T`)).toEqual([category]);
  });

  test('makes nothing necessary, whatever it stands under', () => {
    expect(categories('<h1>Cookies nécessaires</h1><h2>Cookies internes et cookies tiers</h2>T')).toEqual([
      'unclassified',
    ]);
  });
});

describe('kinds that are told above one table of all', () => {
  const told = {
    necessary: 'Cookies strictement nécessaires : ils permettent de se connecter.',
    statistics: 'Cookies de mesure d’audience : ils comptent les visites.',
    others: 'Cookies tiers : ils sont déposés par d’autres sites.',
  };
  const list = (...items: string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const ALL = '<p>Le tableau ci-dessous récapitule les cookies utilisés.</p>T';
  const TWO = '<h2>Cookies nécessaires</h2><p>Ils servent.</p><h2>Cookies tiers</h2><p>Ils mesurent.</p>';

  test.each<[string, string, string]>([
    ['a list', list(told.necessary, told.statistics, told.others) + ALL, 'unclassified'],
    ['a list that ends with the necessary ones', list(told.others, told.necessary) + ALL, 'unclassified'],
    ['a list right above it', `${list(told.necessary, told.statistics, told.others)}T`, 'unclassified'],
    ['a list under a heading', `<h2>Cookies tiers</h2>${list(told.statistics, told.necessary)}${ALL}`, 'third-party'],
    [
      'a list that a heading says less of',
      `<h2>Cookies nécessaires</h2>${list(told.necessary, told.statistics)}${ALL}`,
      'unclassified',
    ],
    ['headings', `${TWO}<h2>Tableau récapitulatif</h2>T`, 'unclassified'],
    ['headings, and a question', `${TWO}<h2>Quels sont-ils ?</h2>T`, 'unclassified'],
    ['lines', `${TWO}<h2>Détail</h2>T`.replaceAll('h2>', 'p>'), 'unclassified'],
    ['lines, and a question', `${TWO}<h2>Quels sont-ils ?</h2>T`.replaceAll('h2>', 'p>'), 'unclassified'],
  ])('title none of it: %s', (_, html, category) => {
    expect(categories(html)).toEqual([category]);
  });

  test.each<[string, string, string]>([
    ['its own heading', `${TWO}T`, 'third-party'],
    ['its own line', `${TWO}T`.replaceAll('h2>', 'p>'), 'third-party'],
    ['its own sentence', `<p>${told.necessary}</p><p>${told.others}</p>T`, 'third-party'],
    ['a heading below its own', `${TWO}<h3>Détail</h3>T`, 'third-party'],
    ['a line that leads to it', `${TWO}<p>Les cookies suivants sont utilisés :</p>T`, 'third-party'],
    ['a heading below them', `${TWO}<h2>Liste</h2><h3>Cookies nécessaires</h3>T`, 'necessary'],
    ['one title alone', `<h2>Cookies nécessaires</h2><p>Ils servent.</p><h2>Liste</h2>T`, 'necessary'],
  ])('leave its title to %s', (_, html, category) => {
    expect(categories(html)).toEqual([category]);
  });

  test('end the section of the table before', () => {
    const html = `<p>Cookies tiers</p>T${list(told.necessary, told.statistics, told.others)}${ALL}`;
    expect(categories(html)).toEqual(['third-party', 'unclassified']);
  });
});

test.each<[string, string, string[]]>([
  ['Cookies nécessaires', 'Cookies tiers', ['third-party']],
  ['Cookies nécessaires', 'Third-party cookies', ['third-party']],
  ['Cookies nécessaires', 'Cookies publicitaires', ['unclassified']],
  ['Cookies nécessaires', 'Cookies internes', ['necessary']],
  ['Cookies nécessaires', 'Nom du cookie tiers', ['necessary']],
  ['Cookies nécessaires', 'Cookies et tiers', ['necessary']],
  ['Cookies nécessaires', 'Cookie / tiers', ['necessary']],
  ['Cookies tiers', 'Cookies strictement nécessaires', ['third-party']],
  ['Cookies optionnels', 'Cookies nécessaires', ['unclassified']],
  ['Cookies utilisés', 'Cookies strictement nécessaires', ['necessary']],
  ['Cookies utilisés', 'Cookies strictement nécessaires|Cookies publicitaires', ['necessary', 'unclassified']],
  ['Cookies utilisés', 'Cookies tiers|Cookies strictement nécessaires', ['third-party', 'necessary']],
  ['Cookies nécessaires', 'Nom du cookie|Cookies tiers', ['necessary', 'third-party']],
])('under “%s”, names headed “%s” are %s', (title, headings, expected) => {
  const tables = headings.split('|').map((heading) => TABLE.replace('Nom du cookie', heading));
  expect(categories(`<h2>${title}</h2>${tables.join('')}`)).toEqual(expected);
});

describe('a cell alone in a row of a table that has its names first', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const last = (...rows: string[]) => {
    const table = TABLE.replace('</table>', `${rows.join('')}${row('YSC', 'Lecture', '1 an')}</table>`);
    return categories(`<h2>Cookies nécessaires</h2>${table}`).at(-1);
  };

  test.each([
    'Lecteurs vidéo',
    'Cartes interactives',
    'Contenus embarqués',
    'Partage social',
    'Chatbot',
    'Formulaires',
    'YouTube',
    'Google Maps (Google)',
    'Matomo',
  ])('may be the title of what is below it: “%s”', (text) => {
    expect(last(row(text, '', ''))).toBe('unclassified');
    expect(last(row(text))).toBe('unclassified');
  });

  test.each([
    'Laravel session',
    'Session',
    'XSRF-TOKEN',
    'hubspotUtk',
    'ARRAffinity',
    'OptanonConsent',
    'lang',
    'NID',
    'Aucun',
  ])('is a name: “%s”', (text) => {
    expect(last(row(text, '', ''))).toBe('necessary');
  });

  test('titles nothing where others like it follow, or a title of their own', () => {
    expect(last(row('Lang', '', ''), row('sid', '', ''))).toBe('necessary');
    expect(last(row('YouTube', '', ''), '<tr><td colspan="3">Cookies nécessaires</td></tr>')).toBe('necessary');
  });

  test('is kept as a name all the same', () => {
    const charter = parseCharterHtml(
      `<h2>Cookies</h2>${TABLE.replace('</table>', `${row('YouTube', '', '')}</table>`)}`,
    );
    expect(charter.ok && charter.declarations.map(({ names }) => names)).toEqual([['sessionid'], ['YouTube']]);
  });
});

test.each<[string, string, string, string]>([
  ['Liste des cookies', 'Consentement', 'Hors exemption', 'unclassified'],
  ['Liste des cookies', 'Consentement', 'Requis sauf exemption', 'unclassified'],
  ['Liste des cookies', 'Consentement', 'Exempté si anonymisé', 'unclassified'],
  ['Liste des cookies', 'Consentement', 'Exempté sous conditions', 'unclassified'],
  ['Liste des cookies', 'Consentement', 'Exempté (mesure d’audience)', 'necessary'],
  ['Liste des cookies', 'Consentement', 'Exempté (expressément demandé par l’utilisateur)', 'necessary'],
  ['Liste des cookies', 'Consentement', 'Peut être exempté', 'unclassified'],
  ['Liste des cookies', 'Consentement', 'Non requis', 'necessary'],
  ['Cookies nécessaires', 'Consentement', 'Hors exemption', 'unclassified'],
  ['Cookies nécessaires', 'Consentement', 'Non exempté', 'unclassified'],
  ['Cookies nécessaires', 'Consentement', 'Soumis à consentement (peut être exempté)', 'unclassified'],
  ['Cookies nécessaires', 'Consentement', 'Exempté', 'necessary'],
  ['Liste des cookies', 'Exempté de consentement', 'Oui (sous réserve de paramétrage)', 'unclassified'],
  ['Liste des cookies', 'Exempté de consentement', 'Oui (hors publicité)', 'unclassified'],
  ['Liste des cookies', 'Exempté de consentement', 'Oui (article 82)', 'necessary'],
  ['Cookies nécessaires', 'Obligatoire', 'Facultatif', 'unclassified'],
  ['Cookies nécessaires', 'Obligatoire', 'Obligatoire', 'necessary'],
  ['Cookies nécessaires', 'Nécessaire', 'Optionnel', 'unclassified'],
  ['Cookies nécessaires', 'Nécessaire', 'Non nécessaire', 'unclassified'],
  ['Cookies nécessaires', 'Nécessaire', 'Non optionnel', 'necessary'],
  ['Necessary cookies', 'Strictly necessary', 'Optional', 'unclassified'],
])('under “%s”, a column “%s” that says “%s” makes a row %s', (title, heading, said, category) => {
  const html = `<table><tr><th>Cookie</th><th>Description</th><th>${heading}</th></tr><tr><td>_a</td><td>x</td><td>${said}</td></tr></table>`;
  expect(categories(`<h2>${title}</h2>${html}`)).toEqual([category]);
});

describe('necessary cookies stay necessary', () => {
  test.each([
    'Conformément à la loi, le dépôt de cookies est soumis à votre consentement, sauf pour ceux strictement nécessaires.',
    'Les cookies sont déposés après recueil du consentement à l’exception de ceux qui sont nécessaires.',
    'Hormis les cookies ci-dessous, tout dépôt est soumis à votre consentement.',
    'Les cookies tiers nécessitent votre consentement.',
    'Seuls les cookies de mesure d’audience sont soumis à votre consentement.',
    'Le consentement est requis pour les cookies publicitaires ; ceux-ci n’en font pas partie.',
    'Ils sont déposés après acceptation des conditions d’utilisation.',
    'Ils sont déposés après votre autorisation par FranceConnect.',
    'Vous pouvez à tout moment retirer votre consentement.',
    'Ces cookies ne peuvent pas être désactivés.',
    'Avec votre accord, d’autres cookies sont déposés.',
    'Cookie : petit fichier déposé sur votre terminal.',
    'L’inscription à la lettre d’information est soumise à votre accord.',
    'L’utilisation du chat nécessite votre accord.',
    'Contrairement aux cookies listés plus bas, qui requièrent votre consentement, ils sont déposés d’office.',
    'Ils ne sont ni partagés ni soumis à votre consentement.',
    'Ils ne sont pas soumis à votre consentement et sont indispensables.',
    'Vous pouvez les refuser dans votre navigateur, au risque de ne plus pouvoir vous connecter.',
    'No prior notice and consent is required.',
    'Vous pouvez refuser les cookies.',
    'Vous ne pouvez pas les refuser.',
    'Ces cookies ne sont pas facultatifs.',
    'Ils améliorent les performances.',
    'Ces cookies sont désactivables via votre navigateur.',
    'Ils sont désactivables dans votre navigateur mais le site ne fonctionnera plus.',
    'Vous pouvez refuser les autres.',
    'Ces cookies de performance applicative sont exemptés.',
    'They can be switched off in your browser; you can disable them in a browser.',
  ])('whatever prose says of others: “%s”', (sentence) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><p>${sentence}</p>T`)).toEqual(['necessary']);
    expect(categories(`<h2>Cookies strictement nécessaires</h2>T<p>${sentence}</p>T`)).toEqual([
      'necessary',
      'necessary',
    ]);
  });

  test.each(['Déposés par notre partenaire Opendatasoft', 'la performance du site'])(
    'above the end of a sentence: “%s”',
    (sentence) => {
      expect(categories(`<h2>Cookies strictement nécessaires</h2><p>${sentence}</p>T`)).toEqual(['necessary']);
    },
  );

  test.each([
    'Cookie : petit fichier déposé sur votre terminal.',
    'Traceur : tout ce qui est lu sur votre terminal.',
    'Cookies de session : ils sont détruits à la fermeture du navigateur.',
  ])('below a line of their own, though a word is explained: “%s”', (sentence) => {
    expect(categories(`<p>Cookies strictement nécessaires</p><p>${sentence}</p>T`)).toEqual(['necessary']);
  });

  test.each([
    'Ces cookies sont déposés sans votre consentement car ils sont indispensables.',
    'La CNIL exempte ces cookies de consentement préalable.',
    'Vous pouvez à tout moment retirer votre consentement.',
    'Ces cookies ne sont pas utilisés à des fins publicitaires.',
    'Ils ne sont ni publicitaires ni partagés avec des tiers.',
  ])('below a heading that is a sentence: “%s”', (sentence) => {
    expect(categories(`<h2>Cookies strictement nécessaires</h2><h3>${sentence}</h3>T`)).toEqual(['necessary']);
  });
});

test.each<[string, string]>([
  ['Vous pouvez les désactiver dans votre navigateur.', 'necessary'],
  ['Vous pouvez les désactiver.', 'unclassified'],
])('a row across a table of necessary cookies that says “%s” leaves them %s', (text, category) => {
  const table = TABLE.replace('</tr>', `</tr><tr><td colspan="3">${text}</td></tr>`);
  expect(categories(`<h2>Cookies nécessaires</h2>${table}`)).toEqual([category]);
});

describe('functional cookies are not necessary', () => {
  test.each([
    'Ils ne sont pas indispensables et nécessitent votre consentement.',
    'Ils ne sont pas indispensables mais soumis à votre accord.',
    'Ils ne sont déposés que si vous y consentez.',
    'Leur dépôt est conditionné à votre accord.',
    'Le dépôt de ces cookies est soumis à votre accord.',
    'Le dépôt est soumis à votre consentement.',
    'L’installation est soumise à votre consentement.',
    'La lecture nécessite votre accord.',
    'The storage requires your consent.',
    'Die Speicherung erfolgt nur mit Ihrer Einwilligung.',
    'Ces cookies sont facultatifs.',
    'Ils sont facultatifs et se désactivent dans votre navigateur.',
    'Vous pouvez les refuser.',
    'They are only set if you agree.',
    'These cookies are optional.',
    'Sie werden nur gesetzt, wenn Sie zustimmen.',
    'Sie können sie ablehnen.',
    'Estas cookies son opcionales.',
    'Sono installati solo se acconsentite.',
    'U kunt ze weigeren.',
    'São instalados apenas se consentir.',
    'Només s’instal·len si hi consentiu.',
  ])('where it is said that they wait for a choice: “%s”', (sentence) => {
    expect(categories(`<h2>Cookies fonctionnels</h2><p>${sentence}</p>T`)).toEqual(['unclassified']);
  });

  test.each([
    '<h2>Cookies de mesure d’audience exemptés de consentement</h2><p>Vous pouvez les refuser.</p>T',
    '<h2>Mesure d’audience</h2><p>Ces cookies sont exemptés de consentement. Vous pouvez les refuser.</p>T',
  ])('and what is exempt may be refused: %s', (html) => {
    expect(categories(html)).toEqual(['necessary']);
  });
});

test.each<[string, number | null]>([
  ['Durée (en jours)', 13],
  ['Durée (mois ou jours)', null],
  ['Durée de vie (mois/jours)', null],
])('a bare number below “%s” is %s days', (heading, days) => {
  const html =
    `<h2>Cookies</h2><table><tr><th>Nom du cookie</th><th>${heading}</th></tr>` +
    '<tr><td>sessionid</td><td>13</td></tr></table>';
  const charter = parseCharterHtml(html, null);
  expect(charter.ok && charter.declarations[0]?.duration).toEqual({ text: '13', days });
});
