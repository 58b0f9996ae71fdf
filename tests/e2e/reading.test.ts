import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { lateAnswers } from '../portal/storing-parties.ts';
import { asReader, type Reader } from './support/reader.ts';
import { regimes } from './support/regimes.ts';
import { reportFaults } from './support/report-faults.ts';
import { storedInBrowser, storedInReport } from './support/truth.ts';

const PORTAL = 'https://data.saint-maur.com';
const SITE = 'https://saint-maur.com';
const WAYS = 'nested-frames,cookie-store,fetch,preload,socket,blank-frame,service-worker';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
beforeEach(() => {
  portal.requests.length = 0;
});
afterAll(() => portal.close());

const named = ({ trackers }: Report, name: string) => trackers.filter((tracker) => tracker.name === name);
const names = (report: Report, state: string) =>
  [...new Set(report.trackers.filter((tracker) => tracker.state === state).map(({ name }) => name))].toSorted();

const fromBytes = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

/** Names of the cookies that servers asked for and the browser does not hold, by the server's log and the browser's jar. */
async function refusedInBrowser(reader: Reader): Promise<string[]> {
  const held = new Set((await storedInBrowser(reader)).map((line) => line.split(' ').slice(1, -4).join(' ')));
  const asked = portal.requests.flatMap(({ setCookieNames }) => setCookieNames).map(fromBytes);
  return [...new Set(asked)].filter((name) => !held.has(name)).toSorted();
}

describe.each(regimes)('$name', (regime) => {
  it('sees each way of storing once, with its true origin', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/?with=${WAYS}`);
      const report = await reader.report();
      expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
      expect(names(report, 'refused')).toEqual(await refusedInBrowser(reader));
      expect(reportFaults(report)).toEqual([]);

      const how = (name: string) => named(report, name)[0]?.setBy;
      const header = (url: string) => ({ url, via: 'header' });
      expect(how('outer_id')).toEqual(header('https://outer.partner.example/frame.html'));
      expect(how('inner_id')).toEqual(header('https://inner.adnetwork.example/frame.html'));
      expect(how('inner_script')).toEqual({ url: 'https://inner.adnetwork.example/frame.html', via: 'script' });
      expect(how('nested_chips')).toEqual(header(`${PORTAL}/static/nested`));
      expect(how('api_fetch')).toEqual(header('https://api.partner.example/fetch'));
      expect(how('api_xhr')).toEqual(header('https://api.partner.example/xhr'));
      expect(how('preload_id')).toEqual(header('https://preload.partner.example/p.gif'));
      expect(how('chat_id')).toEqual(header('wss://chat.partner.example/ws'));
      expect(how('blank_id')).toEqual(header('https://blank.partner.example/p.gif'));
      expect(how('worker_id')).toEqual(header('https://worker.partner.example/p.gif'));
      expect(how('worker_own')).toEqual(header(`${PORTAL}/static/by-worker`));
      expect(how('via_store')).toEqual({ url: `${PORTAL}/`, via: 'script' });
      expect(how('blank_cookie')?.via).toBe('script');
      expect(named(report, 'blank_item')[0]).toMatchObject({ kind: 'localStorage', party: 'first', state: 'stored' });
      expect(named(report, 'inner_chips')[0]).toMatchObject({ partition: SITE, party: 'third', state: 'stored' });
    };
    await asReader(regime, check, { portal });
  });

  it('sees what the page and its frames send that would outlive them', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/?with=kept-alive`);
      const asked = () => portal.requests.filter(({ host }) => host === 'kept.partner.example').length;
      await expect.poll(asked).toBe(5);
      const report = await reader.report();
      const kept = report.trackers.filter(({ setBy }) => setBy.url === 'https://kept.partner.example/');
      expect(kept.map(({ name }) => name).toSorted()).toEqual([
        'kept_frame',
        'kept_in_srcdoc',
        'kept_nested',
        'kept_sandboxed',
        'kept_top',
      ]);
      expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
    };
    await asReader(regime, check, { portal });
  });

  it('sees what a frame is answered that has gone', async () => {
    const check = async (reader: Reader) => {
      lateAnswers.hold();
      await reader.visit(`${PORTAL}/?with=removed-frame`);
      await expect.poll(() => lateAnswers.askedBy).toEqual(['removed']);
      await reader.page.waitForFunction(() => document.querySelector('iframe') === null);
      lateAnswers.release();
      const late = async () => named(await reader.report(), 'late_removed').map(({ setBy }) => setBy);
      await expect.poll(late).toContainEqual({ url: 'https://late.partner.example/', via: 'header' });
    };
    await asReader(regime, check, { portal });
  });

  it.skipIf(regime.thirdPartyCookies === 'block')('sees what a frame may use once the visitor lets it', async () => {
    const check = async (reader: Reader) => {
      const { page } = reader;
      await page.goto('https://access.partner.example/');
      await page.click('button');
      await reader.visit(`${PORTAL}/?with=asks-for-access`);
      const used = () => reader.report().then((report) => named(report, 'access_id'));
      expect(await used()).toHaveLength(regime.browser === 'chromium' ? 1 : 0);
      const frame = await page.waitForFrame((one) => one.url().endsWith('/frame.html'));
      await frame.focus('button');
      await page.keyboard.press('Enter');
      await frame.waitForSelector('[data-has]');
      await expect.poll(used).toMatchObject([{ partition: null, party: 'third', alreadyThere: true, state: 'stored' }]);
    };
    await asReader(regime, check, { portal });
  });

  it('tells a cookie that is set with a partition and without as the browser keeps it', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/?with=twice`);
      const report = await reader.report();
      expect(storedInReport(report)).toEqual(await storedInBrowser(reader));
      const states = named(report, 'twice').map(({ partition, state }) => [partition, state]);
      const outside = regime.browser === 'firefox' ? [] : [[null, regime.keepsThirdParties ? 'stored' : 'refused']];
      expect(states.toSorted()).toEqual([[SITE, 'stored'], ...outside].toSorted());
      const kept = regime.keepsThirdParties ? 'allowed' : 'blocked';
      expect(report.page.thirdPartyCookies).toBe(regime.browser === 'firefox' ? 'partitioned' : kept);
    };
    await asReader(regime, check, { portal });
  });

  it('reads every odd cookie as the browser does, and lists the rest as refused', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/explore/?with=odd-cookies`);
      const report = await reader.report();
      const stored = storedInReport(report);
      expect(stored).toEqual(await storedInBrowser(reader));
      expect(stored.length).toBeGreaterThan(40);
      expect(reportFaults(report)).toEqual([]);
      expect(report.trackers.filter(({ name }) => name.startsWith('gone-'))).toEqual([]);
      // What asks for a removal, or for somebody else's domain or nobody's, is no attempt; the log knows no name without `=`.
      const none = /^$|^gone-|^no-equals|^(foreign|deeper|suffix)-domain$/;
      expect(names(report, 'refused').filter((name) => name !== '')).toEqual(
        (await refusedInBrowser(reader)).filter((name) => !none.test(name)),
      );
      expect(names(report, 'refused')).toEqual(expect.arrayContaining(['__Host-domain', '__Secure-wrong', 'too-long']));
      for (const name of ['é-è', '🍪', 'in ner', 'long-path', '__proto__', '<img src'])
        expect(named(report, name).map(({ state, setBy: { via } }) => [state, via])).toEqual([['stored', 'header']]);
      expect(named(report, 'same').map(({ path, domain, hostOnly }) => [path, domain, hostOnly])).toEqual(
        expect.arrayContaining([
          ['/', 'data.saint-maur.com', true],
          ['/explore', 'data.saint-maur.com', true],
          ['/', 'saint-maur.com', false],
        ]),
      );
      const [capped] = named(report, 'ten-years');
      expect(capped?.askedLifetimeDays).toBe(3650);
      expect(capped?.lifetimeDays).toBeLessThan(401);
      expect(report.trackers.filter(({ alreadyThere }) => alreadyThere)).toEqual([]);
    };
    await asReader(regime, check, { portal });
  });

  it('tells what the page sends to a third party from what it stores', async () => {
    const check = async (reader: Reader) => {
      await reader.visit('https://pixel.adnetwork.example/');
      portal.requests.length = 0;
      await reader.visit(`${PORTAL}/?with=quiet-pixel`);
      const report = await reader.report();
      const request = portal.requests.find(({ path }) => path === '/quiet.gif');
      expect(request, 'the page asks for the picture').toBeDefined();
      const sent = report.trackers.filter(({ state }) => state === 'sent');
      expect(sent.map(({ name }) => name).toSorted()).toEqual(request?.cookieNames.toSorted());
      expect(sent.map(({ name }) => name)).toEqual(
        regime.browser === 'chromium' && regime.keepsThirdParties ? ['uid'] : [],
      );
      for (const tracker of sent) {
        expect(tracker).toMatchObject({
          party: 'third',
          alreadyThere: true,
          consentAtFirstSight: 'none',
          httpOnly: true,
        });
        expect(report.findings).toContainEqual(
          expect.objectContaining({ rule: 'third-party-without-consent', trackers: [tracker.id] }),
        );
      }
      expect(report.badge.text).toBe(sent.length > 0 ? '1' : '');

      // Set again by the portal's page, it is stored, and was there before.
      await reader.visit(`${PORTAL}/?with=pixel,quiet-pixel`);
      const again = await reader.report();
      const [uid] = named(again, 'uid');
      expect(named(again, 'uid').map(({ id, state, setBy }) => [id, state, setBy.url])).toEqual([expect.anything()]);
      if (regime.browser === 'firefox') expect(uid).toMatchObject({ state: 'stored', alreadyThere: false });
      else if (regime.keepsThirdParties) expect(uid).toMatchObject({ state: 'stored', alreadyThere: true });
      else expect(uid).toMatchObject({ state: 'refused', alreadyThere: false });
    };
    await asReader(regime, check, { portal });
  });
});
