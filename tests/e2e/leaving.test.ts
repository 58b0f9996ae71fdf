import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import type { Visit } from '../../lib/visit/visit.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { lateAnswers } from '../portal/storing-parties.ts';
import { asReader, type Reader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';
import { isCold, stopBackground } from './support/stop-background.ts';

const PORTAL = 'https://data.saint-maur.com';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
beforeEach(() => {
  portal.requests.length = 0;
  lateAnswers.hold();
});
afterAll(() => portal.close());

const named = ({ trackers }: Report, name: string) => trackers.filter((tracker) => tracker.name === name);
const warned = ({ findings, trackers }: Report) =>
  trackers
    .filter(({ id }) => findings.some((finding) => finding.severity === 'warning' && finding.trackers.includes(id)))
    .map(({ name }) => name)
    .toSorted();

/** What badge, popup and report of a tab say must be one. */
async function expectOneWord({ extension }: Reader, tab: number, report: Report): Promise<void> {
  await expect.poll(async () => (await extension.badge(tab)).text).toBe(report.badge.text);
}

async function open({ driven }: Reader, url: string): Promise<Page> {
  const page = await driven.browser.newPage();
  await page.goto(url);
  await page.waitForSelector('html[data-ready="true"]');
  return page;
}

/** A page that is left has asked for answers that come late: all its frames have, unless the browser ended them before. */
async function expectSomeAsked(): Promise<void> {
  await expect.poll(() => lateAnswers.askedBy.length, { message: 'late answers' }).toBeGreaterThanOrEqual(3);
}

/** Late answers come, and are charged to the reader's page neither as its doing nor as a warning; what it does itself is. */
async function expectUncharged(reader: Reader): Promise<void> {
  lateAnswers.release();
  await reader.page.evaluate(async () => {
    await fetch('https://pixel.adnetwork.example/p.gif', { mode: 'no-cors', credentials: 'include' });
  });
  const report = await reader.report();
  expect(report.page.url).toBe(`${PORTAL}/explore/`);
  expect(warned(report)).toContain('uid');
  const late = report.trackers.filter(({ name }) => name.startsWith('late_'));
  for (const { name, setBy } of late) expect(setBy, name).toEqual({ url: null, via: 'unknown' });
  expect(warned(report).filter((name) => name.startsWith('late_'))).toEqual([]);
}

describe.each(browsers)('$name', (regime) => {
  it('charges what a page does on leaving to no page that follows', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/?with=beacon-on-leaving,pixel`);
      await reader.report();
      await reader.visit(`${PORTAL}/explore/`);
      await expect.poll(() => portal.requests.filter(({ path }) => /leave|by-beacon/.test(path)).length).toBe(2);
      const report = await reader.report();
      const tab = await reader.tab();
      await expectOneWord(reader, tab, report);
      for (const name of ['beacon_id', 'left_own', 'uid']) {
        for (const tracker of named(report, name)) {
          expect(tracker.alreadyThere || tracker.elsewhere, `${name} is not of this visit`).toBe(true);
          expect(tracker.setBy.via).toBe('unknown');
        }
      }
      // What lies in the page's own partition was there before this page, whoever asks.
      expect(warned(report).filter((name) => name !== 'uid')).toEqual([]);

      // Each redirect of the portal that comes back to it is the portal's doing, whoever it passes.
      await reader.visit(`${PORTAL}/away`);
      const back = await reader.report();
      expect(named(back, 'left')[0]).toMatchObject({
        state: 'stored',
        setBy: { url: `${PORTAL}/away`, via: 'header' },
      });
      expect(named(back, 'bounce_id')[0]).toMatchObject({
        party: 'third',
        state: 'stored',
        setBy: { url: 'https://bounce.partner.example/hop', via: 'header' },
      });

      // A redirect to another portal is a visit to that one, and takes nothing along.
      await reader.visit(`${PORTAL}/to-another-portal`);
      const other = await reader.report();
      expect(other.page).toMatchObject({ host: 'data.bourgesplus.fr', observedFromStart: true });
      expect(other.trackers.map(({ name }) => name).toSorted()).toEqual(['csrftoken', 'django_language', 'sessionid']);
      expect(other.badge.text).toBe('');
      await expectOneWord(reader, tab, other);
    };
    await asReader(regime, check, { portal });
  });

  it.each([
    ['', false],
    [', which starts a background that had ended', true],
  ])(
    'charges a portal with what redirects did where it began them, and not where they led to it%s',
    async (_how, ended) => {
      const check = async (reader: Reader) => {
        const goes = async (url: string) => {
          if (ended) await stopBackground(reader);
          await reader.visit(url);
          return reader.report();
        };
        await reader.visit(`${PORTAL}/`);
        const began = await goes(`${PORTAL}/away`);
        expect(began.page.observedFromStart).toBe(true);
        expect(named(began, 'left')[0]?.setBy).toMatchObject({ url: `${PORTAL}/away`, via: 'header' });
        expect(named(began, 'bounce_id')[0]?.setBy).toMatchObject({
          url: 'https://bounce.partner.example/hop',
          via: 'header',
        });
        const ledTo = await goes(`https://bounce.partner.example/hop?back=${new URL(PORTAL).hostname}`);
        expect(ledTo.page).toMatchObject({ host: new URL(PORTAL).hostname, observedFromStart: true });
        expect(named(ledTo, 'bounce_id')).toEqual([]);
        expect(warned(ledTo)).toEqual([]);
      };
      await asReader(regime, check, { portal, ...(ended && { idleAfter: 2000 }) });
    },
  );

  it.each([
    ['a site that is not watched', 'https://www.journal.example/adieu/'],
    ['the city’s own site', 'https://www.saint-maur.com/adieu/'],
    ['another portal', 'https://data.bourgesplus.fr/?with=late-answers'],
    ['the same portal', `${PORTAL}/?with=late-answers`],
    ['the same page, asked for otherwise,', `${PORTAL}/explore/?with=late-answers`],
  ])('charges no portal with what %s is answered when it was left', async (_what, before) => {
    const check = async (reader: Reader) => {
      await reader.visit(before);
      await reader.visit(`${PORTAL}/explore/?with=nested-frames`);
      await expectSomeAsked();
      await expectUncharged(reader);
    };
    await asReader(regime, check, { portal });
  });

  it.each([
    ['the same portal', `${PORTAL}/?with=late-answers`],
    ['the city’s own site', 'https://www.saint-maur.com/adieu/'],
    ['another portal', 'https://data.bourgesplus.fr/?with=late-answers'],
  ])('charges no portal with what %s is answered when its tab was closed', async (_what, closing) => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/explore/?with=nested-frames`);
      const closed = await open(reader, closing);
      await closed.close();
      await expectSomeAsked();
      await expectUncharged(reader);
    };
    await asReader(regime, check, { portal });
  });

  it('charges what one tab does to no other', async () => {
    const check = async (reader: Reader) => {
      await reader.visit(`${PORTAL}/`);
      const first = await reader.tab();
      expect((await reader.report(first)).badge.text).toBe('');
      const busy = await open(
        reader,
        `${PORTAL}/explore/?with=pixel,partitioned-pixel,parent-domain,undeclared-first-party`,
      );
      const [, second = -1] = await reader.extension.tabs(PORTAL);
      const loud = await reader.report(second);
      expect(warned(loud)).toEqual(['cid', 'uid']);
      await expectOneWord(reader, second, loud);

      await reader.page.bringToFront();
      const quiet = await reader.report(first);
      expect(warned(quiet)).toEqual([]);
      for (const name of ['cid', 'ville_pref', 'portal_theme'])
        expect(named(quiet, name)[0], name).toMatchObject({ elsewhere: true, setBy: { url: null, via: 'unknown' } });
      expect(named(quiet, 'ods-popin-displayed-welcome')[0]).toMatchObject({ elsewhere: true, kind: 'localStorage' });
      await expectOneWord(reader, first, quiet);

      // What the second tab found set anew by itself stays its own when the first one reloads.
      await reader.page.reload();
      await reader.page.waitForSelector('html[data-ready="true"]');
      expect(warned(await reader.report(second))).toEqual(['cid', 'uid']);
      await busy.close();
      await expect.poll(() => reader.extension.stored()).not.toContain('explore/');

      // The city's own site writes for the whole domain.
      await reader.visit(`${PORTAL}/`);
      await open(reader, 'https://www.saint-maur.com/');
      const after = await reader.report(first);
      expect(named(after, 'city_id')[0]).toMatchObject({ party: 'first', setBy: { via: 'unknown' } });
    };
    await asReader(regime, check, { portal });
  });

  // Chromium keeps no page for Back when a background ends that is told of requests.
  it.skipIf(isCold)('charges a page that comes back with nothing that the page before it kept in storage', async () => {
    const check = async (reader: Reader) => {
      const { page } = reader;
      const path = '/explore/?with=frame-script';
      await reader.visit(`${PORTAL}${path}`);
      const tab = await reader.tab();
      await page.evaluate(() => Object.assign(globalThis, { alive: true }));
      await reader.visit(`${PORTAL}/pages/contact/?with=undeclared-first-party`);
      await page.evaluate(() => {
        sessionStorage.setItem('contact_step', '1');
      });
      expect(warned(await reader.report(tab))).toContain('_grecaptcha');
      await page.evaluate('history.back()').catch(() => undefined);
      await expect.poll(() => page.evaluate('location.pathname').catch(() => '')).toBe('/explore/');
      expect(await page.evaluate('globalThis.alive'), 'the page was kept alive').toBe(true);
      await expect.poll(async () => (await reader.report(tab)).page.url).toBe(`${PORTAL}/explore/`);
      await setTimeout(1200);
      await page.evaluate(() => {
        localStorage.setItem('own_later', '1');
      });
      await expect.poll(async () => named(await reader.report(tab), 'own_later').length).toBe(1);
      const report = await reader.report(tab);
      // Firefox shows a page that comes back the session storage of before.
      const steps = await page.evaluate('Object.keys(sessionStorage).filter((key) => key === "contact_step")');
      for (const name of ['_grecaptcha', 'ods-popin-displayed-welcome', ...(steps as string[])])
        expect(named(report, name), name).toMatchObject([{ elsewhere: true, setBy: { url: null, via: 'unknown' } }]);
      expect(named(report, 'own_later')).toMatchObject([{ elsewhere: false, setBy: { via: 'script' } }]);
      expect(warned(report)).not.toContain('_grecaptcha');
    };
    await asReader(regime, check, { portal });
  });

  it('says the same of the same page, twice', async () => {
    const look = async () => {
      let seen: object[] = [];
      const check = async (reader: Reader) => {
        await reader.visit(`${PORTAL}/pages/contact/?with=pixel,partitioned-pixel,redirect,frame-script,nested-frames`);
        const { trackers, findings, badge } = await reader.report();
        const sorted = trackers
          .map(({ id, state, setBy, alreadyThere, elsewhere, category, consentAtFirstSight }) => ({
            id,
            state,
            setBy,
            alreadyThere,
            elsewhere,
            category,
            consentAtFirstSight,
          }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        seen = [
          ...sorted,
          ...findings.map(({ message }) => ({ message })).toSorted((a, b) => (a.message < b.message ? -1 : 1)),
          badge,
        ];
      };
      await asReader(regime, check, { portal });
      return seen;
    };
    const once = await look();
    expect(once.length).toBeGreaterThan(20);
    expect(await look()).toEqual(once);
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('knows the choice that a page made ready beforehand keeps in its storage, and takes nothing of it for the page that is shown', async () => {
    const check = async (reader: Reader) => {
      const path = '/consent-managers/klaro/?storage=local&with=ga-own-jar,session-storage';
      await reader.visit(`${PORTAL}${path}`);
      await reader.page.bringToFront();
      await reader.page.locator('.cookie-notice .cm-btn-success').click();
      await expect.poll(async () => (await reader.report()).consent.state).toBe('granted');
      await reader.page.evaluate(() => {
        document.cookie = '_ga=; Max-Age=0; Path=/; Secure';
        sessionStorage.clear();
      });

      await reader.visit(`${PORTAL}/explore/`);
      const tab = await reader.tab();
      portal.requests.length = 0;
      await reader.page.evaluate((url) => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        rules.text = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
        document.head.append(rules);
        const link = document.createElement('a');
        link.href = url;
        link.id = 'ready';
        link.textContent = 'ready';
        document.body.append(link);
      }, path);
      await expect
        .poll(() => portal.requests.map((request) => request.path))
        .toContain('/consent-managers/files/klaro/dist/klaro.js');
      await expect.poll(async () => named(await reader.report(tab), '_ga').length).toBe(1);
      expect(named(await reader.report(tab), 'visit-step')).toEqual([]);

      await reader.page.evaluate(() => document.querySelector<HTMLElement>('#ready')?.click()).catch(() => undefined);
      // Nobody opens the popup, which would ask the page again.
      const shown = async () => {
        const start = `"tab:${tab}":`;
        const line = (await reader.extension.stored()).split('\n').find((kept) => kept.startsWith(start));
        const { visit } = JSON.parse(line?.slice(start.length) ?? '{}') as { visit?: Visit };
        return [visit?.url, visit?.storageChoices.map(({ choice }) => choice.mechanism)];
      };
      await expect.poll(shown).toEqual([`${PORTAL}/consent-managers/klaro/`, ['klaro']]);
      await expect.poll(async () => (await reader.extension.badge(tab)).text).toBe('?');
      const report = await reader.report(tab);
      expect(report.consent.state).toBe('granted');
    };
    await asReader(regime, check, { portal });
  });

  it('is right when a tab shows a page made ready beforehand, is duplicated, discarded and restored, or crashes', async () => {
    const check = async (reader: Reader) => {
      const { extension } = reader;
      // The next page is made ready; shown, it is another visit, of which the start was not seen.
      const eager = await open(reader, `${PORTAL}/?with=prerender`);
      const ready = await reader.extension.tabs(PORTAL).then(([id = -1]) => id);
      await expect.poll(() => portal.requests.map(({ path }) => path)).toContain('/static/explore.js');
      // The click's own answer goes with the document that it leaves.
      await eager
        .evaluate(() => document.querySelector<HTMLAnchorElement>('a[href="/explore/"]')?.click())
        .catch(() => undefined);
      await expect
        .poll(async () => (await extension.state(ready)).report?.page)
        .toMatchObject({ url: `${PORTAL}/explore/`, observedFromStart: false });
      await expect.poll(async () => (await extension.badge(ready)).text).toBe('?');
      await extension.close(ready);

      await reader.visit(`${PORTAL}/explore/?with=frame-script`);
      const tab = await reader.tab();
      const before = await reader.report(tab);
      const { text } = before.badge;
      expect(Number(text)).toBeGreaterThan(1);

      const twin = await extension.duplicate(tab);
      await expect.poll(async () => (await extension.badge(twin)).text).toBe(text);
      const copy = await reader.report(twin);
      expect(copy.page.url).toBe(`${PORTAL}/explore/`);
      expect(warned(copy)).toEqual(warned(before));
      expect((await reader.report(tab)).badge.text).toBe(text);

      const restored = await extension.discardAndReload(twin);
      await expect.poll(async () => (await extension.badge(restored)).text).toBe(text);
      // Until its page is back, the tab shows one of which nothing is known.
      await expect.poll(async () => (await reader.report(restored)).page.observedFromStart).toBe(true);
      expect(warned(await reader.report(restored))).toEqual(warned(before));

      const victim = await open(reader, `${PORTAL}/?with=pixel`);
      const crashed = (await extension.allTabs()).at(-1) ?? -1;
      const { text: shown } = (await reader.report(crashed)).badge;
      const session = await victim.createCDPSession();
      // A page that crashes gives no answer.
      session.send('Page.crash').catch(() => undefined);
      await expect.poll(async () => (await extension.state(crashed)).kind).toBe('unreadable-page');
      await extension.reload(crashed);
      await expect.poll(async () => (await extension.state(crashed)).kind).toBe('report');
      expect((await reader.report(crashed)).badge.text).toBe(shown);
      await expect.poll(async () => (await extension.badge(crashed)).text).toBe(shown);
    };
    await asReader(regime, check, { portal });
  });
});
