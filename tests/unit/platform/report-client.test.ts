import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Report } from '../../../lib/report/report.ts';
import type { ReportPageState } from '../../../lib/view/report-page-state.ts';
import type { PopupState } from '../../../lib/view/popup-state.ts';
import type * as ReportClient from '../../../lib/platform/pages/report-client.ts';

const { browser, popup } = vi.hoisted((): Parts => ({
  browser: {},
  popup: { tell: () => undefined },
}));

interface Parts {
  browser: Record<string, object>;
  popup: { tell: (state: PopupState) => void };
}

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));
vi.mock(import('../../../lib/platform/pages/popup-client.ts'), () => ({
  connectPopup: (onState) => {
    popup.tell = onState;
    return Promise.resolve({} as never);
  },
}));

const VISIT = {
  page: { host: 'data.ville.fr', url: 'https://data.ville.fr/', visitStartedAt: '2026-12-01T08:00:00.000Z' },
} as Report;
const FAILED: PopupState = { kind: 'failed', reason: 'Invalid tab ID: 7' };
const ofVisit = (report: Report): PopupState => ({ kind: 'report', report, site: 'portal' });

let storage: Map<string, string>;
let close: (tabId: number) => void;

beforeEach(() => {
  storage = new Map();
  openTab({ incognito: false });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  });
  vi.stubGlobal('document', { hidden: false, addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** @param tab what the browser says of the tab; `null` where it has none */
function openTab(tab: { incognito: boolean } | null, meanwhile = (): void => undefined): void {
  browser['tabs'] = {
    get: () => {
      meanwhile();
      return tab ? Promise.resolve(tab) : Promise.reject(new Error('Invalid tab ID: 7'));
    },
    onRemoved: { addListener: (listener: typeof close) => (close = listener) },
  };
}

async function connected(): Promise<ReportPageState[]> {
  const states: ReportPageState[] = [];
  const { connectReport }: typeof ReportClient = await import('../../../lib/platform/pages/report-client.ts');
  await connectReport(7, (state) => states.push(state));
  return states;
}

const ended = (states: ReportPageState[]) => states.map((state) => (state.kind === 'live' ? state.ended : state.kind));

test('a visit whose tab has closed is over, whatever is told of it later', async () => {
  const states = await connected();
  popup.tell(ofVisit(VISIT));
  close(8);
  popup.tell(ofVisit(VISIT));
  close(7);
  popup.tell(ofVisit(VISIT));
  popup.tell(FAILED);
  popup.tell(ofVisit(VISIT));
  expect(ended(states)).toEqual([false, false, true, true, true, true]);
});

test('a page that is loaded again says at once that the visit of a closed tab is over', async () => {
  storage.set('report', JSON.stringify(VISIT));
  openTab(null);
  const states = await connected();
  popup.tell(ofVisit(VISIT));
  expect(ended(states)).toEqual([true, true]);
});

test('a tab may close while the page asks for it', async () => {
  storage.set('report', JSON.stringify(VISIT));
  openTab({ incognito: false }, () => {
    close(7);
  });
  const states = await connected();
  popup.tell(ofVisit(VISIT));
  expect(new Set(ended(states))).toEqual(new Set([true]));
});

test('what comes late of a visit whose tab closed first is shown, as over', async () => {
  openTab(null);
  const states = await connected();
  popup.tell(ofVisit(VISIT));
  expect(ended(states)).toEqual([true]);
});

test('the page of a tab that never was says so', async () => {
  openTab(null);
  const states = await connected();
  popup.tell(FAILED);
  expect(states).toEqual([FAILED]);
});

test('the report of a tab that is not found, which may have been private, is not kept', async () => {
  openTab(null);
  await connected();
  popup.tell(ofVisit(VISIT));
  expect(storage.size).toBe(0);
});

test.each([
  ['is kept for a reload', false, JSON.stringify(VISIT)],
  ['of a private window is not kept', true, undefined],
])('the visit %s', async (_, incognito, kept) => {
  openTab({ incognito });
  await connected();
  popup.tell(ofVisit(VISIT));
  close(7);
  expect(storage.get('report')).toBe(kept);
});
