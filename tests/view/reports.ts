import type { Category, Declaration } from '../../lib/charter/declaration.ts';
import type { Report, ReportCharter, ReportFinding, ReportTracker } from '../../lib/report/report.ts';
import type { Language } from '../../lib/words/languages.ts';
import { inRealWords } from './real-words.ts';

const START = '2026-11-22T09:14:05.000Z';

const NECESSARY = 'Cookies nécessaires au bon fonctionnement de la plateforme / cookies fonctionnels';

function declaration(
  category: Category,
  name: string,
  provider: string,
  service: string,
  purpose: string,
): Declaration {
  return {
    id: `${category}/${name}`,
    names: [name],
    kind: 'unspecified',
    provider,
    service,
    purpose,
    duration: null,
    section: category === 'third-party' ? 'Cookies tiers' : NECESSARY,
    category,
  };
}

const PLATFORM_ROWS = [
  ['sessionid', 'Authentification (front et back office)', "Se souvenir de l'utilisateur d'une page à une autre."],
  ['django_language', 'Sélection de la langue (front et back office)', 'Se souvenir de la langue du visiteur'],
  ['csrftoken', 'API (CSRF) (front et back office)', 'Récupérer des données via des appels API'],
  [
    'cookies_preferences',
    'Choix concernant vos préférences sur les cookies',
    'Permet de se souvenir du choix opéré par le visiteur concernant les cookies',
  ],
] as const;

const RECAPTCHA = [
  '_grecaptcha',
  'Google ReCaptcha',
  'Sécurité du formulaire de contact',
  'Protection du site internet contre des programmes automatisés et pour la prévention de spams.',
] as const;

export function charter(host: string, origin: ReportCharter['origin'] = 'bundled'): ReportCharter {
  const platform = PLATFORM_ROWS.map(([name, service, purpose]) =>
    declaration('necessary', name, 'Opendatasoft', service, purpose),
  );
  return {
    host,
    origin,
    sourceUrl: `https://${host}/terms/cookies-policy/`,
    retrievedAt: '2026-11-22T00:00:00.000Z',
    language: 'fr',
    sha256: '0'.repeat(64),
    declarations:
      host === 'data.saint-maur.com'
        ? [...platform, declaration('necessary', ...RECAPTCHA), declaration('third-party', ...RECAPTCHA)]
        : platform,
  };
}

export function tracker(name: string, more: Partial<ReportTracker> = {}): ReportTracker {
  const domain = more.domain ?? 'data.saint-maur.com';
  return {
    id: `cookie|${name}|${domain}|/|`,
    kind: 'cookie',
    name,
    domain,
    hostOnly: true,
    path: '/',
    partition: null,
    elsewhere: false,
    askedExpiresAt: null,
    askedLifetimeDays: null,
    party: 'first',
    state: 'stored',
    firstSeenAt: '2026-11-22T09:14:06.120Z',
    alreadyThere: false,
    setBy: { url: `https://${domain}/contact/`, via: 'header' },
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    expiresAt: null,
    lifetimeDays: null,
    needsConsent: false,
    consentAtFirstSight: 'not-needed',
    declarations: [`necessary/${name}`],
    matchedBy: 'The charter declares this name.',
    provider: 'Opendatasoft',
    service: 'Authentification (front et back office)',
    purpose: "Se souvenir de l'utilisateur d'une page à une autre.",
    category: 'necessary',
    source: 'charter',
    ...more,
  };
}

const session = tracker('sessionid');
const csrf = tracker('csrftoken', {
  httpOnly: false,
  expiresAt: '2027-11-21T09:14:06.000Z',
  lifetimeDays: 364,
  service: 'API (CSRF) (front et back office)',
  purpose: 'Récupérer des données via des appels API',
  alreadyThere: true,
});

const recaptcha = (more: Partial<ReportTracker> = {}): ReportTracker =>
  tracker('_GRECAPTCHA', {
    domain: 'www.google.com',
    path: '/recaptcha',
    party: 'third',
    sameSite: 'none',
    expiresAt: '2027-05-21T09:14:08.000Z',
    lifetimeDays: 180,
    firstSeenAt: '2026-11-22T09:14:08.300Z',
    setBy: { url: 'https://www.google.com/recaptcha/api2/anchor', via: 'header' },
    needsConsent: true,
    consentAtFirstSight: 'none',
    declarations: ['third-party/_grecaptcha', 'necessary/_grecaptcha'],
    provider: 'Google ReCaptcha',
    service: 'Sécurité du formulaire de contact',
    purpose: 'Protection du site internet contre des programmes automatisés et pour la prévention de spams.',
    category: 'third-party',
    ...more,
  });

const recaptchaItem = (more: Partial<ReportTracker> = {}): ReportTracker =>
  recaptcha({
    id: 'localStorage|_grecaptcha|data.saint-maur.com||',
    kind: 'localStorage',
    name: '_grecaptcha',
    domain: 'data.saint-maur.com',
    path: '',
    party: 'first',
    httpOnly: null,
    secure: null,
    sameSite: null,
    expiresAt: null,
    lifetimeDays: null,
    setBy: { url: null, via: 'script' },
    ...more,
  });

/** Its sentence comes of the rule. */
function finding(
  severity: ReportFinding['severity'],
  rule: string,
  trackers: readonly ReportTracker[],
  declarations: string[] = [],
): ReportFinding {
  return { severity, rule, message: '', declarations, trackers: trackers.map(({ id }) => id) };
}

export function report(host: string, more: Partial<Report> = {}): Report {
  return {
    format: 'miette-report',
    version: 1,
    generatedAt: '2026-11-22T09:15:00.000Z',
    tool: { name: 'miette', version: '0.1.0' },
    browser: { name: 'chromium', version: '156.0' },
    page: {
      url: `https://${host}/contact/`,
      host,
      site: host.split('.').slice(-2).join('.'),
      visitStartedAt: START,
      observedFromStart: true,
      thirdPartyCookies: 'allowed',
    },
    charter: charter(host),
    consent: { state: 'none', mechanism: null, choices: {}, decidedAt: null, history: [{ at: START, state: 'none' }] },
    trackers: [],
    leftOut: 0,
    findings: [],
    badge: { text: '', level: 'quiet' },
    ...more,
  };
}

const BRANDS: Record<string, string> = { matomo: 'Matomo', ga: 'Google Analytics' };

const choice = (
  state: Report['consent']['state'],
  choices: Record<string, boolean> = {},
  decidedAt: string | null = '2026-11-12T16:20:00.000Z',
): Report['consent'] => {
  const answers = Object.entries(choices).map(([key, allowed]) => ({ key, name: BRANDS[key] ?? key, allowed }));
  return {
    state,
    choices,
    decidedAt,
    mechanism: 'opendatasoft',
    history: [{ at: START, state }],
    mechanisms: [{ id: 'opendatasoft', name: 'Opendatasoft', state, decidedAt, answers, notes: [] }],
  };
};

/** One report for each thing a portal's popup has to say; its sentences in the given language. */
export function reports(language: Language): Record<string, Report> {
  const pick = (en: string, fr: string): string => (language === 'fr' ? fr : en);
  const contradiction = finding(
    'notice',
    'contradictory-declaration',
    [],
    ['necessary/_grecaptcha', 'third-party/_grecaptcha'],
  );
  const notSeen = finding('info', 'declared-not-seen', [], ['necessary/django_language']);
  const early = finding('warning', 'third-party-without-consent', [recaptcha()]);
  const late = recaptcha({ consentAtFirstSight: 'refused', state: 'sent', alreadyThere: true });
  const lateItem = recaptchaItem({ consentAtFirstSight: 'refused' });
  const tried = recaptcha({
    state: 'refused',
    declarations: [],
    category: 'undeclared',
    source: 'service',
    provider: 'Google',
    service: 'reCAPTCHA',
  });
  const uncovered = recaptcha({ consentAtFirstSight: 'not-covered', source: 'service', service: 'reCAPTCHA' });
  const unread = recaptcha({ consentAtFirstSight: 'unreadable' });
  const unknown = tracker('tz_offset', {
    declarations: [],
    provider: null,
    service: null,
    purpose: null,
    category: 'undeclared',
    source: 'unknown',
    setBy: { url: null, via: 'unknown' },
    sameSite: 'unspecified',
    secure: false,
    httpOnly: false,
    lifetimeDays: 395,
    expiresAt: '2027-12-22T09:14:06.000Z',
  });
  const matomo = tracker('_pk_id.1.4c2e', {
    domain: 'data.bourgesplus.fr',
    hostOnly: false,
    declarations: [],
    needsConsent: false,
    provider: 'Matomo',
    service: 'Matomo',
    purpose: pick('Tells visitors apart to count them.', 'Distingue les visiteurs pour les compter.'),
    category: 'undeclared',
    source: 'service',
    lifetimeDays: 393,
    expiresAt: '2027-12-20T09:14:06.000Z',
  });
  const undeclared = (trackers: ReportTracker[]): ReportFinding[] =>
    trackers.map((each) => finding('notice', 'undeclared', [each]));
  const many = manyTrackers();
  const strange = strangeTrackers();

  const samples: Record<string, Report> = {
    warning: report('data.saint-maur.com', {
      trackers: [session, csrf, recaptcha(), unknown],
      findings: [early, contradiction, ...undeclared([unknown]), notSeen],
      badge: { text: '1', level: 'warning' },
    }),
    'despite-refusal': report('data.saint-maur.com', {
      consent: choice('refused'),
      trackers: [session, late, lateItem],
      findings: [late, lateItem].map((each) => finding('warning', 'third-party-despite-refusal', [each])),
      badge: { text: '2', level: 'warning' },
    }),
    'not-covered': report('data.saint-maur.com', {
      charter: charter('data.saint-maur.com', 'live'),
      consent: choice('partial', { matomo: true, ga: false }),
      trackers: [session, uncovered],
      findings: [finding('warning', 'third-party-without-consent', [uncovered])],
      badge: { text: '1', level: 'warning' },
    }),
    unreadable: report('data.saint-maur.com', {
      charter: charter('data.saint-maur.com', 'imported'),
      consent: choice('unreadable', {}, null),
      trackers: [unread],
      findings: [finding('warning', 'third-party-without-consent', [unread])],
      badge: { text: '1', level: 'warning' },
    }),
    attempt: report('data.dunkerque-agglo.fr', {
      page: { ...report('data.dunkerque-agglo.fr').page, thirdPartyCookies: 'blocked' },
      trackers: [session, tried],
      findings: [finding('notice', 'third-party-attempt-without-consent', [tried])],
      badge: { text: '1', level: 'attempt' },
    }),
    quiet: report('data.bourgesplus.fr', {
      consent: choice('granted'),
      trackers: [session, matomo],
      findings: [...undeclared([matomo]), notSeen],
    }),
    empty: report('opendata.ha-py.fr'),
    platform: report('valenciennesmetro.opendatasoft.com', {
      charter: charter('valenciennesmetro.opendatasoft.com', 'platform'),
      trackers: [session],
    }),
    'no-charter': report('data.example.fr', { charter: null, trackers: [unknown] }),
    unobserved: report('opendata.ha-py.fr', {
      page: { ...report('opendata.ha-py.fr').page, observedFromStart: false, thirdPartyCookies: 'partitioned' },
      trackers: [csrf],
      badge: { text: '?', level: 'unobserved' },
    }),
    many: report('data.saint-maur.com', {
      trackers: many,
      findings: undeclared(many.filter((each) => each.category === 'undeclared')),
    }),
    strange: report('data.saint-maur.com', { trackers: strange, findings: undeclared(strange) }),
  };
  return Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, inRealWords(sample, language)]));
}

export function manyTrackers(count = 200): ReportTracker[] {
  const categories = ['necessary', 'statistics', 'first-party', 'third-party', 'undeclared'] as const;
  return Array.from({ length: count }, (_, index) => {
    const category = categories[index % categories.length] ?? 'undeclared';
    return tracker(`item_${String(index).padStart(3, '0')}`, {
      category,
      declarations: category === 'undeclared' ? [] : ['necessary/sessionid'],
      provider: category === 'undeclared' ? null : `Provider ${index % 7}`,
      purpose: category === 'undeclared' ? null : 'Mesure d’audience du portail',
      lifetimeDays: index,
    });
  });
}

export const STRANGE_NAMES = [
  '<img src=x onerror="document.title=\'taken\'">',
  'long'.repeat(1024),
  'عربي_كوكي',
  '\u202Egpj.egami',
  'family_👨‍👩‍👧_🍪',
  'bell\u0007null\u0000line\nbreak',
  '{count, plural, one {x}}',
  '',
];

function strangeTrackers(): ReportTracker[] {
  return STRANGE_NAMES.map((name, index) =>
    tracker(name, {
      id: `strange-${index}`,
      provider: index === 2 ? 'مزود الخدمة' : 'Provider '.repeat(index * 20 + 1),
      purpose: index === 0 ? '<b>bold</b>' : 'x'.repeat(600),
      category: 'undeclared',
      declarations: [],
      service: null,
    }),
  );
}
