import { expect, test } from 'vitest';
import { declaredDuration } from '../../../lib/charter/durations/declared-duration.ts';
import { declaresSession } from '../../../lib/charter/durations/declared-session.ts';

const says = (cell: string) => {
  const duration = declaredDuration(cell);
  return duration !== null && declaresSession(duration);
};

test.each([
  'Session',
  'session.',
  'Sessions',
  'Durée de la session',
  'Le temps de la session',
  'Fin de session',
  'Fin de la session de navigation',
  'Cookie de session',
  'Session cookie',
  'End of session',
  'Browser session',
  'Sesión',
  'Hasta el final de la sesión',
  'Sessió',
  'Sessie',
  'Einde van de sessie',
  'Bis Sitzungsende',
  'Ende der Sitzung',
  'Sessione',
  'Sessão',
  'Jusqu’à la fermeture du navigateur',
  'Supprimé à la fermeture du navigateur',
  'When the browser is closed',
  'When you close your browser',
  'Until you close your browser',
  'Jusqu’à la fermeture de votre navigateur',
  'À la fermeture du navigateur web',
  'Lorsque vous fermez votre navigateur',
  'Al cerrar el navegador',
  'Al cerrar su navegador',
  'Al finalizar la sesión',
  'En finalitzar la sessió',
  'En tancar el navegador',
  'Tot het sluiten van de browser',
  'Tot u uw browser sluit',
  'bis zum Schließen des Browsers',
  'Wenn Sie Ihren Browser schließen',
  'Alla chiusura del browser',
  'Até fechar o navegador',
])('“%s” is the browser session', (cell) => {
  expect(says(cell)).toBe(true);
});

test.each([
  '',
  '13 mois',
  'Session et 13 mois',
  'Session ou persistant',
  'Session and persistent',
  'Session utilisateur',
  'Durée de la session, puis deux ans',
  'Persistant',
  'navigateur',
  'Stockage de session',
  'Durée de votre session',
  'Your session',
  'No session',
  'When you close your account',
  'À la fermeture de votre compte',
  'Al cerrar la cuenta',
  'Fermeture du site',
  'Session ou fermeture de compte',
])('“%s” is not', (cell) => {
  expect(says(cell)).toBe(false);
});
