import type { ReportTracker } from '../report.ts';

/** A cookie's attributes as its header writes them: `HttpOnly`, `Secure`, `SameSite=Lax`. What is not known is left out. */
export function trackerFlags(tracker: Pick<ReportTracker, 'httpOnly' | 'secure' | 'sameSite'>): string[] {
  const flags: string[] = [];
  if (tracker.httpOnly) flags.push('HttpOnly');
  if (tracker.secure) flags.push('Secure');
  if (tracker.sameSite && tracker.sameSite !== 'unspecified') {
    flags.push(`SameSite=${tracker.sameSite.charAt(0).toUpperCase()}${tracker.sameSite.slice(1)}`);
  }
  return flags;
}
