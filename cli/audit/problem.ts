import { plainUrl } from '../../lib/tracker/address.ts';
import { messageOf } from '../message-of.ts';
import { auditWords } from './audit-words.ts';
import type { Problem, ProblemKind } from './outcome.ts';
import { problemText } from './texts.ts';

/** A visit that cannot give a report, and why. */
export class VisitFailed extends Error {
  readonly problem: Problem;

  /** @param detail as in `Problem` */
  constructor(kind: ProblemKind, detail = '') {
    const problem = problemOfKind(kind, detail);
    super(problem.message);
    this.problem = problem;
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
  return problemOfKind(kindOf(called), text);
}

function kindOf(called: string): ProblemKind {
  if (CERTIFICATE.test(called)) return 'certificate';
  if (UNREACHABLE.test(called)) return 'unreachable';
  return ENDED.test(called) ? 'browser-ended' : 'failed';
}

function problemOfKind(kind: ProblemKind, detail: string): Problem {
  return { kind, message: problemText({ kind, detail }, auditWords('en')), detail };
}
