import type { Report } from '../../lib/report/report.ts';
import { verdictOf } from '../../lib/report/verdict.ts';
import type { SavedVisit } from '../../lib/view/report-page-state.ts';
import type { Language } from '../../lib/words/languages.ts';
import { reportWords } from '../../lib/words/report-words.ts';
import type { ReportScene } from './harness/report-stage.ts';
import { inRealWords } from './real-words.ts';
import { manyTrackers, report, reports, tracker } from './reports.ts';

/** A visit on which trackers of several domains appear in every way, before and after two choices. */
export function busyReport(language: Language): Report {
  const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 22, 9, 14, 5) + seconds * 1000).toISOString();
  const third = {
    party: 'third',
    needsConsent: true,
    category: 'undeclared',
    declarations: [] as string[],
    source: 'service',
  } as const;
  const before = tracker('_GRECAPTCHA', {
    ...third,
    category: 'third-party',
    declarations: ['third-party/_grecaptcha', 'necessary/_grecaptcha'],
    domain: 'www.google.com',
    firstSeenAt: at(1.4),
    consentAtFirstSight: 'none',
    provider: 'Google ReCaptcha',
    service: 'Sécurité du formulaire de contact',
    purpose: 'Protection du site internet contre des programmes automatisés et pour la prévention de spams.',
    source: 'charter',
  });
  const after = tracker('IDE', {
    ...third,
    domain: 'doubleclick.net',
    firstSeenAt: at(9),
    consentAtFirstSight: 'refused',
    provider: 'Google',
    purpose: reportWords(language).say('purpose.advertising'),
  });
  const trackers = [
    tracker('sessionid', { firstSeenAt: at(0), alreadyThere: true, setBy: { url: null, via: 'unknown' } }),
    tracker('csrftoken', { firstSeenAt: at(0.2) }),
    before,
    tracker('NID', {
      ...third,
      domain: 'www.google.com',
      firstSeenAt: at(1.5),
      consentAtFirstSight: 'none',
      state: 'refused',
      provider: 'Google',
    }),
    tracker('_pk_id.1.4c2e', {
      domain: 'saint-maur.com',
      firstSeenAt: at(2.2),
      setBy: { url: null, via: 'script' },
      declarations: [],
      category: 'undeclared',
      provider: 'Matomo',
      source: 'service',
    }),
    tracker('cookies_preferences', { firstSeenAt: at(6), setBy: { url: null, via: 'script' } }),
    after,
    tracker('yt-player-volume', {
      ...third,
      id: 'localStorage|yt-player-volume|www.youtube.com||',
      kind: 'localStorage',
      domain: 'www.youtube.com',
      firstSeenAt: at(40),
      consentAtFirstSight: 'granted',
      setBy: { url: 'https://www.youtube.com/embed/', via: 'script' },
      provider: 'YouTube',
    }),
    tracker('PREF', {
      ...third,
      domain: 'www.youtube.com',
      firstSeenAt: at(41),
      consentAtFirstSight: 'granted',
      state: 'sent',
      provider: 'YouTube',
    }),
  ];
  const base = reports(language)['warning'];
  if (!base) throw new Error('The report is missing.');
  const sample: Report = {
    ...base,
    consent: {
      state: 'granted',
      mechanism: 'opendatasoft',
      choices: {},
      decidedAt: at(30),
      history: [
        { at: at(0), state: 'none' },
        { at: at(6), state: 'refused' },
        { at: at(30), state: 'granted' },
      ],
    },
    trackers,
    findings: [
      ...base.findings
        .filter(({ severity }) => severity === 'warning')
        .map((each) => ({ ...each, trackers: [before.id] })),
      {
        rule: 'third-party-despite-refusal',
        severity: 'warning',
        trackers: [after.id],
        declarations: [],
        message: '',
      },
      ...base.findings.filter(({ severity, trackers: about }) => severity !== 'warning' && about.length === 0),
    ],
    badge: { text: '2', level: 'warning' },
  };
  return inRealWords(sample, language);
}

/** As many trackers as no page should have. */
export function hugeReport(count = 5000): Report {
  const trackers = manyTrackers(count).map((each, index) => ({
    ...each,
    domain: index % 3 === 0 ? each.domain : `cdn${String(index % 60)}.example.net`,
    party: index % 3 === 0 ? ('first' as const) : ('third' as const),
    firstSeenAt: new Date(Date.UTC(2026, 10, 22, 9, 14, 5) + index * 7).toISOString(),
  }));
  const sample = report('data.saint-maur.com', {
    trackers,
    findings: trackers
      .filter(({ category }) => category === 'undeclared')
      .map(({ id }) => ({
        rule: 'undeclared',
        severity: 'notice',
        trackers: [id],
        declarations: [],
        message: '',
      })),
  });
  return inRealWords(sample, 'en');
}

export function saved(id: string, name: string, of: Report, note = ''): { visit: SavedVisit; report: Report } {
  const { host, url, visitStartedAt, observedFromStart } = of.page;
  const visit = {
    id,
    name,
    note,
    savedAt: '2026-11-23T10:00:00.000Z',
    host,
    url,
    visitStartedAt,
    verdict: verdictOf(of),
    observedFromStart,
    trackers: of.trackers.length,
    bytes: 2000,
  };
  return { visit, report: of };
}

/** Every state of the report page by name. */
export function reportScenes(language: Language): Record<string, ReportScene> {
  const all = reports(language);
  const live = (of: Report, more: { ended?: boolean; newer?: boolean } = {}): ReportScene => ({
    state: { kind: 'live', report: of, ended: false, newer: false, ...more },
  });
  const busy = busyReport(language);
  const earlier = all['warning'] ?? busy;
  const quiet = all['quiet'] ?? busy;
  const shelf = [
    saved('b', language === 'fr' ? 'Après la mise à jour' : 'After the update', busy, 'Ticket 4521\nMairie'),
    saved('a', language === 'fr' ? 'Avant la mise à jour' : 'Before the update', {
      ...earlier,
      page: { ...earlier.page, visitStartedAt: '2026-11-10T08:00:00.000Z' },
    }),
    saved('q', 'data.bourgesplus.fr', quiet),
  ];
  return {
    ...Object.fromEntries(Object.entries(all).map(([name, of]) => [name, live(of)])),
    busy: live(busy),
    ended: live(busy, { ended: true }),
    newer: live(busy, { ended: true, newer: true }),
    loading: { state: null },
    'no-access': { state: { kind: 'no-access' } },
    'not-a-portal': { state: { kind: 'not-a-portal', host: 'www.example.fr' } },
    'unreadable-page': { state: { kind: 'unreadable-page' } },
    failed: {
      state: { kind: 'failed', reason: language === 'fr' ? 'Le stockage est plein.' : 'The storage is full.' },
    },
    saved: { search: '?saved=b', saved: shelf },
    'saved-missing': { search: '?saved=zzz', saved: shelf },
    list: { search: '?saved', saved: shelf },
    'list-empty': { search: '' },
    comparison: { search: '?saved=b&with=a', saved: shelf },
    'comparison-other': { search: '?saved=b&with=q', saved: shelf },
  };
}
