import { describe, expect, it } from 'vitest';
import type { ConsentState, ReportTracker } from '../../../lib/report/report.ts';
import { choiceWords } from '../../../lib/view/choice-words.ts';
import { viewWords } from '../../../lib/words/view-words.ts';
import { report, tracker } from '../../view/reports.ts';

const AUTUMN = '2026-11-12T16:20:00.000Z';

function sentences(
  language: 'en' | 'fr',
  state: ConsentState,
  choices: Record<string, boolean> = {},
  decidedAt: string | null = null,
  trackers: ReportTracker[] = [],
): string {
  const consent = { state, choices, decidedAt, mechanism: null, history: [] };
  return choiceWords(viewWords(language), report('data.example.fr', { consent, trackers })).join(' | ');
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
      'Vous avez accepté Matomo\u202f; vous avez refusé les cookies fonctionnels (choix du 12 novembre 2026)',
    );
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
      'You accepted | Google ReCaptcha, YouTube, and cdn.example.net are not covered by this banner',
    );
    expect(sentences('fr', 'granted', {}, null, trackers.slice(0, 1))).toBe(
      'Vous avez accepté | Ce bandeau ne couvre pas Google ReCaptcha',
    );
  });

  it('does not let a date that is none stop the popup', () => {
    expect(sentences('en', 'refused', {}, 'soon')).toBe('You refused on soon');
  });
});
