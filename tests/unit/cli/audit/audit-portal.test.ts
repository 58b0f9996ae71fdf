import { describe, expect, test } from 'vitest';
import { auditPortal, type PortalAudit } from '../../../../cli/audit/audit-portal.ts';
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
});
