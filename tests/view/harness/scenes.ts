import type { PopupState } from '../../../lib/view/popup-state.ts';
import type { Language } from '../../../lib/words/words.ts';
import { reports } from '../reports.ts';

/** Every state of the popup by name; `null` is the popup before its first state. */
export function scenes(language: Language): Record<string, PopupState | null> {
  const told = Object.entries(reports(language)).map(
    ([name, report]) => [name, { kind: 'report', report, site: 'portal' }] as const,
  );
  return {
    ...Object.fromEntries(told),
    loading: null,
    'no-access': { kind: 'no-access' },
    'not-a-portal': { kind: 'not-a-portal', host: 'www.example.fr' },
    'unreadable-page': { kind: 'unreadable-page' },
    failed: { kind: 'failed', reason: language === 'fr' ? 'Le stockage est plein.' : 'The storage is full.' },
  };
}
