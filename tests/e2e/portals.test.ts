import { describe, expect, it } from 'vitest';
import { portals } from '../portal/portals.ts';
import { asReader } from './support/reader.ts';
import { regimes } from './support/regimes.ts';
import { storedInBrowser, storedInReport } from './support/truth.ts';

const hosts = portals.map(({ host }) => host);

describe.each(regimes)('$name', (regime) => {
  /** What a warning becomes where the browser refuses third parties' unpartitioned cookies. */
  const level = regime.keepsThirdParties ? 'warning' : 'attempt';
  const severity = regime.keepsThirdParties ? 'warning' : 'notice';

  // What a browser refuses is no matter of the charter: one portal tells.
  describe.each(regime.keepsThirdParties ? hosts : hosts.slice(-1))('%s', (host) => {
    it('shows no badge on the home page, warns on the contact page before a choice, and again after a refusal', async () => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/`);
        const report = await reader.report();
        expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
        expect(report.trackers.map(({ name, category }) => [name, category]).toSorted()).toEqual([
          ['csrftoken', 'necessary'],
          ['django_language', 'necessary'],
          ['sessionid', 'necessary'],
        ]);
        expect(report.consent.state).toBe('none');
        expect(report.badge).toEqual({ text: '', level: 'quiet' });
        expect(await reader.extension.badge(await reader.tab())).toMatchObject({
          text: '',
          title: 'Nothing to warn of on this page',
        });

        await reader.visit(`https://${host}/pages/contact/`);
        const before = await reader.report();
        expect(storedInReport(before)).toEqual(await storedInBrowser(reader));
        const warned = before.findings.filter((finding) => finding.severity === 'warning');
        expect(warned.map(({ rule }) => rule)).toEqual(
          Array<string>(regime.keepsThirdParties ? 2 : 1).fill('third-party-without-consent'),
        );
        expect(before.badge).toEqual({ text: regime.keepsThirdParties ? '2' : '1', level: 'warning' });
        expect((await reader.extension.badge(await reader.tab())).text).toBe(before.badge.text);

        await reader.click('#cookies-refuse');
        const refused = await reader.report();
        expect(refused.consent.state).toBe('refused');
        expect(refused.badge, 'a later choice does not change what happened before it').toEqual(before.badge);

        await reader.visit(`https://${host}/pages/contact/`);
        const after = await reader.report();
        expect(after.badge).toEqual(before.badge);
        expect(after.findings.filter((finding) => finding.severity === 'warning').map(({ rule }) => rule)).toEqual(
          Array<string>(regime.keepsThirdParties ? 2 : 1).fill('third-party-despite-refusal'),
        );
      });
    });

    it('warns of a third-party cookie before the choice', async () => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/?with=pixel`);
        const before = await reader.report();
        expect(before.badge).toEqual({ text: '1', level });
        expect(findingsOn(before, 'uid')).toEqual([
          [regime.keepsThirdParties ? 'third-party-without-consent' : 'third-party-attempt-without-consent', severity],
          ['undeclared', 'notice'],
        ]);
      });
    });

    it('warns of a third-party cookie after a refusal, in its own words', async () => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/explore/?with=after-refusal`);
        await reader.click('#cookies-refuse');
        const after = await reader.report();
        expect(after.consent.state).toBe('refused');
        expect(after.badge).toEqual({ text: '1', level });
        expect(after.trackers.find(({ name }) => name === 'uid')?.consentAtFirstSight).toBe('refused');
        expect(findingsOn(after, 'uid')[0]).toEqual([
          regime.keepsThirdParties ? 'third-party-despite-refusal' : 'third-party-attempt-without-consent',
          severity,
        ]);
      });
    });

    it('accepts what an acceptance covers, and warns of what it does not', async () => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/?with=after-accept`);
        await reader.click('#cookies-accept');
        const report = await reader.report();
        expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
        expect(report.consent).toMatchObject({ state: 'granted', mechanism: 'opendatasoft' });
        expect(report.trackers.find(({ name }) => name === '_ga')).toMatchObject({
          needsConsent: true,
          consentAtFirstSight: 'granted',
          party: 'first',
        });
        expect(report.trackers.find(({ name }) => name === '_pk_id.1.1fff')).toMatchObject({ needsConsent: false });
        expect(report.trackers.find(({ name }) => name === 'uid')).toMatchObject({
          consentAtFirstSight: 'not-covered',
          party: 'third',
        });
        expect(report.badge).toEqual({ text: '1', level });
      });
    });

    it('reads a choice in part', async () => {
      await asReader(regime, async (reader) => {
        await reader.visit(`https://${host}/`);
        await reader.click('#cookies-choose');
        await reader.click('#cookies-matomo');
        await reader.click('#cookies-save');
        const report = await reader.report();
        expect(report.consent).toMatchObject({ state: 'partial', choices: { matomo: true, ga: false } });
        expect(report.badge.level).toBe('quiet');
        expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
      });
    });
  });
});

function findingsOn(
  {
    trackers,
    findings,
  }: { trackers: { id: string; name: string }[]; findings: { rule: string; severity: string; trackers: string[] }[] },
  name: string,
) {
  const ids = trackers.filter((tracker) => tracker.name === name).map(({ id }) => id);
  return findings
    .filter((finding) => finding.trackers.some((id) => ids.includes(id)))
    .map((finding) => [finding.rule, finding.severity]);
}
