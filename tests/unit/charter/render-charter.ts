import type { Declaration } from '../../../lib/charter/declaration.ts';

type Titles = Record<'necessary' | 'statistics' | 'first-party' | 'third-party' | 'unclassified', string>;

/** The words of one language's charter as a portal would publish it, in both templates. */
export interface PublishedWords {
  older: readonly [provider: string, service: string, names: string, purpose: string];
  newer: readonly [provider: string, names: string, duration: string, purpose: string];
  titles: Titles;
  /** The newer template's sentence in place of a title. */
  sentence: string;
  startingWith: (prefix: string) => string;
  durations: readonly [string, number | null][];
  introduction: string;
}

export const PUBLISHED: Record<string, PublishedWords> = {
  fr: {
    older: ['Nom du prestataire', 'Service et emplacement', 'Nom du cookies', 'Finalités'],
    newer: ['Fournisseur', 'Nom du cookie', 'Durée', 'Fonction'],
    titles: {
      necessary: 'Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels',
      statistics: 'Cookies statistiques',
      'first-party': 'Cookies internes',
      'third-party': 'Cookies tiers',
      unclassified: 'Cookies de nos partenaires',
    },
    sentence: 'Cookies strictement nécessaires : ils permettent au site de fonctionner.',
    startingWith: (prefix) => `Tout cookie commençant par ${prefix}`,
    durations: [
      ['13 mois', 395],
      ['6 mois', 183],
      ['2 semaines par défaut', 14],
      ["Jusqu'à 12 mois", 365],
      ['Session', null],
      ['jusqu’à la fermeture du navigateur', null],
    ],
    introduction:
      'Afin de vous proposer le meilleur service possible nous utilisons des cookies pour assurer son bon fonctionnement.',
  },
  en: {
    older: ["Service provider's name", 'Function and location', 'Cookie name(s)', 'Purposes'],
    newer: ['Supplier', 'Cookie name', 'Duration', 'Function'],
    titles: {
      necessary: 'Cookies necessary for the platform to work / functional cookies',
      statistics: 'Statistical cookies',
      'first-party': 'Internal cookies',
      'third-party': 'Third-party cookies',
      unclassified: "Our partners' cookies",
    },
    sentence: 'Strictly necessary cookies: these cookies let the site work and cannot be switched off.',
    startingWith: (prefix) => `Any cookie starting with ${prefix}`,
    durations: [
      ['13 months', 395],
      ['2 weeks by default', 14],
      ['Up to 12 months', 365],
      ['Token randomly reset between two requests or two sessions. Up to 12 months', 365],
      ['session', null],
      ['until you close the browser', null],
    ],
    introduction: 'We use cookies to give you the best possible service and to keep the platform running.',
  },
  es: {
    older: ['Nombre del proveedor de servicios', 'Servicio y ubicación', 'Nombre de las cookies', 'Finalidades'],
    newer: ['Proveedor', 'Nombre de la cookie', 'Duración', 'Función'],
    titles: {
      necessary: 'Cookies necesarias para el buen funcionamiento de la plataforma / cookies funcionales',
      statistics: 'Cookies estadísticas',
      'first-party': 'Cookies internas',
      'third-party': 'Cookies de terceros',
      unclassified: 'Cookies de nuestros socios',
    },
    sentence: 'Cookies estrictamente necesarias: permiten que el sitio funcione.',
    startingWith: (prefix) => `Cualquier cookie que empiece por ${prefix}`,
    durations: [
      ['13 meses', 395],
      ['1 año', 365],
      ['1 año y 1 mes', 395],
      ['Hasta 12 meses', 365],
      ['2 semanas por defecto', 14],
      ['sesión', null],
      ['hasta que cierre el navegador', null],
    ],
    introduction: 'Utilizamos cookies para ofrecerle el mejor servicio posible y para que la plataforma funcione bien.',
  },
  ca: {
    older: ['Nom del proveïdor de serveis', 'Servei i ubicació', 'Nom de les galetes', 'Finalitats'],
    newer: ['Proveïdor', 'Nom de la galeta', 'Durada', 'Funció'],
    titles: {
      necessary: 'Galetes necessàries per al bon funcionament de la plataforma / galetes funcionals',
      statistics: 'Galetes estadístiques',
      'first-party': 'Galetes internes',
      'third-party': 'Galetes de tercers',
      unclassified: 'Galetes dels nostres socis',
    },
    sentence: 'Galetes estrictament necessàries: permeten que el lloc funcioni.',
    startingWith: (prefix) => `Qualsevol galeta que comenci per ${prefix}`,
    durations: [
      ['13 mesos', 395],
      ['1 any', 365],
      ['Fins a 12 mesos', 365],
      ['2 setmanes per defecte', 14],
      ['sessió', null],
      ['fins que tanqueu el navegador', null],
    ],
    introduction: 'Fem servir galetes per oferir-vos el millor servei possible i perquè la plataforma funcioni bé.',
  },
  nl: {
    older: ['Naam van de dienstverlener', 'Dienst en locatie', 'Naam van de cookies', 'Doeleinden'],
    newer: ['Leverancier', 'Naam van de cookie', 'Duur', 'Functie'],
    titles: {
      necessary: 'Noodzakelijke cookies voor de goede werking van het platform / functionele cookies',
      statistics: 'Statistische cookies',
      'first-party': 'Interne cookies',
      'third-party': 'Cookies van derden',
      unclassified: 'Cookies van onze partners',
    },
    sentence: 'Strikt noodzakelijke cookies: zij laten de site werken.',
    startingWith: (prefix) => `Elke cookie die begint met ${prefix}`,
    durations: [
      ['13 maanden', 395],
      ['1 jaar', 365],
      ['Maximaal 12 maanden', 365],
      ['2 weken standaard', 14],
      ['24 uur', 1],
      ['sessie', null],
      ['tot u de browser sluit', null],
    ],
    introduction:
      'Wij gebruiken cookies om u de best mogelijke dienst te bieden en om het platform goed te laten werken.',
  },
  de: {
    older: ['Name des Dienstanbieters', 'Dienst und Ort', 'Name des Cookies', 'Zwecke'],
    newer: ['Anbieter', 'Cookie-Name', 'Dauer', 'Funktion'],
    titles: {
      necessary: 'Notwendige Cookies für das Funktionieren der Plattform / funktionale Cookies',
      statistics: 'Statistik-Cookies',
      'first-party': 'Interne Cookies',
      'third-party': 'Cookies von Drittanbietern',
      unclassified: 'Cookies unserer Partner',
    },
    sentence: 'Unbedingt erforderliche Cookies: Sie lassen die Website funktionieren.',
    startingWith: (prefix) => `Alle Cookies, die mit ${prefix} beginnen`,
    durations: [
      ['13 Monate', 395],
      ['1 Jahr', 365],
      ['Bis zu 12 Monate', 365],
      ['2 Wochen', 14],
      ['30 Minuten', 0.0208],
      ['Sitzung', null],
      ['bis Sie den Browser schließen', null],
    ],
    introduction: 'Wir verwenden Cookies, um Ihnen den bestmöglichen Dienst zu bieten und die Plattform zu betreiben.',
  },
  it: {
    older: ['Nome del fornitore di servizi', 'Servizio e posizione', 'Nome dei cookie', 'Finalità'],
    newer: ['Fornitore', 'Nome del cookie', 'Durata', 'Funzione'],
    titles: {
      necessary: 'Cookie necessari al buon funzionamento della piattaforma / cookie funzionali',
      statistics: 'Cookie statistici',
      'first-party': 'Cookie interni',
      'third-party': 'Cookie di terze parti',
      unclassified: 'Cookie dei nostri partner',
    },
    sentence: 'Cookie strettamente necessari: permettono al sito di funzionare.',
    startingWith: (prefix) => `Tutti i cookie che iniziano con ${prefix}`,
    durations: [
      ['13 mesi', 395],
      ['1 anno', 365],
      ['Fino a 12 mesi', 365],
      ['2 settimane per impostazione predefinita', 14],
      ['sessione', null],
      ['fino alla chiusura del browser', null],
    ],
    introduction:
      'Utilizziamo i cookie per offrirvi il miglior servizio possibile e per il buon funzionamento della piattaforma.',
  },
  pt: {
    older: ['Nome do prestador de serviços', 'Serviço e localização', 'Nome dos cookies', 'Finalidades'],
    newer: ['Fornecedor', 'Nome do cookie', 'Duração', 'Função'],
    titles: {
      necessary: 'Cookies necessários ao bom funcionamento da plataforma / cookies funcionais',
      statistics: 'Cookies estatísticos',
      'first-party': 'Cookies internos',
      'third-party': 'Cookies de terceiros',
      unclassified: 'Cookies dos nossos parceiros',
    },
    sentence: 'Cookies estritamente necessários: permitem que o sítio funcione.',
    startingWith: (prefix) => `Qualquer cookie que comece por ${prefix}`,
    durations: [
      ['13 meses', 395],
      ['1 ano', 365],
      ['Até 12 meses', 365],
      ['2 semanas por defeito', 14],
      ['sessão', null],
      ['até fechar o navegador', null],
    ],
    introduction:
      'Utilizamos cookies para lhe oferecer o melhor serviço possível e para o bom funcionamento da plataforma.',
  },
};

export type Template = 'older' | 'newer';
export type Row = Omit<Declaration, 'id' | 'section' | 'category' | 'doubt'>;

export interface RenderedSection {
  title: string;
  rows: readonly Row[];
}

/** How a page may differ without declaring anything else. */
export interface Layout {
  /**
   * Sections after the first as rows of one table, or each with a table of its own; in HTML also with the headings beside it, a
   * column for each row or a table for each.
   */
  sections: 'tables' | 'rows' | 'merged-rows' | 'columns' | 'cards';
  /** How several names stand in one cell. */
  names: '; ' | '<br>' | 'list';
  /** Markup and words that declare nothing. */
  noise: boolean;
  /** Cells as `<td>` without closing tags. */
  terse: boolean;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function cellsOf(row: Row, template: Template, names: string): string[] {
  return template === 'older'
    ? [row.provider ?? '', row.service ?? '', names, row.purpose ?? '']
    : [row.provider ?? '', names, row.duration?.text ?? '', row.purpose ?? ''];
}

export function renderText(
  language: string,
  template: Template,
  sections: readonly RenderedSection[],
  layout: Layout,
): string {
  const words = PUBLISHED[language];
  if (!words) throw new Error(language);
  const header = words[template].join('\t');
  const lines = sections.flatMap(({ title, rows }, at) => [
    ...(layout.sections === 'tables' || at === 0 ? ['', title, '', header] : [`${title}\t\t\t`]),
    ...(layout.noise ? ['-----\t----\t----\t-----'] : []),
    ...rows.flatMap((row) => [cellsOf(row, template, row.names.join('; ')).join('\t'), ...(layout.noise ? [''] : [])]),
  ]);
  return [words.introduction, ...lines, ''].join('\n');
}

const NOISE = '<script>var t = "<table><tr><th>Cookie</th></tr></table>";</script><!-- <tr><td>x</td></tr> -->';

export function renderHtml(
  language: string,
  template: Template,
  sections: readonly RenderedSection[],
  layout: Layout,
): string {
  const words = PUBLISHED[language];
  if (!words) throw new Error(language);
  const end = (tag: string) => (layout.terse ? '' : `</${tag}>`);
  const noise = layout.noise ? NOISE : '';
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${layout.noise ? `<p><span class="x">${cell}</span></p>` : cell}${end(tag)}`).join('')}${end('tr')}`;
  const names = (all: readonly string[]) =>
    layout.names === 'list'
      ? `<ul>${all.map((name) => `<li>${escaped(name)}${end('li')}`).join('')}</ul>`
      : all.map(escaped).join(layout.names);
  const header = row(words[template].map(escaped), 'th');
  const title = (text: string) =>
    layout.sections === 'rows'
      ? row([escaped(text), '', '', ''], 'td')
      : `<tr><td colspan="4">${escaped(text)}${end('td')}${end('tr')}`;
  const turned = (rows: readonly string[][]) =>
    `<table>${words[template].map((heading, at) => row([escaped(heading), ...rows.map((cells) => cells[at] ?? '')], 'td')).join(noise)}</table>`;
  const parts = sections.map(({ title: text, rows }, at) => {
    const filled = rows.map((each) =>
      cellsOf(each, template, '\u0000').map((cell) => (cell === '\u0000' ? names(each.names) : escaped(cell))),
    );
    if (layout.sections === 'columns') return `<h3>${escaped(text)}</h3>${noise}${turned(filled)}`;
    if (layout.sections === 'cards')
      return `<h3>${escaped(text)}</h3>${filled.map((cells) => turned([cells])).join(noise)}`;
    const body = filled.map((cells) => row(cells, 'td'));
    const opens = layout.sections === 'tables' || at === 0;
    return `${opens ? `${at === 0 ? '' : '</table>'}<h3>${escaped(text)}</h3>${noise}<table><thead>${header}</thead><tbody>` : title(text)}${body.join(noise)}`;
  });
  return `<!DOCTYPE html><html lang="${language}"><head><title>Cookies</title><style>td{}</style></head><body>
<h1>Cookies</h1><p>${escaped(words.introduction)}</p>${parts.join('\n')}${layout.sections === 'columns' || layout.sections === 'cards' ? '' : '</table>'}<p>${escaped(words.introduction)}</p></body></html>`;
}
