import type { Duration } from '../declaration.ts';
import { foldWords } from '../fold.ts';
import { BROWSER, NEGATIONS, SMALL, wordsOf } from '../sections/title-phrases.ts';

/** The browser session, or the closing that ends it, in the languages that charters are read in. */
const SESSION = new Set([
  'session',
  'sesion',
  'sessio',
  'sessie',
  'sessiecookie',
  'sitzung',
  'sitzungsdauer',
  'sitzungsende',
  'sitzungscookie',
  'browsersitzung',
  'sessione',
  'sessao',
  'fermeture',
  'close',
  'closed',
  'closing',
  'cierre',
  'tancament',
  'sluiten',
  'schliessen',
  'schließen',
  'chiusura',
  'fechamento',
  // What a visitor does at its end.
  ...'fermez fermer cerrar cierre cierra tanqueu tancar sluit afsluiten afsluit chiudere chiude fechar fecha beenden'.split(
    ' ',
  ),
]);

/** What may stand beside it. Any other word could make it another session: one's account, a lease of two years. */
const BESIDE = new Set([
  ...[...SMALL].filter((word) => !NEGATIONS.has(word)),
  ...foldWords(
    'van cookie duration duree duracion durada duur dauer durata duracao end fin fi final finalizar finalitzar einde ende fine fim ' +
      'until jusqu hasta fins tot bis fino ate only temp tiempo temps navigation navegacion web supprime expire when quand lorsque ' +
      'cuando quan wanneer wenn quando sobald you vous usted sie u ha on alla',
  ),
]);
/** Whose browser it is; one's own session may be another. */
const WHOSE = wordsOf(({ consent }) => ['je', 'ihren', ...consent.whose]);

/** Whether a duration cell says "Session", "bis Sitzungsende", "jusqu'à la fermeture de votre navigateur". */
export function declaresSession({ text, days }: Duration): boolean {
  const words = days === null ? foldWords(text) : [];
  const isOfBrowser = words.some((word) => BROWSER.has(word));
  return (
    words.some((word) => SESSION.has(word)) &&
    words.every((word) => SESSION.has(word) || BROWSER.has(word) || (WHOSE.has(word) ? isOfBrowser : BESIDE.has(word)))
  );
}
