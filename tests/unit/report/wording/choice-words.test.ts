import { describe, expect, it } from 'vitest';
import type { ConsentState, ReportMechanism, ReportTracker } from '../../../../lib/report/report.ts';
import { choiceWords } from '../../../../lib/report/wording/choice-words.ts';
import { loadWords } from '../../../../lib/view/load-words.ts';
import { report, tracker } from '../../../view/reports.ts';

const AUTUMN = '2026-11-12T16:20:00.000Z';

/** What a report calls the keys. */
const brands = { ga: 'Google Analytics', matomo: 'Matomo', xiti: 'XiTi', piano: 'Piano Analytics' };
const names: Record<'en' | 'fr', Record<string, string>> = {
  en: { ...brands, functional_cookies: 'functional cookies' },
  fr: { ...brands, functional_cookies: 'les cookies fonctionnels' },
};

const spoken = { en: await loadWords('en'), fr: await loadWords('fr') };

function sentences(
  language: 'en' | 'fr',
  state: ConsentState,
  choices: Record<string, boolean> = {},
  decidedAt: string | null = null,
  trackers: ReportTracker[] = [],
): string {
  const answers = Object.entries(choices).map(([key, allowed]) => ({
    key,
    name: names[language][key] ?? key,
    allowed,
  }));
  const mechanisms = [{ id: 'opendatasoft', name: 'Opendatasoft', state, decidedAt, answers, notes: [] }];
  const consent = { state, choices, decidedAt, mechanism: null, history: [], mechanisms };
  return choiceWords(spoken[language], report('data.example.fr', { consent, trackers })).join(' | ');
}

const uncovered = (more: Partial<ReportTracker>): ReportTracker =>
  tracker('x', { needsConsent: true, consentAtFirstSight: 'not-covered', ...more });

describe('choiceWords', () => {
  it.each([
    ['no choice', 'none', {}, 'You have not chosen yet'],
    ['a refusal without a date', 'refused', { ga: false }, 'You refused'],
    ['an acceptance of nothing by name', 'granted', {}, 'You accepted'],
    [
      'a choice of both kinds',
      'partial',
      { matomo: true, ga: false },
      'You accepted Matomo; you refused Google Analytics',
    ],
    ['a choice of one kind', 'partial', { xiti: true, piano: true }, 'You accepted XiTi and Piano Analytics'],
    ['a choice without any key', 'partial', {}, 'You accepted in part'],
    [
      'a key it does not know, as it is',
      'granted',
      { functional_cookies: true, zest: true },
      'You accepted functional cookies and zest',
    ],
    [
      'a choice that cannot be read',
      'unreadable',
      {},
      'A choice is stored but cannot be read; it counts neither as consent nor as refusal',
    ],
  ] as const)('says %s', (_sentence, state, choices, expected) => {
    expect(sentences('en', state, choices)).toBe(expected);
  });

  it('dates a refusal and a choice by name, in French', () => {
    expect(sentences('fr', 'refused', {}, AUTUMN)).toBe('Vous avez refusé le 12 novembre 2026');
    expect(sentences('fr', 'refused', {}, '2026-11-01T10:00:00Z')).toBe('Vous avez refusé le 1er novembre 2026');
    expect(sentences('fr', 'partial', { matomo: true, functional_cookies: false }, AUTUMN)).toBe(
      'Vous avez accepté\u00a0: Matomo\u202f; refusé\u00a0: les cookies fonctionnels (choix du 12 novembre 2026)',
    );
  });

  it('shows the keys of two questions of one name that were answered differently', () => {
    const answers = [
      { key: 'analytics', name: 'Audience measurement', allowed: true },
      { key: 'performance', name: 'Audience measurement', allowed: false },
    ];
    const mechanism: ReportMechanism = {
      id: 'cookieyes',
      name: 'CookieYes',
      state: 'partial',
      decidedAt: null,
      answers,
      notes: [],
    };
    const { consent, trackers } = report('data.example.fr');
    expect(choiceWords(spoken.en, { consent: { ...consent, mechanisms: [mechanism] }, trackers })).toEqual([
      'You accepted analytics; you refused performance',
    ]);
  });

  it('says what the banner does not cover, each service once', () => {
    const trackers = [
      uncovered({ provider: 'Google ReCaptcha' }),
      uncovered({ provider: 'Google ReCaptcha' }),
      uncovered({ source: 'service', provider: 'Google', service: 'YouTube' }),
      uncovered({ source: 'owner', provider: null, service: null, domain: 'cdn.example.net' }),
      tracker('sessionid'),
    ];
    expect(sentences('en', 'granted', {}, null, trackers)).toBe(
      'You accepted | Your choice does not clearly allow Google ReCaptcha, YouTube and cdn.example.net',
    );
    expect(sentences('fr', 'granted', {}, null, trackers.slice(0, 1))).toBe(
      'Vous avez accepté | Votre choix n’autorise pas clairement Google ReCaptcha',
    );
  });

  describe('says the choice before the one that stands', () => {
    const changed = (...states: ConsentState[]) => ({
      state: states.at(-1) ?? ('none' as const),
      choices: {},
      decidedAt: null,
      mechanism: 'opendatasoft',
      history: states.map((state, index) => ({ at: `2026-11-22T09:14:0${String(index)}.000Z`, state })),
    });
    const seen = (consentAtFirstSight: ReportTracker['consentAtFirstSight']) =>
      tracker('x', { needsConsent: true, consentAtFirstSight, provider: 'Google' });

    it.each<[ConsentState[], ReportTracker['consentAtFirstSight'], string[]]>([
      [['none', 'refused', 'granted'], 'refused', ['You accepted', 'You had refused before that']],
      [['refused', 'partial'], 'refused', ['You accepted in part', 'You had refused before that']],
      [['partial', 'refused'], 'not-covered', ['You refused', 'You had accepted in part before that']],
      [['granted', 'refused'], 'not-covered', ['You refused', 'You had accepted before that']],
      [['none', 'granted'], 'none', ['You accepted']],
      [['refused', 'granted'], 'granted', ['You accepted']],
      [['refused'], 'refused', ['You refused']],
      [['refused', 'none'], 'refused', ['Your choice is not stored any more', 'You had refused before that']],
      [['none', 'granted', 'none'], 'granted', ['Your choice is not stored any more']],
      [['none'], 'none', ['You have not chosen yet']],
    ])('%j, where a tracker was held to it (%s)', (states, consent, said) => {
      expect(
        choiceWords(spoken.en, report('data.example.fr', { consent: changed(...states), trackers: [seen(consent)] })),
      ).toEqual(said);
    });
  });

  it('says of a page that offers no choice that there is none to read', () => {
    const consent = { state: 'none', choices: {}, decidedAt: null, mechanism: null, history: [] } as const;
    const said = (language: 'en' | 'fr', mechanisms: ReportMechanism[]) =>
      choiceWords(spoken[language], report('data.example.fr', { consent: { ...consent, history: [], mechanisms } }));
    expect(said('en', [])).toEqual(['This page offers no choice that Miette can read']);
    expect(said('fr', [])).toEqual(['Cette page n’offre aucun choix que Miette sache lire']);
    const there = { id: 'opendatasoft', name: 'Opendatasoft', state: 'none', decidedAt: null, answers: [], notes: [] };
    expect(said('en', [there as ReportMechanism])).toEqual(['You have not chosen yet']);
  });

  it('tells several mechanisms apart by name, each with its own answer, and what they count', () => {
    const one = (name: string, state: ConsentState, notes: string[] = []): ReportMechanism => ({
      id: name,
      name,
      state,
      decidedAt: null,
      answers: [{ key: 'ga', name: 'Google Analytics', allowed: state === 'granted' }],
      notes,
    });
    const mechanisms = [one('Klaro!', 'refused'), one('IAB TCF', 'granted', ['3 providers accepted'])];
    const consent = {
      state: 'refused',
      choices: {},
      decidedAt: null,
      mechanism: 'klaro',
      history: [],
      mechanisms,
    } as const;
    const said = choiceWords(
      spoken.en,
      report('data.example.fr', { consent: { ...consent, history: [], mechanisms } }),
    );
    expect(said).toEqual(['Klaro!: You refused', 'IAB TCF: You accepted Google Analytics', '3 providers accepted']);
  });

  it('names the first of very many', () => {
    const choices = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`k${index}`, true]));
    expect(sentences('en', 'granted', choices)).toBe('You accepted k0, k1, k2, k3, k4 and 25 more');
  });

  it('does not let a date that is none stop the popup', () => {
    expect(sentences('en', 'refused', {}, 'soon')).toBe('You refused on soon');
  });
});
