import { describe, expect, test, vi } from 'vitest';
import { auditPortal, type PortalAudit } from '../../../../cli/audit/audit-portal.ts';
import type { VisitChoice } from '../../../../cli/audit/outcome.ts';
import { VisitFailed } from '../../../../cli/audit/problem.ts';
import { robotsIn } from '../../../../cli/audit/robots.ts';
import { report } from './samples.ts';

const waits: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  },
}));

const visit: PortalAudit = {
  pages: 1,
  choices: ['none'],
  visit: (url) => Promise.resolve({ ...report({ url }), banner: null, links: [] }),
  robots: (origin) => Promise.resolve(robotsIn(`${origin}/robots.txt`, '')),
  stop: new AbortController().signal,
};

describe('an audit of a portal', () => {
  test.each(['https://data.a.fr', 'https://www.data.a.fr'])(
    'follows the links of the address that http://data.a.fr leads to: %s',
    async (there) => {
      const visited: string[] = [];
      const outcomes = await auditPortal(
        { portal: 'data.a.fr', urls: ['http://data.a.fr/'] },
        {
          ...visit,
          pages: 2,
          visit(url) {
            visited.push(url);
            const shown = url.replace('http://data.a.fr', there);
            return Promise.resolve({
              ...report({ url: shown }),
              banner: null,
              links: [`${there}/`, `${there}/explore/`],
            });
          },
        },
      );
      expect(visited).toEqual(['http://data.a.fr/', `${there}/explore/`]);
      expect(outcomes.map(({ portal }) => portal)).toEqual(['data.a.fr', 'data.a.fr']);
    },
  );

  test.each<[VisitChoice, VisitChoice[]]>([
    ['none', ['none']],
    ['refuse', ['none', 'refuse', 'accept']],
    ['accept', ['none', 'refuse', 'accept']],
  ])('that comes to nothing with the choice %s tries %j', async (failing, tried) => {
    const outcomes = await auditPortal(
      { portal: 'data.a.fr', urls: ['https://data.a.fr/'] },
      {
        ...visit,
        choices: ['none', 'refuse', 'accept'],
        visit: (url, choice) =>
          choice === failing ? Promise.reject(new VisitFailed('time-out', 'too late')) : visit.visit(url, choice),
      },
    );
    const told = outcomes.map((outcome) => (outcome.kind === 'report' ? outcome.report.audit : outcome));
    expect(told.map(({ choice }) => choice)).toEqual(tried);
    expect(outcomes.map(({ kind }) => kind)).toEqual(
      tried.map((choice) => (choice === failing ? 'problem' : 'report')),
    );
  });

  const named = ['https://data.a.fr/', 'https://data.a.fr/explore/'];
  test.each<[what: string, urls: string[], choices: VisitChoice[], asked: number | null, waited: number[]]>([
    ['pages that are named', named, ['none'], 3, [3000]],
    ['choices on one page', named.slice(0, 1), ['none', 'refuse', 'accept'], 3, [3000, 3000]],
    ['pages of a portal that asks for none', named, ['none'], null, [1000]],
    ['pages of a portal that asks for hours', named, ['none'], 7200, [60_000]],
  ])('pauses between %s as robots.txt asks, within reason', async (_what, urls, choices, pause, waited) => {
    waits.length = 0;
    const robots = vi.fn(() => Promise.resolve({ allows: () => false, pause }));
    await auditPortal({ portal: 'data.a.fr', urls }, { ...visit, choices, robots });
    expect(waits).toEqual(waited);
    expect(robots.mock.calls).toEqual([['https://data.a.fr']]);
  });

  test('goes to as many pages as it may, and to none that robots.txt keeps to itself', async () => {
    const visited: string[] = [];
    const links = ['private/', 'explore/', 'pages/', 'map/'].map((path) => `https://data.a.fr/${path}`);
    await auditPortal(
      { portal: 'data.a.fr', urls: ['https://data.a.fr/'] },
      {
        ...visit,
        pages: 3,
        robots: () => Promise.resolve({ allows: (url) => !url.includes('private'), pause: null }),
        visit(url) {
          visited.push(url);
          return Promise.resolve({ ...report({ url }), banner: null, links });
        },
      },
    );
    expect(visited).toEqual(['https://data.a.fr/', 'https://data.a.fr/explore/', 'https://data.a.fr/pages/']);
  });

  test('asks for no robots.txt before a single visit', async () => {
    const robots = vi.fn(visit.robots);
    await auditPortal({ portal: 'data.a.fr', urls: ['https://data.a.fr/'] }, { ...visit, robots });
    expect(robots).not.toHaveBeenCalled();
  });
});
