import { webUrl } from '../tracker/address.ts';
import { partyOf } from '../tracker/site.ts';
import { sentFor } from './attempt.ts';
import { observeAttempts } from './observe-attempts.ts';
import { Own } from './own.ts';
import type { Visit } from './visit.ts';

/**
 * The visit that a tab goes on showing once a navigation was answered and ended in no document: in a file, or in nothing. What
 * that answer of the portal's asked the browser to keep is its doing, and of no other page.
 */
export function answeredInVain(visit: Visit | null, navigation: Visit): Visit | null {
  if (visit?.host !== navigation.host) return visit;
  const own = new Own();
  const elsewhere = own.take(visit.elsewhere);
  let after: Visit = { ...visit, elsewhere };
  for (const [key, attempt] of Object.entries(navigation.attempts)) {
    const { moments, url, lackedAt: _lackedAt, renewed, slow: _slow, ...asked } = attempt;
    // A file may lie on another site, which the portal only led to.
    if (partyOf(webUrl(url)?.hostname ?? '', visit.host) === 'third') continue;
    const others = elsewhere[key];
    if (others) elsewhere[key] = others.filter((at) => !moments.includes(at));
    for (const at of moments) {
      const took = at - (sentFor(attempt, at) ?? at);
      const carried = renewed?.includes(at) ? [asked.name] : [];
      after = observeAttempts(
        after,
        { type: 'set-cookie', at, url, carried, took, cookies: [{ ...asked, deletes: false }] },
        own,
      );
    }
  }
  return after;
}
