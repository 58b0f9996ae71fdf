import { attemptKey } from './attempt.ts';
import type { CompanyEvent, ElsewhereEvent, PartedEvent } from './event.ts';
import { visitLimits } from './limits.ts';
import { withMoment } from './moments.ts';
import type { Own } from './own.ts';
import type { Span, Visit } from './visit.ts';

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

/** A tab may come and go without end: of more, the first are taken for one. */
const MOST_SPANS = 20;

/** Notes that a second tab of the site is open: which of the two a script ran in, the browser does not tell. */
export function observeCompany(visit: Visit, { at, host }: CompanyEvent): Visit {
  const companyAt = Math.min(visit.companyAt ?? at, at);
  const sisters = host === visit.host ? visit.sisters : withSister(visit.sisters, at);
  const isKnown = companyAt === visit.companyAt && sisters === visit.sisters;
  return isKnown ? visit : { ...visit, companyAt, sisters };
}

function withSister(sisters: Span[], at: number): Span[] {
  const last = sisters.at(-1);
  if (last && at < last.from) return [...sisters.slice(0, -1), { ...last, from: at }];
  if (last && (last.until === null || at <= last.until)) return sisters;
  const all = [...sisters, { from: at, until: null }];
  const oldest = all[0]?.from ?? at;
  return all.length <= MOST_SPANS
    ? all
    : all.slice(1).map((span, index) => (index === 0 ? { ...span, from: oldest } : span));
}

/** Notes that no other host of the site is open any more: what is stored from then on is not theirs. */
export function observeParting(visit: Visit, { at }: PartedEvent): Visit {
  const last = visit.sisters.at(-1);
  if (last?.until !== null || at < last.from) return visit;
  return { ...visit, sisters: [...visit.sisters.slice(0, -1), { ...last, until: at }] };
}
