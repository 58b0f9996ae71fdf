import { attemptKey } from './attempt.ts';
import type { CompanyEvent, ElsewhereEvent, PartedEvent } from './event.ts';
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
  const isSister = host !== visit.host;
  const companyAt = Math.min(visit.companyAt ?? at, at);
  const sisterAt = isSister ? Math.min(visit.sisterAt ?? at, at) : visit.sisterAt;
  const sisterUntil = isSister && at > (visit.sisterUntil ?? at) ? null : visit.sisterUntil;
  const isKnown = companyAt === visit.companyAt && sisterAt === visit.sisterAt && sisterUntil === visit.sisterUntil;
  return isKnown ? visit : { ...visit, companyAt, sisterAt, sisterUntil };
}

/** Notes that no other host of the site is open any more: what is stored from then on is not theirs. */
export function observeParting(visit: Visit, { at }: PartedEvent): Visit {
  return visit.sisterAt === null || at < visit.sisterAt ? visit : { ...visit, sisterUntil: visit.sisterUntil ?? at };
}
