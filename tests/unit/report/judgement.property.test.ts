import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Category, Charter, Declaration } from '../../../lib/charter/declaration.ts';
import { compareReports } from '../../../lib/report/compare.ts';
import { judgePage, type JudgeInput } from '../../../lib/report/judge-page.ts';
import type { Report, ReportTracker } from '../../../lib/report/report.ts';
import { reportNumbers } from '../../../lib/report/report-numbers.ts';
import type { SeenTracker } from '../../../lib/report/seen-tracker.ts';
import { numRuns, timeout } from '../fuzz.ts';
import { realRegistry } from '../match/real-registry.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const HOST = 'data.saint-maur.com';
const names = ['_ga', 'regie_id', 'NID', 'sessionid', '_GRECAPTCHA', '_pk_id.1.1fff', 'regie_id', 'fr'];
const declared = [...names, '_grecaptcha', '_pk_id', 'regie_*', 'regie_*', 'regie_i*'];
const providers = ['Opendatasoft', 'Google', 'Google Analytics', 'Matomo', 'Ma Régie', 'Meta Platforms Ireland Ltd.'];
const domains = [HOST, '.saint-maur.com', '.google.com', 'analytics.google.com', 'www.youtube.com', '.facebook.com'];
const categories: readonly Category[] = ['necessary', 'unclassified', 'statistics', 'first-party', 'third-party'];
const keys = ['google-analytics', 'matomo', 'youtube', 'facebook', 'analytics', 'marketing', 'Ma Régie', 'necessary'];

const row = fc.record({
  names: fc.uniqueArray(fc.constantFrom(...declared), { maxLength: 3 }),
  kind: fc.constantFrom('unspecified', 'cookie', 'localStorage' as const),
  service: fc.constantFrom(null, 'reCAPTCHA'),
  purpose: fc.constant(null),
  duration: fc.constant(null),
  section: fc.constant(null),
  category: fc.constantFrom(...categories),
});
/** Of one vendor: of two that one cookie is declared for, it is the first whom a choice is asked about. */
const charters = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 6 }), fc.constantFrom(...providers))
  .map(([rows, provider]) => rows.map((each, at): Declaration => ({ id: String(at), provider, ...each })));
const trackers = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('cookie', 'localStorage' as const),
    name: fc.constantFrom(...names),
    domain: fc.constantFrom(HOST, ...domains),
    state: fc.constantFrom('stored', 'sent', 'refused', 'removed' as const),
    alreadyThere: fc.boolean(),
    firstSeenAt: fc.constantFrom(0, 5000, 15_000).map((after) => new Date(START + after).toISOString()),
  }),
  { selector: ({ kind, name, domain }) => [kind, name, domain].join(), minLength: 1, maxLength: 5 },
);
const answers = fc.dictionary(fc.constantFrom(...keys), fc.boolean(), { minKeys: 1, maxKeys: 2 });
const cases = fc.record({ charters, trackers, answers, order: fc.infiniteStream(fc.nat()) });

const klaro = (choices: Record<string, boolean>, at = START + 10_000) => ({
  at: new Date(at).toISOString(),
  stored: [{ kind: 'cookie', name: 'klaro', value: encodeURIComponent(JSON.stringify(choices)) } as const],
});

function judge(
  declarations: readonly Declaration[],
  seen: readonly SeenTracker[],
  consent: NonNullable<JudgeInput['consent']>,
  language: NonNullable<JudgeInput['language']> = 'en',
): Report {
  const sourceUrl = `https://${HOST}/terms/cookies-policy/`;
  const about = { host: HOST, sourceUrl, retrievedAt: '2026-11-22T00:00:00Z', language: 'fr', sha256: 'a'.repeat(64) };
  const charter: Charter = { ...about, declarations: [...declarations] };
  const page = { url: `https://${HOST}/`, startedAt: new Date(START).toISOString() };
  const tools = { registry: realRegistry, version: '0.1.0', now: START + 60_000 };
  return judgePage({ page, trackers: seen, charter, consent, language }, tools);
}

const warned = ({ findings }: Report) =>
  new Set(findings.filter(({ severity }) => severity === 'warning').flatMap((finding) => finding.trackers));

/** What is judged of each tracker, without words. */
function judgements({ trackers: all, findings }: Report): Map<string, unknown> {
  const facts = ({ id, declarations, category, source, needsConsent, consentAtFirstSight }: ReportTracker) => {
    const rules = findings.filter((finding) => finding.trackers.includes(id)).map(({ rule }) => rule);
    return [declarations.toSorted(), category, source, needsConsent, consentAtFirstSight, [...new Set(rules)].sort()];
  };
  return new Map(all.map((tracker) => [tracker.id, facts(tracker)]));
}

const shuffled = <One>(all: readonly One[], order: fc.Stream<number>): One[] =>
  all
    .map((one) => ({ one, at: Number(order.next().value) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);

/** What no other tracker or row has to do with. */
const aside: SeenTracker = { name: 'zorgl', domain: 'zorgl.example' };
const asideRow: Declaration = {
  ...{ id: 'aside', names: ['zorgl'], kind: 'unspecified', provider: 'Zorgl', service: null, purpose: null },
  ...{ duration: null, section: null, category: 'third-party' },
};

test('a judgement rests on what was seen, and on nothing else', { timeout }, () => {
  let warnings = 0;
  fc.assert(
    fc.property(cases, ({ charters: rows, trackers: seen, answers: chosen, order }) => {
      const report = judge(rows, seen, klaro(chosen));
      const expected = judgements(report);
      const turned = klaro(Object.fromEntries(shuffled(Object.entries(chosen), order)));
      expect(judgements(judge(shuffled(rows, order), shuffled(seen, order), turned))).toEqual(expected);
      expect(judgements(judge(rows, seen, klaro(chosen), 'fr'))).toEqual(expected);
      const choices = [klaro(chosen), klaro({ matomo: true }, START + 30_000)];
      const beside = judgements(judge(rows.toSpliced(1, 0, asideRow), [aside, ...seen], choices));
      for (const [id, facts] of expected) expect(beside.get(id)).toEqual(facts);
      expect(compareReports(report, structuredClone(report))).toMatchObject({ appeared: [], gone: [], changed: [] });
      expect(reportNumbers(report).warned).toBe(warned(report).size);
      warnings += warned(report).size;
    }),
    { numRuns: Math.ceil(numRuns / 2) },
  );
  expect(warnings).toBeGreaterThan(numRuns / 4);
});

test('who allows more is warned of nothing more', { timeout }, () => {
  let fewer = 0;
  fc.assert(
    fc.property(cases, fc.constantFrom(...keys), ({ charters: rows, trackers: seen, answers: chosen }, key) => {
      const before = warned(judge(rows, seen, klaro({ ...chosen, [key]: false })));
      const after = warned(judge(rows, seen, klaro({ ...chosen, [key]: true })));
      expect([...after].filter((id) => !before.has(id))).toEqual([]);
      fewer += before.size - after.size;
    }),
    { numRuns },
  );
  expect(fewer).toBeGreaterThan(0);
});

test('a row under a stricter title takes no warning away', { timeout }, () => {
  let more = 0;
  fc.assert(
    fc.property(cases, fc.nat(), fc.nat(), ({ charters: drawn, trackers: others, answers: chosen }, which, how) => {
      const pattern = { ...asideRow, names: ['regie_*'], provider: drawn[0]?.provider ?? null };
      const rows = [...drawn, pattern];
      const seen = [{ name: 'regie_id', domain: HOST }, ...others];
      const at = which % rows.length;
      const stricter = categories.slice(categories.indexOf(rows[at]?.category ?? 'necessary') + 1);
      const category = stricter[how % stricter.length];
      if (!category) return;
      const before = warned(judge(rows, seen, klaro(chosen)));
      const changed = rows.map((each, n) => (n === at ? { ...each, category } : each));
      const after = warned(judge(changed, seen, klaro(chosen)));
      expect([...before].filter((id) => !after.has(id))).toEqual([]);
      more += after.size - before.size;
    }),
    { numRuns },
  );
  expect(more).toBeGreaterThan(0);
});
