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
])('“%s” is not', (cell) => {
  expect(says(cell)).toBe(false);
});
