import type { PageWords } from '../../words/page-words.ts';
import type { ComparedField } from '../compare.ts';
import type { ReportTracker } from '../report.ts';
import { isolateText } from './isolate-text.ts';
import { lifetimeWords, spanWords } from './lifetime-words.ts';

/** What one field of a tracker says, in words, to stand beside what it said on another visit. */
export function fieldWords(words: PageWords, tracker: ReportTracker, field: ComparedField): string {
  const { say } = words;
  switch (field) {
    case 'state':
      return say(`tracker.state.${tracker.state}`);
    case 'category':
      return say(`category.${tracker.category}`);
    case 'consentAtFirstSight':
      return say(`tracker.consent.${tracker.consentAtFirstSight}`);
    case 'lifetimeDays':
      return tracker.lifetimeDays === null ? lifetimeWords(words, tracker) : spanWords(words, tracker.lifetimeDays);
    case 'hostOnly':
      return tracker.hostOnly
        ? isolateText(tracker.domain)
        : say('tracker.domain.subdomains', { domain: isolateText(tracker.domain) });
    case 'sameSite':
      return tracker.sameSite ?? say('field.unknown');
    case 'provider':
    case 'purpose': {
      const text = tracker[field];
      return text === null ? say('field.unknown') : isolateText(text);
    }
    case 'needsConsent':
    case 'httpOnly':
    case 'secure': {
      const is = tracker[field];
      return is === null ? say('field.unknown') : say(is ? 'csv.yes' : 'csv.no');
    }
  }
}
