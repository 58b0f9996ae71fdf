import { describe, expect, test } from 'vitest';
import { unlabelled } from '../../../lib/charter/columns/unlabelled.ts';
import { parseCharterHtml } from '../../../lib/charter/parse-charter-html.ts';

describe('a cell that says its heading again', () => {
  test.each<[string, string, string]>([
    ['Nom du cookie : sessionid', 'Nom du cookie', 'sessionid'],
    ['Nom du cookie: sessionid', 'NOM DU COOKIE', 'sessionid'],
    ['Nom du cookie :\nsessionid\ncsrftoken', 'Nom du cookie', 'sessionid\ncsrftoken'],
    ['Nom du cookie\nsessionid', 'Nom du cookie', 'sessionid'],
    ['Nom : sessionid', 'Nom :', 'sessionid'],
    ['Nom du cookie :', 'Nom du\ncookie', ''],
    ['Nom du cookie sessionid', 'Nom du cookie', 'sessionid'],
    ['Nom du cookiesessionid', 'Nom du cookie', 'sessionid'],
    ['Nom du cookie_ga', 'Nom du cookie', '_ga'],
    ['Nom du cookies', 'Nom du cookie', 'Nom du cookies'],
    ['CookieConsent', 'Cookie', 'CookieConsent'],
    ['sessionid', 'Nom du cookie', 'sessionid'],
    ['cookie_consent', 'Cookie', 'cookie_consent'],
    ['Cookie sessionid', 'Cookie', 'Cookie sessionid'],
    ['Service', 'Service', 'Service'],
    [': x', '', ': x'],
  ])('%j below %j says %j', (cell, heading, said) => {
    expect(unlabelled(cell, heading)).toBe(said);
  });

  test('declares what stands after it', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const charter = parseCharterHtml(
      `<h2>Cookies</h2><table>${row('Nom', 'Finalité', 'Durée')}${row(
        '<span>Nom :</span> sessionid',
        '<b>Finalité</b> : Session',
        '<div>Durée :</div><div>13 mois</div>',
      )}${row('Nom : csrftoken', 'Finalité : Sécurité', 'Durée : session')}</table>`,
    );
    expect(charter).toMatchObject({
      ok: true,
      declarations: [
        { names: ['sessionid'], purpose: 'Session', duration: { text: '13 mois', days: 395 } },
        { names: ['csrftoken'], purpose: 'Sécurité', duration: { text: 'session', days: null } },
      ],
    });
  });
});
