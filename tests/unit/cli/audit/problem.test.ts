import { expect, test } from 'vitest';
import { problemOf, VisitFailed } from '../../../../cli/audit/problem.ts';

test.each([
  ['net::ERR_CERT_AUTHORITY_INVALID at https://data.a.fr/', 'certificate'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'certificate'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'certificate'],
  ['net::ERR_NAME_NOT_RESOLVED at https://data.a.fr/', 'unreachable'],
  ['net::ERR_CONNECTION_REFUSED at https://data.a.fr/', 'unreachable'],
  ['NS_ERROR_CONNECTION_REFUSED', 'unreachable'],
  ['Navigating frame was detached', 'browser-ended'],
  ['Protocol error: Target closed', 'browser-ended'],
  ['something else\nat a place', 'failed'],
])('what a browser calls %j is of the kind %s', (message, kind) => {
  expect(problemOf(new Error(message))).toMatchObject({ kind });
});

test('what is known already stays as it was said', () => {
  expect(problemOf(new VisitFailed('time-out', 'too late'))).toEqual({ kind: 'time-out', message: 'too late' });
});
