import type { ReportTracker } from './report.ts';

/**
 * How to call the service behind a tracker. A charter puts the known name in its provider column and a place
 * ("contact form") in its service column; known services have a name of their own.
 */
export function serviceName(tracker: Pick<ReportTracker, 'source' | 'provider' | 'service' | 'domain'>): string {
  const names = [tracker.provider, tracker.service];
  if (tracker.source === 'service') names.reverse();
  return names.find((name) => name) ?? tracker.domain;
}
