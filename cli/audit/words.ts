import type { AuditedReport, BannerResult, Changes, Outcome } from './outcome.ts';

/** What a visit chose, and what came of it: `refuse, read as refused`, or `refuse: no banner was shown`. */
export function choiceText({ audit, consent }: AuditedReport): string {
  if (audit.choice === 'none') return 'none';
  return audit.banner?.worked
    ? `${audit.choice}, read as ${consent.state}`
    : `${audit.choice}: ${bannerText(audit.banner)}`;
}

/** What came of the banner, in words. */
export function bannerText(banner: BannerResult | null): string {
  if (!banner) return 'not tried';
  if (banner.worked) return `answered (${banner.by})`;
  return banner.reason === 'none' ? 'no banner was shown' : 'the banner could not be worked';
}

/** What differs, by name: `appeared: _ga, _gid; went: cid; new findings: 2`. */
export function changesText({ trackers }: AuditedReport, { appeared, gone, changed, newFindings }: Changes): string {
  const name = (id: string) => trackers.find((tracker) => tracker.id === id)?.name ?? nameIn(id);
  const named = (what: string, ids: readonly string[]) =>
    ids.length > 0 ? [`${what}: ${ids.map(name).join(', ')}`] : [];
  const told = [
    ...named('appeared', appeared),
    ...named('went', gone),
    ...named('changed', changed),
    ...(newFindings.length > 0 ? [`new findings: ${newFindings.length}`] : []),
  ];
  return told.length > 0 ? told.join('; ') : 'nothing changed';
}

/** What a page was held to, where that was not its portal's own charter; else `null`. */
export function otherwiseHeldText({ charter }: Pick<AuditedReport, 'charter'>): string | null {
  if (!charter) return 'held to nothing: no charter is known';
  if (charter.origin === 'platform') return 'held to what Opendatasoft portals are known to set';
  return charter.declarations.length === 0 ? 'held to a charter that declares nothing' : null;
}

/** That a visit may have missed what came first, where that is so; else `null`: as the question mark on the badge. */
export function unobservedText({ page }: Pick<AuditedReport, 'page'>): string | null {
  return page.observedFromStart ? null : 'not observed from the start of the visit';
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
