import { describe, expect, it } from 'vitest';
import { installedBrowser } from '../../cli/drive/browser-program.ts';
import type { Report } from '../../lib/report/report.ts';
import { asReader, type Reader, type Special } from './support/reader.ts';
import { browsers, type Regime } from './support/regimes.ts';
import { stopBackground } from './support/stop-background.ts';
import { onItsOwnClock } from './support/system-clock.ts';

const PORTAL = 'https://data.saint-maur.com';
const WITH = 'pixel,partitioned-pixel,redirect,frame-script,ga-own-jar,parent-domain,undeclared-first-party';

/** In seconds. */
const TEN_MINUTES = 600;

/** What a visit amounts to, without the moments at which the clock stood. */
function essence({ page, consent, trackers, findings, badge }: Report) {
  return {
    observed: page.observedFromStart,
    choices: consent.history.map(({ state }) => state),
    trackers: trackers
      .map(({ id, state, alreadyThere, elsewhere, consentAtFirstSight, setBy }) => ({
        id,
        state,
        alreadyThere,
        elsewhere,
        consentAtFirstSight,
        via: setBy.via,
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    findings: findings.map(({ message }) => message).toSorted(),
    badge,
  };
}

/** What the browser has told just now takes a moment to be kept. */
async function untilWritten({ extension }: Reader): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await extension.stored();
        const same = now === before;
        before = now;
        return same;
      },
      { interval: 300 },
    )
    .toBe(true);
}

/** A session at a portal, with something done between any two steps; what each page amounts to. */
async function session(reader: Reader, between: () => Promise<void>): Promise<ReturnType<typeof essence>[]> {
  const said: ReturnType<typeof essence>[] = [];
  const look = async () => {
    await between();
    const report = await reader.report();
    expect((await reader.extension.badge(await reader.tab())).text).toBe(report.badge.text);
    said.push(essence(report));
  };
  await reader.visit(`${PORTAL}/?with=${WITH}`);
  await between();
  await look();
  await reader.page.evaluate(() => {
    document.cookie = 'late=1; Path=/; Secure';
    localStorage.setItem('late-item', '1');
  });
  await between();
  await look();
  await reader.visit(`${PORTAL}/pages/contact/`);
  await look();
  await between();
  await reader.click('#cookies-refuse');
  await look();
  await between();
  await reader.visit(`${PORTAL}/explore/?with=pixel`);
  await look();
  return said;
}

/** The same session from a browser that holds nothing yet. */
async function sessionOf(
  regime: Regime,
  between: (reader: Reader) => Promise<void>,
  special: Special = {},
): Promise<ReturnType<typeof essence>[]> {
  let said: ReturnType<typeof essence>[] = [];
  const test = async (reader: Reader) => {
    said = await session(reader, () => between(reader));
  };
  await asReader(regime, test, special);
  return said;
}

describe.each(browsers)('$name', (regime) => {
  let lived: ReturnType<typeof essence>[] | undefined;
  const undisturbed = async () => (lived ??= await sessionOf(regime, () => Promise.resolve()));

  it('says the same whether its background lives or is ended between any two steps', async () => {
    let ended = 0;
    const dies = async (reader: Reader) => {
      await untilWritten(reader);
      await stopBackground(reader);
      ended++;
    };
    expect(await sessionOf(regime, dies, { idleAfter: 300 })).toEqual(await undisturbed());
    expect(ended).toBe(9);
  });

  it('says the same where the system’s clock is set back between any two steps', async ({ skip }) => {
    const { executablePath, setBack } = onItsOwnClock(installedBrowser(regime.browser)) ?? skip('there is no compiler');
    let times = 0;
    const isSetBack = async (reader: Reader) => {
      await untilWritten(reader);
      setBack(TEN_MINUTES * ++times);
      const byThePage = await reader.page.evaluate(() => Date.now());
      expect(Math.round((Date.now() - byThePage) / 1000 / TEN_MINUTES)).toBe(times);
    };
    const said = await sessionOf(regime, isSetBack, { executablePath });
    expect(said).toEqual(await undisturbed());
    expect(times).toBe(9);
  });
});

describe.each(browsers.filter(({ browser }) => browser === 'chromium'))('$name', (regime) => {
  it('loses and doubles nothing when its background is ended in the midst of things', async () => {
    await asReader(regime, async (reader) => {
      const killings = [5, 20, 45, 80, 130, 200, 300, 450];
      for (const delay of killings) {
        const loading = reader.visit(`${PORTAL}/?with=${WITH}`);
        await new Promise((resolve) => setTimeout(resolve, delay));
        await stopBackground(reader, { wait: false });
        await loading;
        const report = await reader.report();
        const ids = report.trackers.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const stored = report.trackers.filter(({ state }) => state === 'stored').map(({ name }) => name);
        for (const name of ['_ga', 'cid', 'ville_pref', 'portal_theme', 'social_key', 'sessionid', 'csrftoken'])
          expect(stored, `ended after ${String(delay)} ms`).toContain(name);
        expect((await reader.extension.badge(await reader.tab())).text).toBe(report.badge.text);
      }
    });
  });
});
