import { attemptKey } from './attempt.ts';
import type { CompanyEvent, ElsewhereEvent } from './event.ts';
import { visitLimits } from './limits.ts';
import { withMoment } from './moments.ts';
import type { Own } from './own.ts';
import type { Visit } from './visit.ts';

/** Notes that others were told to keep a cookie which this page can have too: when it appears, it is not this visit's doing. */
export function observeElsewhere(visit: Visit, { at, cookies }: ElsewhereEvent, own: Own): Visit {
  const elsewhere = own.take(visit.elsewhere);
  for (const { deletes, ...asked } of cookies) {
    if (deletes) continue;
    const key = attemptKey(asked);
    const known = elsewhere[key];
    if (known || Object.keys(elsewhere).length < visitLimits.hosts) elsewhere[key] = withMoment(known ?? [], at);
  }
  return { ...visit, elsewhere };
}

/** Notes that a second tab of the site is open: which of the two a script ran in, the browser does not tell. */
export function observeCompany(visit: Visit, { at, host }: CompanyEvent): Visit {
  const companyAt = Math.min(visit.companyAt ?? at, at);
  const sisterAt = host === visit.host ? visit.sisterAt : Math.min(visit.sisterAt ?? at, at);
  const isKnown = companyAt === visit.companyAt && sisterAt === visit.sisterAt;
  return isKnown ? visit : { ...visit, companyAt, sisterAt };
}
