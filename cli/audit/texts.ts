import type { AuditWords } from './audit-words.ts';
import {
  problemKinds,
  type AuditedReport,
  type BannerResult,
  type Changes,
  type Outcome,
  type Problem,
} from './outcome.ts';

/** What a visit chose, and what came of it: `refuse, read as refused`, or `refuse: no banner was shown`. */
export function choiceText({ audit, consent }: AuditedReport, words: AuditWords): string {
  const { choice, banner } = audit;
  const { say } = words;
  if (choice === 'none') return say('audit.choice', { choice });
  return banner?.worked
    ? say('audit.answered', { choice, state: consent.state })
    : say('audit.told', { what: say('audit.choice', { choice }), said: bannerText(banner, words) });
}

/** What came of the banner, in words. */
export function bannerText(banner: BannerResult | null, { say }: AuditWords): string {
  if (!banner) return say('audit.banner.not-tried');
  if (banner.worked) return say('audit.banner.worked', { by: banner.by });
  return say(banner.reason === 'none' ? 'audit.banner.none' : 'audit.banner.unworked');
}

/** Why a page could not be audited; one that another release kept, and this one has no words for, says so in English. */
export function problemText(
  { kind, detail, message }: Partial<Problem> & Pick<Problem, 'kind'>,
  { say }: AuditWords,
): string {
  if (detail === undefined || !problemKinds.includes(kind)) return message ?? '';
  // What went wrong otherwise has no words but its own.
  if (kind === 'failed' && detail !== '') return detail;
  const said = say(`audit.problem.${kind}`, { detail });
  return detail === '' || said.includes(detail) ? said : `${said} (${detail})`;
}

/** What differs, by name: `appeared: _ga, _gid; went: cid; new findings: 2`. */
export function changesText(
  { trackers }: AuditedReport,
  { appeared, gone, changed, newFindings }: Changes,
  { say }: AuditWords,
): string {
  const name = (id: string) => trackers.find((tracker) => tracker.id === id)?.name ?? nameIn(id);
  const named = (what: 'appeared' | 'went' | 'changed', ids: readonly string[]) =>
    ids.length > 0 ? [say(`audit.change.${what}`, { names: ids.map(name).join(', ') })] : [];
  const told = [
    ...named('appeared', appeared),
    ...named('went', gone),
    ...named('changed', changed),
    ...(newFindings.length > 0 ? [say('audit.change.findings', { count: newFindings.length })] : []),
  ];
  return told.length > 0 ? told.reduce((said, more) => say('audit.also', { said, more })) : say('audit.change.nothing');
}

/** What a page was held to, where that was not its portal's own charter; else `null`. */
export function otherwiseHeldText({ charter }: Pick<AuditedReport, 'charter'>, { say }: AuditWords): string | null {
  if (!charter) return say('audit.held.nothing');
  if (charter.origin === 'platform') return say('audit.held.platform');
  return charter.declarations.length === 0 ? say('audit.held.rowless') : null;
}

/** That a visit may have missed what came first, where that is so; else `null`: as the question mark on the badge. */
export function unobservedText({ page }: Pick<AuditedReport, 'page'>, { say }: AuditWords): string | null {
  return page.observedFromStart ? null : say('audit.seen-in-part');
}

/** What stands behind a number of trackers where the page kept more than a visit tells apart: `12+`, as on the badge. */
export function moreMark(reports: readonly Pick<AuditedReport, 'leftOut'>[]): string {
  return reports.some(({ leftOut }) => leftOut > 0) ? '+' : '';
}

/** Which page of which portal: a home page is named by its portal alone. */
export function pageText(outcome: Outcome): string {
  const { requested } = outcome.kind === 'report' ? outcome.report.audit : outcome;
  const { host, pathname } = new URL(requested);
  return pathname === '/' ? host : host + pathname;
}

/** The name in the id of a tracker that only the other visit saw. */
function nameIn(id: string): string {
  return (id.split('|')[1] ?? id).replaceAll('%7C', '|').replaceAll('%25', '%');
}
