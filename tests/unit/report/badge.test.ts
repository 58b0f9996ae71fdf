import { describe, expect, test } from 'vitest';
import type { Finding, Severity } from '../../../lib/findings/finding.ts';
import { badgeOf, badgeTitle } from '../../../lib/report/badge.ts';
import type { ReportBadge } from '../../../lib/report/report.ts';
import { loadWords } from '../../../lib/view/load-words.ts';
import { languages } from '../../../lib/words/languages.ts';
import { reportWords } from '../../../lib/words/report-words.ts';

const about = (rule: string, severity: Severity, ...trackers: string[]): Finding => ({
  rule,
  severity,
  trackers,
  declarations: [],
  message: '',
});
const warning = (...trackers: string[]) => about('third-party-without-consent', 'warning', ...trackers);
const refusal = (...trackers: string[]) => about('third-party-despite-refusal', 'warning', ...trackers);
const attempt = (...trackers: string[]) => about('third-party-attempt-without-consent', 'notice', ...trackers);
const notice = about('undeclared', 'notice', 'x');
const info = about('declared-not-seen', 'info');
const many = (count: number) => Array.from({ length: count }, (_, at) => warning(`t${at}`));

describe('the badge of', () => {
  test.each<[string, Finding[], boolean, ReportBadge, string]>([
    ['nothing', [], true, { text: '', level: 'quiet' }, 'Nothing to warn of on this page'],
    ['notices and hints alone', [notice, info], true, { text: '', level: 'quiet' }, 'Nothing to warn of on this page'],
    ['one warning', [warning('a')], true, { text: '1', level: 'warning' }, '1 third-party tracker without consent'],
    [
      'warnings of two rules',
      [warning('a'), refusal('b'), notice],
      true,
      { text: '2', level: 'warning' },
      '2 third-party trackers without consent',
    ],
    [
      'two warnings about one tracker',
      [warning('a'), refusal('a')],
      true,
      { text: '1', level: 'warning' },
      '1 third-party tracker without consent',
    ],
    [
      'warnings beside attempts',
      [warning('a'), attempt('b', 'c')],
      true,
      { text: '1', level: 'warning' },
      '1 third-party tracker without consent',
    ],
    [
      'attempts alone',
      [attempt('a'), attempt('b'), notice],
      true,
      { text: '2', level: 'attempt' },
      '2 third-party trackers were tried without consent and refused by the browser',
    ],
    ['999 warnings', many(999), true, { text: '999', level: 'warning' }, '999 third-party trackers without consent'],
    [
      'a thousand warnings',
      many(1000),
      true,
      { text: '999+', level: 'warning' },
      '1,000 third-party trackers without consent',
    ],
    [
      'a page seen too late',
      [notice],
      false,
      { text: '?', level: 'unobserved' },
      'This page was not observed from its start: reload it to see',
    ],
    [
      'a warning on a page seen too late',
      [warning('a')],
      false,
      { text: '1', level: 'warning' },
      '1 third-party tracker without consent',
    ],
    [
      'an attempt on a page seen too late',
      [attempt('a')],
      false,
      { text: '1', level: 'attempt' },
      '1 third-party tracker was tried without consent and refused by the browser',
    ],
  ])('%s', (_what, findings, observedFromStart, badge, title) => {
    expect(badgeOf(findings, { observedFromStart, leftOut: 0 })).toEqual(badge);
    const report = { badge, findings: [...findings], leftOut: 0, page: { observedFromStart } };
    expect(badgeTitle(report, reportWords('en'))).toBe(title);
    expect(badgeTitle(report, reportWords('fr'))).not.toBe(title);
    expect(badge.text.length).toBeLessThanOrEqual(4);
  });

  test.each<[string, Finding[], ReportBadge, string]>([
    [
      'a warning',
      [warning('a')],
      { text: '1+', level: 'warning' },
      '1 third-party tracker without consent; at least 4,812 more trackers are not listed',
    ],
    [
      'nothing to warn of',
      [notice],
      { text: '?', level: 'unobserved' },
      'This page stored more than Miette keeps of one page; at least 4,812 more trackers are not listed',
    ],
  ])('%s, where more was seen than is listed', (_what, findings, badge, title) => {
    expect(badgeOf(findings, { observedFromStart: true, leftOut: 4812 })).toEqual(badge);
    const report = { badge, findings, leftOut: 4812, page: { observedFromStart: true } };
    expect(badgeTitle(report, reportWords('en'))).toBe(title);
  });
});

test.each(languages)(
  'in %s a page without a warning is called the same on the toolbar and in the popup',
  async (language) => {
    const quiet = { badge: badgeOf([], { observedFromStart: true, leftOut: 0 }), findings: [], leftOut: 0 };
    const title = badgeTitle({ ...quiet, page: { observedFromStart: true } }, reportWords(language));
    expect(title).toContain((await loadWords(language)).say('verdict.quiet'));
  },
);
