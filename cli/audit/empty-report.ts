import type { Report } from '../../lib/report/report.ts';

/** A report that tells nothing: what a table of reports takes its headings from. */
export const EMPTY_REPORT: Report = {
  format: 'miette-report',
  version: 1,
  generatedAt: '1970-01-01T00:00:00.000Z',
  tool: { name: 'miette', version: '' },
  browser: { name: 'chromium', version: '' },
  page: {
    url: '',
    host: '',
    site: '',
    visitStartedAt: '1970-01-01T00:00:00.000Z',
    observedFromStart: true,
    thirdPartyCookies: 'unknown',
  },
  charter: null,
  consent: { state: 'none', mechanism: null, choices: {}, decidedAt: null, history: [] },
  trackers: [],
  leftOut: 0,
  findings: [],
  badge: { text: '', level: 'quiet' },
};
