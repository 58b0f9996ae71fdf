import type { Choice } from '../consent/choice.ts';
import { keyName, mechanismName } from '../consent/names.ts';
import { sparedAs } from '../findings/without-consent.ts';
import type { JudgedTracker } from '../match/judge-tracker.ts';
import type { ReportWords } from '../words/report-words.ts';

/**
 * Why the visitor's choice did or did not cover a tracker when it was first seen, and why there is no warning though it did
 * not; `null` where consent is not needed, or nothing is known of how it was given.
 * @param consent the choice as it stands
 * @param host of the page
 */
export function consentReason(judged: JudgedTracker, consent: Choice, words: ReportWords, host: string): string | null {
  const reason = coverageReason(judged, consent, words);
  const spared = judged.consentAtFirstSight === 'granted' ? null : sparedAs(judged, host);
  return reason !== null && spared !== null ? `${reason} ${words.say(`coverage.spared.${spared}`)}` : reason;
}

function coverageReason(
  { consentAtFirstSight, decidedBy, match }: JudgedTracker,
  consent: Choice,
  words: ReportWords,
): string | null {
  if (consentAtFirstSight === 'not-needed' || !decidedBy) return null;
  const { keys } = decidedBy;
  // What asks for a choice may come to the page after the tracker.
  const mechanism = decidedBy.mechanism ?? consent.mechanism;
  if (mechanism === null) return consentAtFirstSight === 'none' ? words.say('coverage.no-mechanism') : null;
  const values = {
    mechanism: mechanismName(mechanism),
    who: match.service?.service.service ?? match.serviceName ?? match.provider ?? words.say('coverage.this-provider'),
    keys: words.list([...new Set(keys.map((key) => keyName(mechanism, key, words)))]),
  };
  switch (consentAtFirstSight) {
    case 'granted':
      return keys.length > 0 ? words.say('coverage.granted', values) : null;
    case 'refused':
      return words.say(keys.length > 0 ? 'coverage.refused' : 'coverage.refused-all', values);
    case 'not-covered':
      // Of one that sorts everything into its categories, only which of them is unknown.
      return words.say(decidedBy.untold ? 'coverage.unsorted' : 'coverage.not-covered', values);
    case 'none':
      return words.say('coverage.none', values);
    case 'unreadable':
      return words.say(mechanism === 'tcf' ? 'coverage.unreadable-vendor' : 'coverage.unreadable', values);
  }
}
