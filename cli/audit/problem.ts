import { plainUrl } from '../../lib/tracker/address.ts';
import type { Problem, ProblemKind } from './outcome.ts';
import { messageOf } from '../message-of.ts';

/** A visit that cannot give a report, and why. */
export class VisitFailed extends Error {
  readonly problem: Problem;

  constructor(kind: ProblemKind, message: string) {
    super(message);
    this.problem = { kind, message };
  }
}

/** What browsers call a certificate that they refuse, then what they call a server that cannot be reached. */
const CERTIFICATE = /CERT|SSL_|SEC_ERROR|PKIX|insecure/i;
const UNREACHABLE =
  /ERR_(NAME|CONNECTION|ADDRESS|INTERNET|EMPTY|NETWORK|TUNNEL|PROXY|SOCKET|HTTP2|QUIC)|NS_ERROR_|DNS/i;
const ENDED = /Target closed|Session closed|Connection closed|detached|crashed|disconnected|browser has disconnected/i;
const LONGEST = 200;

const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;
/** Firefox's own error page: what follows its code is the page's address. */
const ERROR_PAGE = /(\babout:[^\s&#]+)[&#]\S*/gi;

/**
 * What went wrong, from whatever was thrown while a page was visited. Browsers name the page's address in full: none is kept
 * with its query, and no kind is taken from a name within it.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof VisitFailed) return error.problem;
  const said = messageOf(error);
  const line = (said.split('\n')[0] ?? '').replace(ERROR_PAGE, '$1');
  const text = line.replace(ADDRESS, plainUrl).slice(0, LONGEST);
  const called = line.replace(ADDRESS, '');
  if (CERTIFICATE.test(called)) return { kind: 'certificate', message: `the certificate is not accepted (${text})` };
  if (UNREACHABLE.test(called)) return { kind: 'unreachable', message: `nothing answers (${text})` };
  if (ENDED.test(called)) return { kind: 'browser-ended', message: `the browser or its page ended (${text})` };
  return { kind: 'failed', message: text === '' ? 'an error without a message' : text };
}
