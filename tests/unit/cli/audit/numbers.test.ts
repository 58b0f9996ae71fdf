import { expect, test } from 'vitest';
import { auditNumbers } from '../../../../cli/audit/numbers.ts';
import { ownUndeclared, report, session, stranger } from './samples.ts';

test.each([
  ['a tracker that is declared', [session], 0, 0],
  ['one that is not, which is a notice', [session, ownUndeclared], 0, 1],
  ['a third party’s', [session, ownUndeclared, stranger], 1, 2],
  ['several of a third party’s', [stranger, { ...stranger, name: 'sid' }], 2, 2],
])(
  'of %s the summary counts as warnings and as undeclared what the badge does',
  (_what, trackers, warnings, undeclared) => {
    const told = report({ trackers }).report;
    const notSeen = told.findings.filter(({ rule }) => rule === 'declared-not-seen');
    expect(auditNumbers(told)).toEqual({ warnings, undeclared, declaredNotSeen: notSeen.length });
    expect(told.badge.text).toBe(warnings > 0 ? String(warnings) : told.badge.text);
  },
);
