import type { Duration } from '../declaration.ts';
import { foldWords } from '../fold.ts';

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
]);

/** What may stand beside it. Any other word could make it another session: one's account, a lease of two years. */
const BESIDE = new Set(
  (
    'a van cookie duration duree duracion durada duur dauer durata duracao le la el il o the de del della da der des du di of ' +
    'end fin fi final einde ende fine fim until jusqu hasta fins tot bis fino ate only temp tiempo temps navigateur ' +
    'navigation navegador navegacion browser supprime expire when is al on'
  ).split(' '),
);

/** Whether a duration cell says "Session", "bis Sitzungsende", "jusqu'à la fermeture du navigateur". */
export function declaresSession({ text, days }: Duration): boolean {
  const words = days === null ? foldWords(text) : [];
  return words.some((word) => SESSION.has(word)) && words.every((word) => SESSION.has(word) || BESIDE.has(word));
}
