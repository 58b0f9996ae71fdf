import { expect, test } from 'vitest';
import { auditWords } from '../../../../cli/audit/audit-words.ts';
import type { ProblemKind } from '../../../../cli/audit/outcome.ts';
import { problemOf, VisitFailed } from '../../../../cli/audit/problem.ts';
import { problemText } from '../../../../cli/audit/texts.ts';

test.each([
  ['net::ERR_CERT_AUTHORITY_INVALID at https://data.a.fr/', 'certificate'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'certificate'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'certificate'],
  ['net::ERR_NAME_NOT_RESOLVED at https://data.a.fr/', 'unreachable'],
  ['net::ERR_CONNECTION_REFUSED at https://data.a.fr/', 'unreachable'],
  ['NS_ERROR_CONNECTION_REFUSED', 'unreachable'],
  ['Navigating frame was detached', 'browser-ended'],
  ['Protocol error: Target closed', 'browser-ended'],
  ['net::ERR_NAME_NOT_RESOLVED at https://data.concert.fr/', 'unreachable'],
  ['Reached error page: about:neterror?e=dnsNotFound&u=https%3A//data.concert.fr/', 'unreachable'],
  ['Navigation to https://dns.example.fr/crashed failed', 'failed'],
  ['something else\nat a place', 'failed'],
])('what a browser calls %j is of the kind %s', (message, kind) => {
  expect(problemOf(new Error(message))).toMatchObject({ kind });
});

test.each([
  'net::ERR_ABORTED at https://me:secret@data.a.fr/?token=secret#secret',
  'net::ERR_CERT_DATE_INVALID at https://data.a.fr/?token=secret',
  'Reached error page: about:neterror?e=nssFailure2&u=https%3A//data.a.fr/%3Ftoken%3Dsecret&c=UTF-8',
  'Navigation to "https://data.a.fr/?token=secret" failed',
])('what a browser says names no query and no password: %j', (message) => {
  expect(problemOf(new Error(message)).message).not.toContain('secret');
});

test('what is known already stays as it was said', () => {
  const { problem } = new VisitFailed('time-out', '90');
  expect(problem.message).toBe('it did not come to an end within 90 s');
  expect(problemOf(new VisitFailed('time-out', '90'))).toEqual(problem);
});

test.each([
  [new VisitFailed('time-out', '90'), 'elle n’est pas arrivée à son terme en 90 s'],
  [new VisitFailed('redirected', 'https://a.fr'), 'elle mène à un autre site : https://a.fr'],
  [new Error('net::ERR_CONNECTION_REFUSED'), 'rien ne répond (net::ERR_CONNECTION_REFUSED)'],
  [new VisitFailed('browser-ended'), 'le navigateur ou sa page s’est arrêté'],
  [new Error('no words for it'), 'no words for it'],
  [new Error(''), 'une erreur sans message'],
])('%s is told in the language of the audit', (error, said) => {
  expect(problemText(problemOf(error), auditWords('fr')).replaceAll('\u00a0', ' ')).toBe(said);
});

test('what another release kept, and this one has no words for, is told in English', () => {
  expect(problemText({ kind: 'time-out', message: 'too late' }, auditWords('fr'))).toBe('too late');
  const newer = { kind: 'asleep' as ProblemKind, message: 'it sleeps', detail: 'deeply' };
  expect(problemText(newer, auditWords('fr'))).toBe('it sleeps');
});
