import { exportReport, REPORT_EXPORTS } from '../../lib/report/export/exports.ts';
import type { Report } from '../../lib/report/report.ts';
import { loadPageWords } from '../../lib/view/load-page-words.ts';
import { reportFaults } from '../e2e/support/report-faults.ts';

const words = await loadPageWords('en');
/** Every value that a random visit has stored begins so. */
const VALUE = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/;
const NO_WARNING = 'third-party-attempt-without-consent';

const trackersOf = (findings: Report['findings']) => new Set(findings.flatMap(({ trackers }) => trackers));

/** What in a report contradicts the contract of its format, or itself, whatever has happened in the visit. */
export function contractFaults(report: Report): string[] {
  return [...reportFaults(report), ...orderFaults(report), ...findingFaults(report), ...exportFaults(report)];
}

function orderFaults({ generatedAt, page, consent, trackers }: Report): string[] {
  const inOrder = (what: string, ...times: (string | null | undefined)[]) => {
    const told = times.flatMap((time) => (time ? [Date.parse(time)] : []));
    return told.every((time, at) => time >= (told[at - 1] ?? 0)) ? [] : [`${what}: times out of order ${told.join()}`];
  };
  return [
    ...trackers.flatMap(({ id, firstSeenAt, lastSetAt }) => [
      ...inOrder(id, page.visitStartedAt, firstSeenAt, lastSetAt, generatedAt),
    ]),
    ...inOrder('consent', ...consent.history.map(({ at }) => at), generatedAt),
  ];
}

function findingFaults({ trackers, findings, charter }: Report): string[] {
  const faults: string[] = [];
  const told = (wanted: string) => findings.filter(({ rule }) => rule === wanted);
  const warned = trackersOf(findings.filter(({ severity }) => severity === 'warning'));
  const attempted = trackersOf(told(NO_WARNING));
  const undeclared = trackersOf(told('undeclared'));
  for (const { id, state, needsConsent, consentAtFirstSight, declarations, category } of trackers) {
    const isRefused = state === 'refused';
    if (warned.has(id) && isRefused) faults.push(`${id}: refused, and warned of`);
    if (attempted.has(id) && !isRefused) faults.push(`${id}: ${state}, and told as an attempt`);
    if ((warned.has(id) || attempted.has(id)) && !needsConsent) faults.push(`${id}: needs no consent, and is told`);
    if (needsConsent === (consentAtFirstSight === 'not-needed')) faults.push(`${id}: consent is and is not needed`);
    if (declarations.length > 0 && (category === 'undeclared' || undeclared.has(id)))
      faults.push(`${id}: declared and undeclared`);
    if (undeclared.has(id) && category !== 'undeclared') faults.push(`${id}: undeclared, and ${category}`);
  }
  const notSeen = told('declared-not-seen').flatMap(({ declarations }) => declarations);
  const { notSeen: expected } = groupsOf({ trackers, charter });
  if (notSeen.toSorted().join() !== expected.toSorted().join())
    faults.push(`declared-not-seen: ${notSeen.join()}, expected ${expected.join()}`);
  return faults;
}

/** Ids of the declarations that answer to a tracker and of those that do not, and of the trackers on either side. */
function groupsOf({ trackers, charter }: Pick<Report, 'trackers' | 'charter'>) {
  const covering = new Set(trackers.flatMap((each) => [...each.declarations, ...(each.vendorDeclarations ?? [])]));
  const rows = (charter?.declarations ?? []).map(({ id }) => id);
  return {
    seen: rows.filter((id) => covering.has(id)),
    notSeen: rows.filter((id) => !covering.has(id)),
    declared: trackers.filter(({ declarations }) => declarations.length > 0).length,
    undeclared: trackers.filter(({ declarations }) => declarations.length === 0).length,
  };
}

function exportFaults(report: Report): string[] {
  const faults: string[] = [];
  const [html, csv, json] = REPORT_EXPORTS.map((kind) => [...exportReport(kind, report, words).pieces].join(''));
  const value = VALUE.exec(`${String(html)}${String(csv)}${String(json)}`);
  if (value) faults.push(`exported with a value: ${value[0]}`);
  const expect = (what: string, told: unknown, expected: unknown) => {
    if (JSON.stringify(told) !== JSON.stringify(expected))
      faults.push(`exported ${what}: ${JSON.stringify(told)}, expected ${JSON.stringify(expected)}`);
  };
  const { trackers, findings } = report;
  const groups = groupsOf(report);
  const number = (key: string) => Number(new RegExp(`data-number="${key}">(\\d+)<`).exec(html ?? '')?.[1]);
  const group = (key: string) =>
    new RegExp(`data-group="${key}">.*?class="count">(\\d+)<.*?class="count">(\\d+)<`)
      .exec(html ?? '')
      ?.slice(1)
      .map(Number);
  expect('trackers', number('number.trackers'), trackers.length);
  const warned = trackersOf(findings.filter(({ severity }) => severity === 'warning')).size;
  expect('warnings', number('number.warned'), warned);
  expect('attempts', number('number.attempted'), trackersOf(findings.filter(({ rule }) => rule === NO_WARNING)).size);
  expect('rows of the table', (csv ?? '').trim().split('\n').length - 1, trackers.length);
  expect('seen', group('seen'), [groups.seen.length, groups.declared]);
  expect('not seen', group('not-seen'), [groups.notSeen.length, 0]);
  expect('not declared', group('not-declared'), [0, groups.undeclared]);
  expect('report', JSON.parse(json ?? ''), report);
  return faults;
}
