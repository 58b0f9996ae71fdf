import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { schemaFaults, schemaValidator } from '../../cli/schema-faults.ts';
import { SECRET_MARK } from '../portal/secret-value.ts';
import { asReader } from './support/reader.ts';
import { browsers, type Regime } from './support/regimes.ts';
import { reportsIn, withAuditFolder } from './support/run-audit.ts';

const HOST = 'data.saint-maur.com';
const HOME = `https://${HOST}/`;
const CONTACT = `https://${HOST}/pages/contact/`;
const replicas = () => ['--host-map', `*=127.0.0.1:${inject('portalPort')}`, '--insecure'];
const schema = JSON.parse(
  await readFile(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = schemaValidator(schema);

const inBrowser = (regime: Regime) => [...replicas(), '--browser', regime.browser, '--wait', '1', '--json', '-'];

describe.each(browsers)('the audit command in $name', (regime) => {
  it('tells a portal on a domain that nobody knows from its start', async () => {
    await withAuditFolder(async ({ run }) => {
      const [report] = reportsIn(await run(['https://donnees.ville-exemple.fr/', ...inBrowser(regime)]));
      expect(report?.page.observedFromStart).toBe(true);
      expect(report?.charter?.origin).toBe('platform');
      expect(report?.trackers.map(({ name, alreadyThere }) => [name, alreadyThere]).toSorted()).toEqual([
        ['csrftoken', false],
        ['django_language', false],
        ['sessionid', false],
      ]);
    });
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'chromium'))('the audit command in $name', (regime) => {
  it('makes three visits, of which each report is what the popup shows, and writes nothing but them', async () => {
    await withAuditFolder(async ({ path, run, leftBehind }) => {
      const files = ['--csv', join(path, 'all.csv'), '--html', join(path, 'pages')];
      const ended = await run([CONTACT, '--choice', 'each', ...inBrowser(regime), ...files]);
      expect(ended.code, ended.stderr).toBe(1);
      const reports = reportsIn(ended);
      expect(reports.flatMap((report) => schemaFaults(validate, report))).toEqual([]);
      expect(reports.map(({ audit, consent }) => [audit.choice, audit.banner, consent.state])).toEqual([
        ['none', null, 'none'],
        ['refuse', { worked: true, by: 'opendatasoft' }, 'refused'],
        ['accept', { worked: true, by: 'opendatasoft' }, 'granted'],
      ]);
      const [before, after] = await popupReports(regime, CONTACT, '#cookies-refuse');
      expect(reports[0] && facts(reports[0])).toEqual(before);
      expect(reports[1] && facts(reports[1])).toEqual(after);
      const names = reports[2]?.trackers.filter(({ id }) =>
        reports[2]?.audit.comparedWithNoChoice?.appeared.includes(id),
      );
      expect(names?.map(({ name }) => name)).toEqual(expect.arrayContaining(['_ga', 'cookies_preferences']));

      const csv = await readFile(join(path, 'all.csv'), 'utf8');
      expect(csv).toContain(`${HOST},refuse,answered (opendatasoft),,${CONTACT},`);
      const index = await readFile(join(path, 'pages/index.html'), 'utf8');
      expect(index).toContain(`href="${HOST}-pages-contact-accept.html"`);
      const page = await readFile(join(path, `pages/${HOST}-pages-contact-accept.html`), 'utf8');
      for (const told of [ended.stdout, ended.stderr, csv, index, page]) expect(told).not.toContain(SECRET_MARK);
      expect(await leftBehind()).toEqual([]);
    });
  });
});

// Each visit starts a browser of its own, and Firefox starts slowly: the choice that needs a click stands for all.
describe.each(browsers.filter(({ browser }) => browser === 'firefox'))('the audit command in $name', (regime) => {
  it('makes a visit after a refusal, of which the report is what the popup shows, and leaves nothing', async () => {
    await withAuditFolder(async ({ run, leftBehind }) => {
      const ended = await run([CONTACT, '--choice', 'refuse', ...inBrowser(regime)]);
      expect(ended.code, ended.stderr).toBe(1);
      const [report] = reportsIn(ended);
      expect(report?.audit.banner).toEqual({ worked: true, by: 'opendatasoft' });
      const [, after] = await popupReports(regime, CONTACT, '#cookies-refuse');
      expect(report && facts(report)).toEqual(after);
      for (const told of [ended.stdout, ended.stderr]) expect(told).not.toContain(SECRET_MARK);
      expect(await leftBehind()).toEqual([]);
    });
  });
});

describe('the audit command', () => {
  const quick = ['--wait', '0'];
  const options = () => [...replicas(), '--wait', '1', '--json', '-'];

  it('answers a manager that its library knows, and says where nobody asks, in the language asked for', async () => {
    await withAuditFolder(async ({ run }) => {
      const pages = [`https://${HOST}/consent-managers/tarteaucitron/`, 'https://data.bourgesplus.fr/?with=no-banner'];
      const ended = await run([...pages, '--choice', 'refuse', '--jobs', '2', '--language', 'fr', ...options()]);
      const [managed, silent] = reportsIn(ended);
      expect(managed?.audit.banner).toEqual({ worked: true, by: 'tarteaucitron deny' });
      expect(managed?.consent).toMatchObject({ state: 'refused', mechanism: 'tarteaucitron' });
      expect(silent?.audit.banner).toEqual({ worked: false, reason: 'none' });
      expect(silent?.consent.state).toBe('none');
      expect(ended.stderr).toContain('aucun bandeau affiché');
      expect(managed?.findings.map(({ message }) => message).join('\n')).toMatch(/La charte/);
    });
  });

  it('has Firefox refuse third-party cookies where it is told to', async () => {
    await withAuditFolder(async ({ run }) => {
      const refusing = ['--browser', 'firefox', '--third-party-cookies', 'block'];
      const [report] = reportsIn(await run([CONTACT, ...refusing, ...options()]));
      const state = (name: string) => report?.trackers.find((tracker) => tracker.name === name)?.state;
      expect([state('_GRECAPTCHA'), state('sessionid')]).toEqual(['refused', 'stored']);
    });
  });

  it('says of each page why it could not be audited, and goes on', async () => {
    await withAuditFolder(async ({ run, leftBehind }) => {
      const away = `https://${HOST}/to-another-portal`;
      const missing = 'https://nobody.opendatasoft.com/';
      const ended = await run([away, missing, 'https://www.example.net/', '--jobs', '3', ...options()]);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(
        `${HOST}/to-another-portal: it leads to another site: https://data.bourgesplus.fr`,
      );
      expect(ended.stderr).toContain('nobody.opendatasoft.com: the server answers with an error page, status 404');
      const [other] = reportsIn(ended);
      expect(other?.page).toMatchObject({ host: 'www.example.net', observedFromStart: true });
      expect(other?.trackers.map(({ name }) => name)).toEqual(['plain_visit']);

      const trusting = [HOME, ...options().filter((option) => option !== '--insecure')];
      const refused = await run(trusting);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('the certificate is not accepted');
      expect(await leftBehind()).toEqual([]);
    });
  });

  it('ends with 0 where there is nothing to warn of, with 64 where it is not understood', async () => {
    await withAuditFolder(async ({ run }) => {
      const fine = await run([HOME, ...replicas(), ...quick]);
      expect(fine.stdout).toMatch(/data\.saint-maur\.com +none +0 +0 +\d+/);
      expect(fine.code).toBe(0);
      const wrong = await run([HOME, '--choice', 'perhaps']);
      expect(wrong).toMatchObject({ code: 64, stdout: '' });
      expect(wrong.stderr).toContain('--choice takes none, refuse, accept, each, not "perhaps"');
      expect((await run([HOME, '--browser-path', '/nowhere'])).code).toBe(2);
    });
  });

  it('follows links of the portal as robots.txt allows, one page after the other', async () => {
    await withAuditFolder(async ({ run }) => {
      const ended = await run([HOME, '--pages', '3', ...replicas(), ...quick, '--json', '-']);
      const visits = reportsIn(ended).map(({ page }) => ({
        path: new URL(page.url).pathname,
        at: page.visitStartedAt,
      }));
      expect(visits.map(({ path }) => path)).toEqual(['/', '/explore/', '/pages/contact/']);
      const pauses = visits.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(visits[index]?.at ?? ''));
      expect(Math.min(...pauses)).toBeGreaterThan(1000);
    });
  });

  it('compares with an earlier result, and fails only on what is new where told so', async () => {
    await withAuditFolder(async ({ path, run }) => {
      const [before, after] = ['before.json', 'after.json'].map((name) => join(path, name)) as [string, string];
      const warned = [`${HOME}?with=pixel`, ...replicas(), ...quick];
      expect((await run([...warned, '--json', before])).code).toBe(1);
      const since = ['--baseline', before, '--fail-on', 'new'];
      const same = await run([...warned, ...since]);
      expect(same.stdout).toContain('Since the baseline\n  nothing changed');
      expect(same.code).toBe(0);
      const more = await run([`${HOME}?with=pixel,ga-own-jar`, ...replicas(), ...quick, ...since, '--json', after]);
      expect(more.stdout).toContain(`${HOST} (none): appeared: _ga; new findings: 2`);
      expect(more.code).toBe(1);
    });
  });
});

/** What the popup shows to a reader of a page, before a click on its banner and after it. */
async function popupReports(regime: Regime, url: string, click: string): Promise<object[]> {
  const shown: object[] = [];
  await asReader(regime, async (reader) => {
    await reader.visit(url);
    shown.push(facts(await reader.report()));
    await reader.click(click);
    shown.push(facts(await reader.report()));
  });
  return shown;
}

/** A report without what differs at every visit: moments, and words that have moments in them. */
function facts({ page, charter, consent, trackers, findings, badge, leftOut, browser }: Report): object {
  return {
    ...{ charter, badge, leftOut, browser },
    page: { ...page, visitStartedAt: '' },
    consent: {
      state: consent.state,
      mechanism: consent.mechanism,
      choices: consent.choices,
      mechanisms: consent.mechanisms?.map(({ id, state }) => [id, state]),
    },
    trackers: trackers
      .map(
        ({
          id,
          state,
          party,
          setBy,
          category,
          source,
          needsConsent,
          consentAtFirstSight,
          declarations,
          matchedBy,
        }) => ({
          ...{ id, state, party, setBy, category, source, needsConsent, consentAtFirstSight, declarations, matchedBy },
        }),
      )
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    findings: findings
      .map(({ rule, severity, trackers: about, declarations }) =>
        JSON.stringify([rule, severity, about.toSorted(), declarations]),
      )
      .toSorted(),
  };
}
