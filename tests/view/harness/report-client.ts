import type { Report } from '../../../lib/report/report.ts';
import type {
  ReportPageActions,
  ReportPageState,
  SavedVisit,
  SavedVisits,
  SaveOutcome,
} from '../../../lib/view/report-page-state.ts';
import type { Language } from '../../../lib/words/languages.ts';

/** What a test put on the page before its scripts ran, and what the page asked for since. */
export interface ReportStage {
  language: Language;
  /** `null` leaves the page as it is before its first state. */
  state: ReportPageState | null;
  saved: { visit: SavedVisit; report: Report }[];
  /** What saving ends in, where it does not save. */
  outcome: SaveOutcome | 'fails' | 'takes time' | null;
  calls: string[];
  /** Sends another state, set by the page's own start. */
  send?: (state: ReportPageState) => void;
}

function stage(): ReportStage {
  return (globalThis as unknown as { stage: ReportStage }).stage;
}

/** Takes the place of the report page's way to the background. */
export function connectReport(tabId: number, onState: (state: ReportPageState) => void): Promise<ReportPageActions> {
  const { state, calls } = stage();
  stage().send = onState;
  if (state) onState(state);
  return Promise.resolve({
    reload: () => void calls.push(`reload ${tabId}`),
    allowAccess: () => void calls.push('allowAccess'),
    watch: () => void calls.push('watch'),
    showNewer: () => void calls.push('showNewer'),
  });
}

/** Takes the place of the browser's storage. */
export const savedVisits: SavedVisits = {
  limits: { visits: 50, bytes: 8_000_000 },
  list: () => Promise.resolve(stage().saved.map(({ visit }) => visit)),
  read: (id) => Promise.resolve(stage().saved.find(({ visit }) => visit.id === id) ?? null),
  save(report, { name, note }) {
    const { outcome, calls } = stage();
    calls.push(`save ${name} | ${note} | ${report.page.host}`);
    if (outcome === 'takes time') return new Promise(() => undefined);
    if (outcome === 'fails') return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    if (outcome) return Promise.resolve(outcome);
    const { host, url, visitStartedAt, observedFromStart } = report.page;
    const visit: SavedVisit = {
      id: 'new',
      name,
      note,
      savedAt: '2026-11-22T09:16:00.000Z',
      host,
      url,
      visitStartedAt,
      verdict: { level: 'quiet' },
      observedFromStart,
      trackers: report.trackers.length,
      bytes: 1,
    };
    return Promise.resolve({ kind: 'saved', visit });
  },
  remove(id) {
    stage().calls.push(`remove ${id}`);
    stage().saved = stage().saved.filter(({ visit }) => visit.id !== id);
    return Promise.resolve();
  },
};

/** The language the test asks for. */
export function inReaderLanguage<Words>(load: (language: Language) => Promise<Words>): Promise<Words> {
  return load(stage().language);
}
