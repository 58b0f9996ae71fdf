import { describe, expect, test } from 'vitest';
import {
  changesSince,
  comparedWithBaseline,
  comparedWithNoChoice,
  isUnchanged,
} from '../../../../cli/audit/changes.ts';
import { reportsOf } from '../../../../cli/audit/outcome.ts';
import { failed, ownUndeclared, report, session, START, stranger } from './samples.ts';

const quiet = report();
const warns = report({ trackers: [session, stranger], at: START + 86_400_000 });
const id = 'cookie|uid|pixel.adnetwork.example|/|';

describe('what differs between two visits', () => {
  test('is what appeared, and the warnings and notices that are new', () => {
    const changes = changesSince(quiet.report, warns.report);
    expect(changes).toMatchObject({ appeared: [id], gone: [], changed: [] });
    const rules = changes?.newFindings.map((at) => warns.report.findings[at]?.rule);
    expect(rules?.toSorted()).toEqual(['third-party-without-consent', 'undeclared']);
  });

  test('is what went, also where the baseline is the later visit', () => {
    expect(changesSince(warns.report, quiet.report)).toEqual({
      appeared: [],
      gone: [id],
      changed: [],
      newFindings: [],
    });
  });

  test('is no new finding where one of a row is about a tracker less', () => {
    const captcha = { kind: 'localStorage', name: '_grecaptcha', domain: 'data.saint-maur.com' } as const;
    const before = report({ trackers: [session, captcha] });
    const told = before.report.findings.find(({ rule }) => rule === 'contradictory-declaration');
    expect(told?.trackers).toHaveLength(1);
    expect(changesSince(before.report, quiet.report)).toMatchObject({ gone: told?.trackers, newFindings: [] });
    expect(changesSince(quiet.report, before.report)?.newFindings).not.toEqual([]);
  });

  test('is nothing between two that saw the same on different days', () => {
    const again = report({ trackers: [session, stranger], at: START });
    const changes = changesSince(again.report, warns.report);
    expect(changes && isUnchanged(changes)).toBe(true);
  });

  test('cannot be told of two portals', () => {
    expect(changesSince(quiet.report, report({ url: 'https://data.bourgesplus.fr/' }).report)).toBeNull();
  });
});

describe('the three visits of one page', () => {
  test('are compared with the one without a choice', () => {
    const accept = report({ choice: 'accept', trackers: [session, ownUndeclared] });
    const refuse = report({ choice: 'refuse' });
    const [none, refused, accepted] = reportsOf(comparedWithNoChoice([quiet, refuse, accept]));
    expect(none?.audit).not.toHaveProperty('comparedWithNoChoice');
    expect(refused?.audit.comparedWithNoChoice).toMatchObject({ appeared: [], gone: [] });
    expect(accepted?.audit.comparedWithNoChoice?.appeared).toEqual(['cookie|portal_theme|data.saint-maur.com|/|']);
  });

  test('are not compared with a visit to another page', () => {
    const contact = report({ choice: 'accept', url: 'https://data.saint-maur.com/pages/contact/' });
    const [, alone] = reportsOf(comparedWithNoChoice([quiet, contact]));
    expect(alone?.audit).not.toHaveProperty('comparedWithNoChoice');
  });
});

describe('an earlier result', () => {
  test('is compared visit by visit; one that it does not have is said to be new', () => {
    const elsewhere = report({ url: 'https://data.bourgesplus.fr/' });
    const [same, added] = reportsOf(comparedWithBaseline([warns, elsewhere], [failed('data.bourgesplus.fr'), quiet]));
    expect(same?.audit.comparedWithBaseline?.appeared).toEqual([id]);
    expect(added?.audit.comparedWithBaseline).toBeNull();
  });

  test('is told apart by choice, and by place where two addresses differ in their queries alone', () => {
    const refuse = report({ choice: 'refuse', trackers: [session, stranger] });
    const second = report({ trackers: [session, ownUndeclared] });
    const all = [quiet, second, refuse];
    const compared = reportsOf(comparedWithBaseline(all, all)).map(({ audit }) => audit.comparedWithBaseline);
    expect(compared).toEqual(all.map(() => ({ appeared: [], gone: [], changed: [], newFindings: [] })));
  });
});
