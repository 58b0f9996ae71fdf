import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import { CHARTER_LIMITS } from '../../../lib/charter/charter-limits.ts';
import { parseCharterText } from '../../../lib/charter/parse-charter-text.ts';
import type { CharterDeclarations } from '../../../lib/charter/parsed-charter.ts';

const HEADER = 'Nom du prestataire\tService et emplacement\tNom du cookies\tFinalités';
const NEWER = 'Supplier\tCookie name\tDuration\tFunction';
const row = (name: string, provider = 'Acme') => `${provider}\tUn service\t${name}\tUne finalité`;

function read(...lines: string[]): CharterDeclarations {
  const charter = parseCharterText(lines.join('\n'));
  if (!charter.ok) throw new Error(`line ${String(charter.line)}: ${charter.message}`);
  return charter;
}

function only(...lines: string[]): Declaration {
  const { declarations } = read(...lines);
  const [declaration] = declarations;
  if (!declaration || declarations.length > 1) throw new Error(`${String(declarations.length)} declarations`);
  return declaration;
}

describe('a charter published as text', () => {
  test('gives each row of the older template with its section, words as published', () => {
    expect(only('Cookies nécessaires / cookies fonctionnels', '', HEADER, row('sessionid'))).toEqual({
      id: 'necessary/sessionid',
      names: ['sessionid'],
      kind: 'unspecified',
      provider: 'Acme',
      service: 'Un service',
      purpose: 'Une finalité',
      duration: null,
      section: 'Cookies nécessaires / cookies fonctionnels',
      category: 'necessary',
    });
  });

  test('gives what a spreadsheet put in quotes without them, and leaves other quotes as published', () => {
    const quoted = (purpose: string) => only(HEADER, `Acme\tUn service\tsessionid\t${purpose}`).purpose;
    expect(quoted('"Session, ""sécurité"" "')).toBe('Session, "sécurité"');
    expect(quoted('"a; b"')).toBe('a; b');
    for (const words of ['"Session"', '"a, b" et "c"', 'a, "b"', '"a, b']) expect(quoted(words)).toBe(words);
    const [declaration] = read(NEWER, 'Huwise\tsessionid\t"1 year, 1 day"\tSigning in').declarations;
    expect(declaration?.duration?.text).toBe('1 year, 1 day');
  });

  test('gives each row of the newer template with its duration, and no service', () => {
    const title = 'Strictly necessary cookies: they let third-party readers sign in.';
    expect(only(title, NEWER, 'Huwise\tsessionid\t2 weeks by default\tSigning in')).toEqual({
      id: 'necessary/sessionid',
      names: ['sessionid'],
      kind: 'unspecified',
      provider: 'Huwise',
      service: null,
      purpose: 'Signing in',
      duration: { text: '2 weeks by default', days: 14 },
      section: title,
      category: 'necessary',
    });
  });

  test.each([
    ['French, older', HEADER, 'fr'],
    ['English, older, plural', "Service provider's name\tFunction and location\tCookie name(s)\tPurposes", 'en'],
    ['English, older', 'Provider\tService and location\tCookie name\tPurpose', 'en'],
    ['French, upper case, without diacritics', 'PRESTATAIRE\tSERVICE ET EMPLACEMENT\tNOM DU COOKIE\tFINALITES', 'fr'],
  ])('is read by its headings: %s', (_, header, language) => {
    const charter = read(header, 'Acme\tUn service\t_a\tUne finalité');
    expect(charter.language).toBe(language);
    expect(charter.declarations).toMatchObject([
      { provider: 'Acme', service: 'Un service', names: ['_a'], purpose: 'Une finalité' },
    ]);
  });

  test('takes the language from the prose where the headings fit several', () => {
    const rows = ['Cookie\tService\tDescription', '_a\tX\tY'];
    expect(read('Voici la liste des cookies de la plateforme', ...rows).language).toBe('fr');
    expect(read('This is the list of the cookies of the platform', ...rows).language).toBe('en');
  });

  test('finds its columns in any order, and leaves an unknown one out', () => {
    const declaration = only('Finalités\tNom du cookie\tRemarque\tPrestataire', 'Mesurer\t_a\tx\tAcme');
    expect(declaration).toMatchObject({ names: ['_a'], provider: 'Acme', purpose: 'Mesurer', service: null });
  });

  test.each([
    ['a blank line inside', ['', '\t\t\t', '   ']],
    ['a row of dashes under the header', ['-----\t------\t-----\t----']],
    ['a row of dashes with other cells', ['---\t---']],
    ['a rule without cells', ['----------']],
  ])('passes over %s', (_, lines) => {
    const charter = read(HEADER, ...lines, row('_a'), ...lines, row('_b'));
    expect(charter.declarations.map(({ names }) => names)).toEqual([['_a'], ['_b']]);
    expect(charter.ignored).toEqual([]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])('reads lines that end in %j', (end) => {
    const charter = parseCharterText(['\ufeffCookies tiers', HEADER, row('_a'), row('_b')].join(end));
    expect(charter).toMatchObject({ ok: true, declarations: [{ section: 'Cookies tiers' }, { names: ['_b'] }] });
  });

  test('keeps the brand on a line of its own inside the table aside, with its line', () => {
    const charter = read(HEADER, row('_a'), '', 'DUNKERQUE AGGLO DATA', '', row('_b'));
    expect(charter.declarations).toHaveLength(2);
    expect(charter.ignored).toMatchObject([{ line: 4, text: 'DUNKERQUE AGGLO DATA' }]);
  });

  test.each([['Cookies tiers\t\t\t'], ['Cookies tiers'], ['Cookies  tiers\t\t\t\t']])(
    'begins a section at a title between its rows: %j',
    (title) => {
      const { declarations, ignored } = read('Cookies nécessaires', HEADER, row('_g'), title, row('_g'));
      expect(declarations).toMatchObject([
        { id: 'necessary/_g', section: 'Cookies nécessaires' },
        { id: 'third-party/_g', section: 'Cookies tiers', category: 'third-party' },
      ]);
      expect(ignored).toEqual([]);
    },
  );

  test.each([
    ['Cookies  tiers'],
    ['Ils servent.  Ils sont gardés un an.'],
    ['Ils   sont   gardés   pendant   un   an'],
    ['Ils sont gardés un an'],
  ])('takes %j between two rows of three cells for no row', (line) => {
    const head = 'Nom du cookie\tDurée\tFinalité';
    const { declarations } = read(head, '_a\t1 an\tx', line, '_b\t1 an\ty');
    expect(declarations.map(({ names }) => names)).toEqual([['_a'], ['_b']]);
  });

  test('takes a title row that names no category as a section, unclassified', () => {
    const { declarations } = read('Cookies nécessaires', HEADER, 'Nos partenaires\t\t\t', row('_g'));
    expect(declarations).toMatchObject([{ section: 'Nos partenaires', category: 'unclassified' }]);
  });

  test.each([
    ['Publicité\t\t\t', 'unclassified'],
    ['| Publicité | | | |', 'unclassified'],
    ['Statistiques\t\t\t', 'statistics'],
    ['Réseaux sociaux\t\t\t', 'unclassified'],
    ['Publicité', 'unclassified'],
    ['Statistiques', 'statistics'],
  ])('takes %j as a section where the names come first', (title, category) => {
    const head = 'Nom du cookie\tFournisseur\tFinalité\tDurée';
    const rows = ['sessionid\tDjango\tSe connecter\t2 semaines', title, 'IDE\tDoubleClick\tpub\t1 an'];
    expect(read('Cookies nécessaires', head, ...rows).declarations).toMatchObject([
      { names: ['sessionid'], category: 'necessary' },
      { names: ['IDE'], category },
    ]);
  });

  test('reads several tables, each under its own title', () => {
    const lines = ['Cookies nécessaires', HEADER, row('_a'), 'Des mots.', 'Cookies statistiques', HEADER, row('_b')];
    expect(read(...lines).declarations.map(({ id }) => id)).toEqual(['necessary/_a', 'statistics/_b']);
  });

  test('reads the headings of a later table as freely as those of the first, where they are the same', () => {
    const head = 'Fournisseur\tService et localisation\tNom du cookie\tFinalité';
    const lines = [head, 'A\tB (Paris)\t_a\tmesurer', 'Cookies tiers', `${head}\tDurée`, 'C\tD (Lyon)\t_c\tvoir\t1 an'];
    expect(read(...lines).declarations).toMatchObject([
      { names: ['_a'], provider: 'A', service: 'B (Paris)', duration: null },
      { names: ['_c'], provider: 'C', service: 'D (Lyon)', duration: { days: 365 } },
    ]);
    expect(read(...lines).ignored).toEqual([]);
  });

  test('keeps prose before and after out of the table', () => {
    const prose = 'Les cookies « tiers » sont déposés par un autre site.';
    const { declarations, ignored } = read(prose, '\tEn retrait', HEADER, row('_a'), '', 'Pour nous écrire : ici.');
    expect(declarations).toMatchObject([{ section: 'En retrait', category: 'unclassified' }]);
    expect(ignored).toEqual([]);
  });

  test.each(['', '\t'])(
    'takes a tab at the end of a line for no cell more, where the header row ends in "%s"',
    (end) => {
      const lines = [HEADER + end, `${row('_a')}\t`, row('_b'), `${row('_c')}\t\t`, 'Cookies tiers\t\t\t\t', row('_d')];
      expect(read(...lines).declarations.map(({ id }) => id)).toEqual([
        'unclassified/_a',
        'unclassified/_b',
        'unclassified/_c',
        'third-party/_d',
      ]);
    },
  );

  test('keeps rows with one id apart', () => {
    const { declarations } = read('Cookies tiers', HEADER, row('_a'), row('_a'), row('_a'));
    expect(declarations.map(({ id }) => id)).toEqual(['third-party/_a', 'third-party/_a-2', 'third-party/_a-3']);
  });

  test('names a row without a name after its service', () => {
    expect(only('Cookies tiers', HEADER, 'Acme\tMesure d’été\t\tCompter')).toMatchObject({
      id: 'third-party/mesure-d-ete',
      names: [],
    });
  });

  test('collapses white space and drops invisible characters', () => {
    expect(only(HEADER, ' Acme\u00a0 SA \t a  b \t \u200b_a\u00ad \t c ')).toMatchObject({
      provider: 'Acme SA',
      service: 'a b',
      names: ['_a'],
      purpose: 'c',
    });
  });
});

test('a text with more table rows than any charter is refused, with the line', () => {
  const { rows } = CHARTER_LIMITS;
  const headers = `${HEADER}\n`.repeat(rows - 1);
  expect(read(headers + row('_a')).declarations).toHaveLength(1);
  expect(parseCharterText(`${headers}${row('_a')}\n\n${row('_b')}`)).toMatchObject({
    ok: false,
    fault: 'too-many-rows',
    line: rows + 2,
    message: `there are more than ${rows} table rows`,
  });
});

describe('a text that is no charter', () => {
  test.each([
    ['a row with a cell too few', [HEADER, row('_a'), 'Acme\tUn service\t_b'], 3, /has 3 cells/, /4 cells.*line 1/],
    ['a row with a cell too many', [HEADER, `${row('_a')}\tx`], 2, /has 5 cells/, /4 cells/],
    [
      'a row whose tabs became spaces',
      [HEADER, row('_a'), '', row('_b').replaceAll('\t', '    '), row('_c')],
      4,
      /has 4 cells, parted by spaces/,
      /4 cells.*line 1, separated by tabs/,
    ],
    [
      'the first row, with an empty cell',
      [HEADER, 'Acme  _b   Une finalité', row('_c')],
      2,
      /has 3 cells, parted by spaces/,
      /separated by tabs/,
    ],
    [
      'the last row',
      [HEADER, row('_a'), row('_b').replaceAll('\t', '  '), 'Fin'],
      3,
      /has 4 cells, parted by spaces/,
      /separated by tabs/,
    ],
    [
      'the last row of a table',
      [HEADER, row('_a'), row('_b').replaceAll('\t', '  '), 'Cookies tiers', HEADER, row('_c')],
      3,
      /has 4 cells, parted by spaces/,
      /separated by tabs/,
    ],
    ['a row before any header', ['Bonjour', row('_a'), HEADER], 2, /before any header/, /Nom du prestataire/i],
    ['only a header', ['Bonjour', HEADER, '', 'Fin'], 2, /no rows/, /at least one row/],
    ['a header and a title', [HEADER, 'Cookies tiers\t\t\t'], 1, /no rows/, /at least one row/],
    ['prose alone', ['Bonjour', 'Au revoir'], null, /no table/, /header row/],
    ['nothing', [''], null, /no table/, /header row/],
    ['a control character', [HEADER, row('_a\u0000')], 2, /cell 3 holds a control character/, /readable text/],
    ['bytes', ['\u0000\u0001\t\u0002\t\u0003'], 1, /control character/, /readable text/],
  ])('is refused with the line and what was expected: %s', (_, lines, line, message, expected) => {
    const charter = parseCharterText(lines.join('\n'));
    expect(charter).toMatchObject({ ok: false, line });
    if (charter.ok) return;
    expect(charter.message).toMatch(message);
    expect(charter.expected).toMatch(expected);
  });
});

test.each([
  ['quotes', `_a${'"'.repeat(300_000)}_b`],
  ['brackets', `_a${' ('.repeat(200_000)}`],
  ['names', '_a;'.repeat(100_000)],
  ['white space', `a${' '.repeat(300_000)}b`],
  ['rows of one name', `_a\tUne finalité\n${`${row('_a')}\n`.repeat(50_000)}Acme\tUn service\t_a`],
])('a page full of %s is read in reasonable time', (_, cell) => {
  const before = process.cpuUsage();
  parseCharterText(`${HEADER}\nAcme\tUn service\t${cell}\tUne finalité`);
  // Of this process alone: other work on the machine does not count.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
});
