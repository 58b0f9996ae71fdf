import type { Report } from '../../report/report.ts';
import { verdictOf } from '../../report/verdict.ts';
import type { SavedVisit, SavedVisits } from '../../view/report-page-state.ts';
import { browser } from '../browser.ts';

/** Key in `storage.local` of what is told of each saved visit; each report has a key of its own. */
const LIST = 'saved-visits';
const REPORT = 'saved-visit:';

/** Browsers give an extension 10 MB of local storage; some of it is left to everything else. */
const limits = { visits: 50, bytes: 8_000_000 };

/** Visits that a person chose to keep, with their reports as they were. Pages take turns at changing the list. */
export const savedVisits: SavedVisits = {
  limits,
  list,

  async read(id) {
    const visit = (await list()).find((each) => each.id === id);
    const { [REPORT + id]: report } = await browser.storage.local.get(REPORT + id);
    return visit && report ? { visit, report: report as Report } : null;
  },

  save(report, { name, note }) {
    return inTurn(async () => {
      const visits = await list();
      if (visits.length >= limits.visits) return { kind: 'full' };
      const bytes = new TextEncoder().encode(JSON.stringify(report)).length;
      const usedBytes = visits.reduce((sum, visit) => sum + visit.bytes, 0);
      if (usedBytes + bytes > limits.bytes) return { kind: 'too-large', usedBytes };
      const { host, url, visitStartedAt, observedFromStart } = report.page;
      const visit: SavedVisit = {
        id: crypto.randomUUID(),
        name,
        note,
        savedAt: new Date().toISOString(),
        host,
        url,
        visitStartedAt,
        verdict: verdictOf(report),
        observedFromStart,
        trackers: report.trackers.length,
        bytes,
      };
      await browser.storage.local.set({ [REPORT + visit.id]: report, [LIST]: [visit, ...visits] });
      return { kind: 'saved', visit };
    });
  },

  remove(id) {
    return inTurn(async () => {
      // First what takes the room: what stays listed can be deleted again.
      await browser.storage.local.remove(REPORT + id);
      const visits = await list();
      await browser.storage.local.set({ [LIST]: visits.filter((visit) => visit.id !== id) });
    });
  },
};

async function list(): Promise<SavedVisit[]> {
  const { [LIST]: visits } = await browser.storage.local.get(LIST);
  return Array.isArray(visits) ? (visits as SavedVisit[]) : [];
}

function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(LIST, change);
}
