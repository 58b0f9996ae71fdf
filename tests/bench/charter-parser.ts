import { readCharterPage, type CharterPage } from '../../lib/charter/search/read-charter-page.ts';
import { IMPORT_LIMITS } from '../../lib/registry/added/import-limits.ts';
import { renderHtml, type RenderedSection } from '../unit/charter/render-charter.ts';
import { inWords, type Bench, type Figure } from './figure.ts';
import { range } from './invented-registry.ts';
import { median, timeRounds } from './rounds.ts';

const HOST = 'data.saint-maur.com';
const MEGABYTE = 1_000_000;
const SIZES = [0.5, 1, 2.5, 5] as const;

type Page = (megabytes: number) => string;

/** Charters as long as a portal's page may be: 5 MB is the longest that is read at all. */
export const charterParser: Bench = {
  name: 'charter',
  needsPackages: false,
  measure: () => [
    ...figures('a long page with 2,000 rows, the most that is kept', longPage, 'charter'),
    ...figures('a page of nothing but rows, too many to be a charter', rows, 'too-large').slice(0, 1),
    ...figures('a page of nothing but header rows', headerRows, 'too-large', 500).slice(0, 1),
    ...figures('a page of nothing but one cell of names', namesInCell, 'charter').slice(0, 1),
  ],
};

/**
 * @param kind what the longest page is read as
 * @param most milliseconds that it may take
 */
function figures(what: string, page: Page, kind: CharterPage['kind'], most = 200): Figure[] {
  const pages = SIZES.map(page);
  const read = readCharterPage(pages.at(-1) ?? '', `https://${HOST}/terms/cookies-policy/`, HOST);
  if (read.kind !== kind) throw new Error(`${what} is read as ${read.kind}`);
  const ways = Object.fromEntries(
    SIZES.map((size, at) => [
      size,
      () => readCharterPage(pages[at] ?? '', `https://${HOST}/terms/cookies-policy/`, HOST),
    ]),
  );
  const times = timeRounds(ways, { rounds: 9, warmUp: 3 });
  const costs = SIZES.map((size) => median(times[size] ?? []));
  const perMegabyte = SIZES.map((size, at) => (costs[at] ?? Number.NaN) / size);
  const beside = `${costs.map((time) => `${inWords(time)} ms`).join(' / ')} for ${SIZES.join(' / ')} MB`;
  const [smallest = Number.NaN, largest = Number.NaN] = [perMegabyte[0], perMegabyte.at(-1)];
  return [
    { what: `${what}, 5 MB`, value: costs.at(-1) ?? Number.NaN, unit: 'ms', beside, goal: { most } },
    {
      what: `${what}: per MB with 5 MB beside 0.5, times as long`,
      value: largest / smallest,
      unit: '×',
      beside,
      goal: { most: 1.2 },
    },
  ];
}

function rows(megabytes: number): string {
  const html = (count: number) => charter(range(count, (at) => at));
  const perRow = html(1000).length / 1000;
  return html(Math.floor((megabytes * MEGABYTE) / perRow));
}

const HEADER = '<tr><th>Prestataire</th><th>Nom du cookie</th><th>Durée</th><th>Finalité</th></tr>';

function headerRows(megabytes: number): string {
  return `<table>${HEADER.repeat(Math.floor((megabytes * MEGABYTE) / HEADER.length))}`;
}

function namesInCell(megabytes: number): string {
  const names = '_a; '.repeat(Math.floor((megabytes * MEGABYTE) / 4) - HEADER.length);
  return `<table>${HEADER}<tr><td>Acme</td><td>${names}</td><td>13 mois</td><td>x</td></tr></table>`;
}

/** The rows grow with the page, so that what each megabyte costs can be told. */
function longPage(megabytes: number): string {
  const count = Math.floor((IMPORT_LIMITS.declarations * megabytes) / (SIZES.at(-1) ?? megabytes));
  const [head = '', ...rest] = charter(range(count, (at) => at)).split('<h1>');
  const long = prose(megabytes * MEGABYTE - head.length - rest.join().length);
  return [`${head}${long}`, ...rest].join('<h1>');
}

function prose(length: number): string {
  const paragraph = (at: number) =>
    `<div class="ods-box ods-box--${at}"><p>Le jeu de données <a href="/explore/dataset/d${at}/">numéro ${at}</a> est mis ` +
    `à jour chaque semaine&nbsp;; <em>voir</em> aussi les pages de la ville.</p></div>\n`;
  return range(Math.floor(length / paragraph(10_000).length), paragraph).join('');
}

function charter(numbers: readonly number[]): string {
  const sections: RenderedSection[] = [
    {
      title: 'Cookies tiers',
      rows: numbers.map((at) => ({
        names: [`name_${at}`, `_other${at}`],
        kind: 'unspecified',
        provider: `Société ${at % 50}`,
        service: 'Mesure d’audience, Irlande',
        purpose: 'Compter les visites du portail et savoir quelles pages sont lues.',
        duration: null,
      })),
    },
  ];
  return renderHtml('fr', 'older', sections, { sections: 'tables', names: '<br>', noise: false, terse: false });
}
