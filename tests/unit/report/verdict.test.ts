import { describe, expect, it } from 'vitest';
import type { Report, ReportFinding } from '../../../lib/report/report.ts';
import { groupFindings } from '../../../lib/report/group-findings.ts';
import { verdictOf } from '../../../lib/report/verdict.ts';
import { report, reports, tracker } from '../../view/reports.ts';

const HOST = 'data.example.fr';

function finding(severity: ReportFinding['severity'], rule: string, ...trackers: string[]): ReportFinding {
  return { severity, rule, trackers, declarations: [], message: rule };
}

const seen = (id: string, consentAtFirstSight: Report['trackers'][number]['consentAtFirstSight']) =>
  tracker(id, { id, needsConsent: true, consentAtFirstSight });

const warning = (...ids: string[]): ReportFinding => finding('warning', 'third-party-without-consent', ...ids);
const attempt = (...ids: string[]): ReportFinding => finding('notice', 'third-party-attempt-without-consent', ...ids);
const unobserved: Report['page'] = { ...report(HOST).page, observedFromStart: false };

describe('verdictOf', () => {
  it.each<[string, Partial<Report>, unknown]>([
    ['nothing stored', {}, { level: 'empty' }],
    ['nothing to warn of', { trackers: [tracker('a')] }, { level: 'quiet' }],
    [
      'a warning before an attempt',
      { trackers: [seen('a', 'none'), seen('b', 'none')], findings: [attempt('b'), warning('a')] },
      { level: 'warning', count: 1, moment: 'none', there: 'none' },
    ],
    [
      'trackers, not findings',
      { trackers: [seen('a', 'refused')], findings: [warning('a'), warning('a')] },
      { level: 'warning', count: 1, moment: 'refused', there: 'none' },
    ],
    [
      'several moments as mixed',
      { trackers: [seen('a', 'refused'), seen('b', 'unreadable')], findings: [warning('a', 'b')] },
      { level: 'warning', count: 2, moment: 'mixed', there: 'none' },
    ],
    [
      'what was set again after a refusal as still there',
      { trackers: [seen('a', 'granted'), seen('b', 'refused')], findings: [warning('a', 'b')] },
      { level: 'warning', count: 2, moment: 'refused', there: 'some' },
    ],
    [
      'attempts alone',
      { trackers: [seen('a', 'not-covered')], findings: [attempt('a'), finding('notice', 'undeclared', 'a')] },
      { level: 'attempt', count: 1, moment: 'not-covered', there: 'none' },
    ],
    [
      'a page that offers no choice',
      {
        consent: { ...report(HOST).consent, mechanisms: [] },
        trackers: [seen('a', 'none')],
        findings: [warning('a')],
      },
      { level: 'warning', count: 1, moment: 'unoffered', there: 'none' },
    ],
    [
      'whether what is warned of was in the browser before',
      {
        trackers: [
          { ...seen('a', 'refused'), alreadyThere: true },
          { ...seen('b', 'refused'), state: 'sent' },
        ],
        findings: [warning('a', 'b')],
      },
      { level: 'warning', count: 2, moment: 'refused', there: 'all' },
    ],
    [
      'that it was, or was granted then and set anew',
      {
        trackers: [
          { ...seen('a', 'refused'), alreadyThere: true },
          { ...seen('b', 'granted'), alreadyThere: true },
        ],
        findings: [warning('a', 'b')],
      },
      { level: 'warning', count: 2, moment: 'refused', there: 'all' },
    ],
    ['a visit not seen from its start', { page: unobserved }, { level: 'unobserved' }],
    [
      'a warning even where the start was missed',
      { page: unobserved, trackers: [seen('a', 'none')], findings: [warning('a')] },
      { level: 'warning', count: 1, moment: 'none', there: 'none' },
    ],
  ])('tells %s', (_sentence, more, verdict) => {
    expect(verdictOf(report(HOST, more))).toEqual(verdict);
  });

  it.each(Object.entries(reports('en')))(
    'has the number and level of the badge for %s',
    (_name, { badge, ...rest }) => {
      const verdict = verdictOf({ badge, ...rest });
      if ('count' in verdict) expect([verdict.level, String(verdict.count)]).toEqual([badge.level, badge.text]);
      else expect(['quiet', 'unobserved']).toContain(badge.level);
    },
  );
});

describe('groupFindings', () => {
  it('gives each finding one place, notices before information', () => {
    const groups = groupFindings([
      finding('info', 'longer-than-recommended'),
      finding('info', 'declared-not-seen'),
      attempt('a'),
      finding('notice', 'undeclared'),
      warning('b'),
    ]);
    const rules = (findings: ReportFinding[]): string[] => findings.map(({ rule }) => rule);
    const { warnings, attempts, notSeen, notes } = groups;
    expect({
      warnings: rules(warnings),
      attempts: rules(attempts),
      notSeen: rules(notSeen),
      notes: rules(notes),
    }).toEqual({
      warnings: ['third-party-without-consent'],
      attempts: ['third-party-attempt-without-consent'],
      notSeen: ['declared-not-seen'],
      notes: ['undeclared', 'longer-than-recommended'],
    });
  });
});
