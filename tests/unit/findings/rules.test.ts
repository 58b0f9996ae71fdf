import { expect, test } from 'vitest';
import { findAll } from '../../../lib/findings/rules.ts';
import { tracker } from '../match/samples.ts';
import { captcha, judged, judgedVisit, own, refused, spoken, stranger, VERDICTS, type Coverage } from './judged.ts';

const everything = judgedVisit([
  judged(own),
  judged(captcha, 'none'),
  judged(stranger, 'refused'),
  judged(refused(tracker('IDE', { domain: 'doubleclick.net' })), 'not-covered'),
  judged(tracker('_ga', { lifetimeDays: 730 }), 'unreadable'),
  { ...judged(tracker('_pk_ses.1')), measuresDespiteRefusal: true },
]);

test('findings come gravest first', () => {
  const [words] = spoken;
  const rules = findAll(everything, words).map(({ rule, severity }) => `${severity}: ${rule}`);
  expect([...new Set(rules)]).toEqual([
    'warning: third-party-despite-refusal',
    'warning: third-party-without-consent',
    'notice: third-party-attempt-without-consent',
    'notice: measurement-despite-refusal',
    'notice: undeclared',
    'notice: contradictory-declaration',
    'info: longer-than-recommended',
    'info: declared-not-seen',
  ]);
});

test('nothing seen and nothing declared is nothing found', () => {
  for (const words of spoken) expect(findAll(judgedVisit([], { declarations: [] }), words)).toEqual([]);
});

test('every tracker that needs consent and has none is told exactly once, whatever the choice was', () => {
  const coverages: Coverage[] = ['none', 'refused', 'not-covered', 'unreadable', 'granted'];
  for (const coverage of coverages) {
    for (const of of [captcha, stranger, refused(stranger), tracker('_ga')]) {
      const [words] = spoken;
      const told = findAll(judgedVisit([judged(of, coverage)]), words).filter(({ rule }) =>
        rule.startsWith('third-party-'),
      );
      expect(told).toHaveLength(coverage === 'granted' ? 0 : 1);
    }
  }
});

test('no finding in any language passes a verdict or leaves a place open', () => {
  for (const words of spoken) {
    for (const { message } of findAll(everything, words)) {
      expect(message).not.toMatch(VERDICTS);
      expect(message).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  }
});
