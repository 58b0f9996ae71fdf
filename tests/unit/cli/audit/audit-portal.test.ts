import { describe, expect, test } from 'vitest';
import { auditPortal, type PortalAudit } from '../../../../cli/audit/audit-portal.ts';
import type { VisitChoice } from '../../../../cli/audit/outcome.ts';
import { VisitFailed } from '../../../../cli/audit/problem.ts';
import { robotsIn } from '../../../../cli/audit/robots.ts';
import { report } from './samples.ts';

const visit: PortalAudit = {
  pages: 1,
  choices: ['none'],
  visit: (url) => Promise.resolve({ ...report({ url }), banner: null, links: [] }),
  robots: (origin) => Promise.resolve(robotsIn(`${origin}/robots.txt`, '')),
  stop: new AbortController().signal,
};

describe.concurrent('an audit of a portal', () => {
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
});
