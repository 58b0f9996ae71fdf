import type { PopupState } from '../../../lib/view/popup-state.ts';
import type { Language } from '../../../lib/words/languages.ts';
import { charter, report, reports, tracker } from '../reports.ts';

/** Every state of the popup by name; `null` is the popup before its first state. */
export function scenes(language: Language): Record<string, PopupState | null> {
  const told = Object.entries(reports(language)).map(
    ([name, report]) => [name, { kind: 'report', report, site: 'portal' }] as const,
  );
  const { quiet } = reports(language);
  const strangers = [
    tracker('uid', { domain: 'pixel.adnetwork.example', party: 'third', state: 'sent', alreadyThere: true }),
    tracker('ville_pref', { elsewhere: true, lifetimeDays: 400, askedLifetimeDays: 3650 }),
  ];
  const late = { text: '?', level: 'unobserved' } as const;
  return {
    ...Object.fromEntries(told),
    recognised: {
      kind: 'report',
      site: 'recognised',
      report: report('donnees.ville-exemple.fr', {
        page: { ...report('donnees.ville-exemple.fr').page, observedFromStart: false },
        charter: charter('donnees.ville-exemple.fr', 'platform'),
        trackers: strangers,
        badge: late,
      }),
    },
    chosen: {
      kind: 'report',
      site: 'chosen',
      report: report('www.journal.example', { charter: null, trackers: strangers }),
    },
    truncated: {
      kind: 'report',
      site: 'portal',
      report: { ...(quiet ?? report('data.saint-maur.com')), leftOut: 4812, badge: late },
    },
    loading: null,
    'no-access': { kind: 'no-access' },
    'not-a-portal': { kind: 'not-a-portal', host: 'www.example.fr' },
    'unreadable-page': { kind: 'unreadable-page' },
    failed: { kind: 'failed', reason: language === 'fr' ? 'Le stockage est plein.' : 'The storage is full.' },
  };
}
