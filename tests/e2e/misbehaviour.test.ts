import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { misbehaviours } from '../portal/misbehaviours.ts';
import { SECRET_MARK } from '../portal/secret-value.ts';
import { listenToLog } from './support/logs.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers, regimes } from './support/regimes.ts';
import { reportFaults } from './support/report-faults.ts';
import { isCold } from './support/stop-background.ts';
import { storedInBrowser, storedInReport } from './support/truth.ts';

const HOME = 'https://data.saint-maur.com/';
const everything = misbehaviours
  .map(({ name }) => name)
  .filter((name) => !['broken-choice', 'no-banner'].includes(name));

describe.each(regimes)('$name', (regime) => {
  it('sees everything that a badly behaved page stores, and nothing else', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${HOME}?with=${everything.join(',')}`);
      const report = await reader.report();
      const stored = storedInReport(report);
      expect(stored).toEqual(await storedInBrowser(reader));
      expect(stored.length).toBeGreaterThan(12);
      expect(reportFaults(report)).toEqual([]);
      expect(report.trackers.filter(({ alreadyThere }) => alreadyThere).map(({ name }) => name)).toEqual([]);
    });
  });

  it('tells where each came from, and what the browser refused', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${HOME}?with=pixel,partitioned-pixel,redirect,frame-script,ga-own-jar`);
      const { trackers } = await reader.report();
      const seen = (name: string) => {
        const { state, setBy, party, partition } = trackers.find((tracker) => tracker.name === name) ?? {};
        return { state, setBy, party, partition };
      };
      const partition = 'https://saint-maur.com';
      const unpartitioned = {
        state: regime.keepsThirdParties ? 'stored' : 'refused',
        party: 'third',
        partition: regime.browser === 'firefox' ? partition : null,
      };
      const header = (url: string) => ({ setBy: { url, via: 'header' } });
      expect(seen('uid')).toEqual({ ...unpartitioned, ...header('https://pixel.adnetwork.example/p.gif') });
      expect(seen('hop')).toEqual({ ...unpartitioned, ...header('https://sync.redirector.example/hop') });
      expect(seen('IDE')).toEqual({ ...unpartitioned, ...header('https://stats.g.doubleclick.net/r/collect') });
      expect(seen('cid')).toEqual({
        state: 'stored',
        party: 'third',
        partition,
        ...header('https://chips.adnetwork.example/p.gif'),
      });
      const frame = { setBy: { url: 'https://widgets.social.example/frame.html', via: 'script' } };
      expect(seen('social_chips')).toEqual({ state: 'stored', party: 'third', partition, ...frame });
      expect(seen('social_key')).toEqual({ state: 'stored', party: 'third', partition, ...frame });
      if (regime.keepsThirdParties) expect(seen('social_id')).toEqual({ ...unpartitioned, ...frame });
      expect(seen('_ga')).toEqual({
        state: 'stored',
        party: 'first',
        partition: null,
        setBy: { url: HOME, via: 'script' },
      });
    });
  });

  it('tells a third party’s storage as one that the browser keeps for each site', async () => {
    await asReader(regime, async (reader) => {
      const inFrame = (script: string) =>
        reader.page
          .frames()
          .find((frame) => frame.url().includes('widgets.social.example'))
          ?.evaluate(script);
      const keyIn = ({ trackers }: Report) => trackers.find(({ name }) => name === 'social_key')?.partition;
      await reader.visit(`${HOME}?with=frame-script`);
      await inFrame("localStorage.setItem('only-here', '1')");
      expect(keyIn(await reader.report())).toBe('https://saint-maur.com');
      await reader.visit('https://data.bourgesplus.fr/?with=frame-script');
      expect(
        await inFrame("localStorage.getItem('social_key') !== null && localStorage.getItem('only-here')"),
      ).toBeNull();
      expect(keyIn(await reader.report())).toBe('https://bourgesplus.fr');
    });
  });

  it('counts a choice that cannot be read neither as consent nor as refusal', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`${HOME}pages/contact/?with=broken-choice`);
      const { consent, findings } = await reader.report();
      expect(consent).toMatchObject({ state: 'unreadable', choices: {} });
      expect(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule)).toContain(
        'third-party-without-consent',
      );
    });
  });
});

describe.each(browsers)('$name', (regime) => {
  // Chromium goes on with a background whose log is read.
  it.skipIf(isCold)('keeps, tells and logs no value of any cookie or storage item', async () => {
    const check = async (reader: Reader) => {
      const log = await listenToLog(reader);
      await reader.extension.setLanguage('fr');
      await reader.visit(`${HOME}pages/contact/?with=${everything.join(',')}`);
      const report = await reader.report();
      expect(report.trackers.length).toBeGreaterThan(12);
      const popup = await reader.driven.openExtensionPage(`popup.html?tab=${String(await reader.tab())}`);
      await popup.waitForSelector('details');
      const written = {
        session: await reader.extension.stored(),
        local: await reader.extension.storedForGood(),
        popup: await popup.content(),
        log: await log(),
        report: JSON.stringify(report),
      };
      expect(written.session).toContain('_GRECAPTCHA');
      expect(written.popup).toContain('_GRECAPTCHA');
      expect(written.local).toContain('language');
      for (const [where, text] of Object.entries(written)) expect(text, where).not.toContain(SECRET_MARK);
    };
    // Who hears what a worker logs keeps it from ending, and its browser from being emptied.
    await asReader(regime, check, { fresh: regime.browser === 'chromium' });
  });
});
