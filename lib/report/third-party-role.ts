import type { ReportTracker } from './report.ts';

/**
 * `domain`: set from another site's domain. `purpose`: in the portal's own jar, but by declaration or known service
 * set for another site. `null`: neither.
 */
export function thirdPartyRole(
  tracker: Pick<ReportTracker, 'party' | 'category' | 'needsConsent'>,
): 'domain' | 'purpose' | null {
  if (tracker.party === 'third') return 'domain';
  return tracker.category === 'third-party' || tracker.needsConsent ? 'purpose' : null;
}
