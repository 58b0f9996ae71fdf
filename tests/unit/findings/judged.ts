import { undecided } from '../../../lib/consent/choice.ts';
import type { Declaration } from '../../../lib/charter/declaration.ts';
import type { Finding, JudgedVisit, Rule } from '../../../lib/findings/finding.ts';
import { needsConsent, type JudgedTracker } from '../../../lib/match/judge-tracker.ts';
import { matchTracker } from '../../../lib/match/match-tracker.ts';
import type { Tracker } from '../../../lib/tracker/tracker.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { realRegistry, saintMaur } from '../match/real-registry.ts';
import { PORTAL, tracker } from '../match/samples.ts';

export type Coverage = JudgedTracker['consentAtFirstSight'];

/** Both ways of saying a finding, tested alike. */
export const spoken = [reportWords('en'), reportWords('fr')] as const;

/** What no finding says: it tells an observation, and judges nobody. */
export const VERDICTS = /illegal|illégal|violation|spy|espion|infraction/i;

/** A tracker matched with Saint-Maur’s charter, unless told otherwise, under a choice that said `coverage`. */
export function judged(of: Tracker, coverage: Coverage = 'none', declarations = saintMaur): JudgedTracker {
  const match = matchTracker(of, declarations, realRegistry, reportWords('en'));
  const needed = needsConsent(of, match);
  return {
    tracker: of,
    match,
    needsConsent: needed,
    consentAtFirstSight: needed ? coverage : 'not-needed',
    decidedBy: null,
    setAfterRefusal: false,
    measuresDespiteRefusal: false,
  };
}

export function judgedVisit(trackers: readonly JudgedTracker[], rest: Partial<JudgedVisit> = {}): JudgedVisit {
  return {
    host: PORTAL,
    trackers,
    declarations: saintMaur,
    ownCharter: true,
    earlierCharter: null,
    consent: undecided('opendatasoft'),
    startedAt: Date.UTC(2026, 10, 22),
    ...rest,
  };
}

/** What a rule finds of a visit; the wording apart, it is the same in every language. */
export function found(rule: Rule, visit: JudgedVisit): Finding[] {
  const [findings = [], ...others] = spoken.map((words) => rule(visit, words));
  const withoutWords = (all: readonly Finding[]) => JSON.stringify(all.map((finding) => ({ ...finding, message: '' })));
  for (const other of others) {
    if (withoutWords(other) !== withoutWords(findings)) throw new Error('the languages find different things');
  }
  return findings;
}

/** How a rule says its first finding, in English and in French, with plain spaces. */
export function says(rule: Rule, visit: JudgedVisit): [string, string] {
  const [en, fr] = spoken.map((words) => rule(visit, words)[0]?.message.replaceAll('\u00a0', ' ') ?? 'nothing');
  return [en ?? '', fr ?? ''];
}

export const captcha: Tracker = tracker('_GRECAPTCHA', { domain: 'www.google.com', path: '/recaptcha' });
export const stranger: Tracker = tracker('uid', { domain: 'evil.example' });
export const own: Tracker = tracker('sessionid');
export const refused = (of: Tracker): Tracker => ({ ...of, state: 'refused' });
export const withDeclarations = (...declarations: Declaration[]): Partial<JudgedVisit> => ({ declarations });
