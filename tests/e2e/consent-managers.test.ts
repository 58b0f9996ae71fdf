import { describe, expect, it } from 'vitest';
import type { ConsentState } from '../../lib/report/report.ts';
import { managers } from '../portal/consent-managers/manager-pages.ts';
import { portals } from '../portal/portals.ts';
import { asReader, type Reader } from './support/reader.ts';
import { tarteaucitronIsReady } from './support/tarteaucitron.ts';
import { browsers } from './support/regimes.ts';

type Name = (typeof managers)[number];
type Act = [clicks: string[], state: ConsentState, choices: Record<string, boolean>];

/** What a visitor clicks in each manager to accept, refuse and choose, and what must be read then. */
const acts: Record<Name, Record<'accept' | 'refuse' | 'choose', Act>> = {
  tarteaucitron: {
    accept: [['#tarteaucitronPersonalize2'], 'granted', { gtag: true, matomo: true, youtube: true, recaptcha: true }],
    refuse: [['#tarteaucitronAllDenied2'], 'refused', { gtag: false, matomo: false, youtube: false, recaptcha: false }],
    choose: [['#tarteaucitronCloseAlert', '#youtubeAllowed', '#gtagDenied'], 'partial', { youtube: true, gtag: false }],
  },
  orejime: {
    accept: [['.orejime-Banner-saveButton'], 'granted', { matomo: true, youtube: true, 'plan-du-site': true }],
    refuse: [['.orejime-Banner-declineButton'], 'refused', { matomo: false, youtube: false, 'plan-du-site': false }],
    choose: [
      ['.orejime-Banner-learnMoreButton', '#orejime-purpose-matomo', '.orejime-Modal-saveButton'],
      'partial',
      { matomo: true, youtube: false, 'plan-du-site': false },
    ],
  },
  klaro: {
    accept: [['.cookie-notice .cm-btn-success'], 'granted', { 'google-analytics': true, matomo: true }],
    refuse: [['.cookie-notice .cn-decline'], 'refused', { 'google-analytics': false, matomo: false }],
    choose: [
      ['.cookie-notice .cn-learn-more', '.cm-caret a', 'tick #service-item-matomo', '.cm-btn-accept'],
      'partial',
      { 'google-analytics': false, matomo: true },
    ],
  },
  'vanilla-cookieconsent': {
    accept: [['[data-role="all"]'], 'granted', { necessary: true, analytics: true, marketing: true }],
    refuse: [['[data-role="necessary"]'], 'refused', { necessary: true, analytics: false, marketing: false }],
    choose: [
      ['[data-role="show"]', 'tick .section__toggle[value="analytics"]', '.pm [data-role="save"]'],
      'partial',
      { necessary: true, analytics: true, marketing: false },
    ],
  },
  cookieconsent: {
    accept: [['.cc-allow'], 'granted', { cookies: true }],
    refuse: [['.cc-deny'], 'refused', { cookies: false }],
    choose: [['.cc-dismiss'], 'none', {}],
  },
  'cookies-eu-banner': {
    accept: [['#cookies-eu-accept'], 'granted', { cookies: true }],
    refuse: [['#cookies-eu-reject'], 'refused', { cookies: false }],
    choose: [['#cookies-eu-reject'], 'refused', { cookies: false }],
  },
  cookiesjsr: {
    accept: [['.cookiesjsr-banner .allowAll'], 'granted', { base: true, gtag: true, youtube: true }],
    refuse: [['.cookiesjsr-banner .denyAll'], 'refused', { base: false, gtag: false, youtube: false }],
    choose: [
      ['.cookiesjsr-settings', '#tab-analytic', 'tick [aria-describedby="desc_gtag"]', '.cookiesjsr-layer .save'],
      'partial',
      { gtag: true, youtube: false },
    ],
  },
  tcf: {
    accept: [['#tcf-accept'], 'granted', { 'purpose-1': true, 'purpose-11': true, 'vendor-755': true }],
    refuse: [['#tcf-refuse'], 'refused', { 'purpose-1': false, 'vendor-755': false }],
    choose: [['#tcf-choose'], 'partial', { 'purpose-1': true, 'purpose-4': false, 'vendor-755': false }],
  },
};

/** What is added to the address: another type of banner, or another place to keep the choice. */
const queries: Partial<Record<Name, Partial<Record<keyof (typeof acts)[Name], string>>>> = {
  cookieconsent: { choose: '?type=info' },
  klaro: { choose: '?storage=local' },
  'vanilla-cookieconsent': { choose: '?storage=local' },
  'cookies-eu-banner': { choose: '?storage=local' },
};

/** What must be true before a manager takes a click: it draws its buttons first, and no person is as fast as a test. */
const ready: Partial<Record<Name, string>> = { tarteaucitron: tarteaucitronIsReady };

/** Each act on a portal of its own: none sees what another left. */
const hosts = portals.map(({ host }) => host);

/** Clicks like a person; `tick` sets a box by the keyboard. */
async function clickThrough({ page }: Reader, clicks: readonly string[]): Promise<void> {
  await page.bringToFront();
  for (const step of clicks) {
    const [, box] = /^tick (.*)$/.exec(step) ?? [];
    if (box === undefined) {
      await page.locator(step).setTimeout(10_000).click();
      continue;
    }
    // The libraries draw their own boxes over the real ones: the keyboard reaches those, once nothing else takes the focus.
    const ticked = () => page.$eval(box, (real) => (real as HTMLInputElement).checked);
    await page.waitForSelector(box);
    await expect
      .poll(async () => {
        await page.focus(box);
        if (!(await ticked())) await page.keyboard.press(' ');
        return ticked();
      })
      .toBe(true);
  }
}

describe.each(browsers)('$name', (regime) => {
  it.each(managers)('reads what %s stores when a visitor accepts, refuses and chooses', async (name) => {
    await asReader(regime, async (reader) => {
      for (const [index, act] of (['accept', 'refuse', 'choose'] as const).entries()) {
        const [clicks, state, choices] = acts[name][act];
        // A mechanism without a choice is read, and decides nothing.
        const recorded = {
          mechanism: state === 'none' ? null : name,
          state,
          choices,
          mechanisms: expect.arrayContaining([expect.objectContaining({ id: name, state })]) as unknown,
        };
        const url = `https://${hosts[index] ?? ''}/consent-managers/${name}/${queries[name]?.[act] ?? ''}`;
        await reader.visit(url);
        await reader.page.waitForFunction(ready[name] ?? 'true');
        expect((await reader.report()).consent.state, `${act}: before`).toBe('none');
        await clickThrough(reader, clicks);
        await expect
          .poll(async () => (await reader.report()).consent, { message: `${name}: ${act}` })
          .toMatchObject(recorded);
        const { history } = (await reader.report()).consent;
        if (act === 'accept') expect(history.map(({ state: then }) => then)).toEqual(['none', state]);

        await reader.visit(url);
        expect((await reader.report()).consent, `${act}: on the next visit`).toMatchObject(recorded);
      }
    });
  });

  it.each([
    ['the storage is looked at again', '?storage=local'],
    ['the jar is, which alone tells what counts of a domain’s cookies', '?domain=.saint-maur.com'],
  ])('takes what follows at once for allowed when another extension accepts, before %s', async (_what, query) => {
    await asReader(regime, async ({ visit, page, report }) => {
      await visit(`https://data.saint-maur.com/consent-managers/klaro/${query}`);
      await page.bringToFront();
      expect((await report()).consent.state).toBe('none');
      await page.waitForSelector('.cookie-notice .cm-btn-success');
      await page.evaluate(() => {
        document.cookie = '_ga_early=before; Path=/; Secure; Max-Age=86400';
      });
      await expect.poll(async () => (await report()).trackers.map(({ name }) => name)).toContain('_ga_early');
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('.cookie-notice .cm-btn-success')?.click();
        document.cookie = '_ga=after; Path=/; Secure; Max-Age=86400';
      });
      const seen = async (name: string) => (await report()).trackers.find((tracker) => tracker.name === name);
      await expect.poll(async () => (await seen('_ga'))?.consentAtFirstSight).toBe('granted');
      expect((await report()).consent).toMatchObject({ mechanism: 'klaro', state: 'granted' });
      expect((await seen('_ga_early'))?.consentAtFirstSight).toBe('none');
    });
  });

  it.each([
    ['in the jar, for all of a domain', '?domain=.saint-maur.com', 0],
    ['in the storage', '?storage=local', 0],
    // Longer than a page out of sight is looked at.
    ['in the storage, long after', '?storage=local', 10_500],
  ])('takes for allowed what follows a choice in another tab, kept %s', async (_where, query, after) => {
    await asReader(regime, async (reader) => {
      const url = `https://data.saint-maur.com/consent-managers/klaro/${query}`;
      await reader.visit(url);
      const first = await reader.tab();
      expect((await reader.report(first)).consent.state).toBe('none');
      const page = await reader.driven.browser.newPage();
      await page.goto(url);
      await page.waitForSelector('html[data-ready="true"]');
      await page.bringToFront();
      await page.waitForFunction((late) => performance.now() > late, {}, after);
      // What the page out of sight does by itself meanwhile, no choice allows.
      await reader.page.evaluate((isLate) => {
        if (isLate) document.cookie = '_gid=before; Path=/; Secure; Max-Age=86400';
      }, after > 0);
      await page.waitForFunction((late) => performance.now() > late, {}, after + (after && 4000));
      await page.locator('.cookie-notice .cm-btn-success').click();
      await page.evaluate(() => {
        document.cookie = '_ga=after; Path=/; Secure; Max-Age=86400';
      });
      const setAt = await page.evaluate(() => performance.now());
      await page.waitForFunction((late) => performance.now() > late, {}, setAt + (after && 2500));
      const seen = async () => (await reader.report(first)).trackers.find(({ name }) => name === '_ga');
      await expect.poll(async () => (await seen())?.consentAtFirstSight).toBe('granted');
      const report = await reader.report(first);
      const accused = report.findings
        .filter(({ rule }) => rule.startsWith('third-party-'))
        .map(({ trackers }) => trackers);
      const before = report.trackers.filter(({ name }) => name === '_gid').map(({ id }) => [id]);
      expect(before).toHaveLength(after > 0 ? 1 : 0);
      expect(accused).toEqual(before);
    });
  });

  it('takes what a manager asks for Google’s consent mode for the answer about what Google’s tags keep', async () => {
    await asReader(regime, async (reader) => {
      const { page } = reader;
      await reader.visit(
        `https://${hosts[0] ?? ''}/consent-managers/tarteaucitron/?services=gcmanalyticsstorage,gcmadstorage`,
      );
      await page.waitForFunction(
        "document.documentElement.dataset.tarteaucitron === 'listens' && tarteaucitron.added.gcmanalyticsstorage",
      );
      await clickThrough(reader, ['#tarteaucitronCloseAlert', '#gcmanalyticsstorageAllowed', '#gcmadstorageDenied']);
      const refusedAt = await page.evaluate(() => Date.now());
      await page.waitForFunction((since) => Date.now() > since + 1500, {}, refusedAt);
      await page.evaluate(() => {
        for (const name of ['_ga', '_gcl_au']) document.cookie = `${name}=after; Path=/; Secure; Max-Age=86400`;
      });
      const seen = async () =>
        (await reader.report()).trackers
          .filter(({ name }) => name === '_ga' || name === '_gcl_au')
          .map(({ name, consentAtFirstSight }) => [name, consentAtFirstSight]);
      await expect.poll(seen).toEqual([
        ['_ga', 'granted'],
        ['_gcl_au', 'refused'],
      ]);
    });
  });

  it('asks the manager of the framework that keeps its string out of sight, and takes no default for a choice', async () => {
    await asReader(regime, async (reader) => {
      const url = `https://${hosts[0] ?? ''}/consent-managers/tcf/?elsewhere`;
      await reader.visit(url);
      await reader.page.waitForSelector('html[data-tcf="ready"]');
      expect((await reader.report()).consent).toMatchObject({
        state: 'none',
        mechanisms: expect.arrayContaining([expect.objectContaining({ id: 'tcf', state: 'none' })]) as unknown,
      });
      await clickThrough(reader, ['#tcf-choose']);
      // Known soon after the click, before anyone opens the popup.
      await expect.poll(() => reader.extension.stored()).toContain('"vendor-755":false');
      const chosen = { mechanism: 'tcf', state: 'partial', choices: { 'purpose-1': true, 'vendor-755': false } };
      await expect.poll(async () => (await reader.report()).consent).toMatchObject(chosen);
      await reader.visit(url);
      await expect.poll(async () => (await reader.report()).consent).toMatchObject(chosen);
      const { history } = (await reader.report()).consent;
      // It stood from the start: no moment of this visit was without it.
      expect(history.map(({ state }) => state)).toEqual(['partial']);
    });
  });

  it('takes what follows at once for allowed when another extension accepts, before that manager is asked again', async () => {
    await asReader(regime, async ({ visit, page, report }) => {
      await visit(`https://${hosts[0] ?? ''}/consent-managers/tcf/?elsewhere`);
      await page.waitForSelector('html[data-tcf="ready"]');
      const seen = async (name: string) => (await report()).trackers.find((tracker) => tracker.name === name);
      await page.evaluate(() => {
        document.cookie = '_gcl_aw=before; Path=/; Secure; Max-Age=86400';
      });
      await expect.poll(async () => (await seen('_gcl_aw'))?.consentAtFirstSight).toBe('none');
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('#tcf-accept')?.click();
        document.cookie = '_gcl_au=after; Path=/; Secure; Max-Age=86400';
      });
      await expect.poll(async () => (await seen('_gcl_au'))?.consentAtFirstSight).toBe('granted');
      expect((await seen('_gcl_aw'))?.consentAtFirstSight).toBe('none');
    });
  });

  it('tells what the page says to Google’s tags, and takes it for nobody’s choice', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit(`https://${hosts[0] ?? ''}/?with=consent-mode`);
      await expect
        .poll(async () => (await reader.report()).consent)
        .toMatchObject({ state: 'none', consentMode: { ad_storage: false, analytics_storage: true } });
    });
  });
});
