import type { ReportTracker } from '../report/report.ts';

/**
 * The trackers in which every word of the query occurs: in the name, the provider, the service, the purpose or the
 * domain. Case, accents and the shape of an apostrophe do not matter; an empty query finds all.
 */
export function searchTrackers(trackers: readonly ReportTracker[], query: string): ReportTracker[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...trackers];
  return trackers.filter((tracker) => {
    const text = plain(
      [tracker.name, tracker.provider, tracker.service, tracker.purpose, tracker.domain].filter(Boolean).join('\n'),
    );
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
