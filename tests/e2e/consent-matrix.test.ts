import { describe, expect, it } from 'vitest';
import type { ConsentAtFirstSight, ConsentState, Report } from '../../lib/report/report.ts';
import { portals } from '../portal/portals.ts';
import { asReader, type Reader } from './support/reader.ts';
import { tarteaucitronIsReady } from './support/tarteaucitron.ts';
import { browsers } from './support/regimes.ts';

/** The contact form's reCAPTCHA, an advertising pixel, and the portal's own script that writes _ga. */
const PAGE = '/pages/contact/?with=pixel,ga-own-jar';

/** One tracker of each sort on that page. */
const trackers = {
  'first-party': { kind: 'cookie', name: 'sessionid' },
  'declared third-party': { kind: 'cookie', name: '_GRECAPTCHA' },
  'undeclared third-party': { kind: 'cookie', name: 'uid' },
  '_ga in the own jar': { kind: 'cookie', name: '_ga' },
  localStorage: { kind: 'localStorage', name: '_grecaptcha' },
} as const;

/** How a tracker stood with the choice, and the warning that comes of it. */
type Verdict = 'no warning' | 'before a choice' | 'despite refusal' | 'not covered' | 'granted';
const verdicts: Record<Verdict, [ConsentAtFirstSight, string[]]> = {
  'no warning': ['not-needed', []],
  'before a choice': ['none', ['third-party-without-consent']],
  'despite refusal': ['refused', ['third-party-despite-refusal']],
  'not covered': ['not-covered', ['third-party-without-consent']],
  granted: ['granted', []],
};

interface Row {
  situation: string;
  /** What the visitor does before; each visit of the page starts clean. */
  before: readonly ('refuse' | 'choose Matomo' | 'accept' | 'load the page')[];
  choice: ConsentState;
  // In the order of `trackers`.
  expected: readonly [Verdict, Verdict, Verdict, Verdict, Verdict];
}

/** One visitor's story on each portal. The banner has keys for Google Analytics and Matomo, none for reCAPTCHA or a pixel. */
// prettier-ignore
const matrix: readonly Row[] = [
  //                                                                                                  first-party   declared 3rd       undeclared 3rd     _ga, own jar       localStorage
  { situation: 'no choice',                       before: ['load the page'],                  choice: 'none',    expected: ['no warning', 'before a choice', 'before a choice', 'before a choice', 'before a choice'] },
  { situation: 'refused',                         before: ['refuse', 'load the page'],        choice: 'refused', expected: ['no warning', 'despite refusal', 'despite refusal', 'despite refusal', 'despite refusal'] },
  { situation: 'partial',                         before: ['choose Matomo', 'load the page'], choice: 'partial', expected: ['no warning', 'not covered',     'not covered',     'despite refusal', 'not covered'] },
  { situation: 'accepted',                        before: ['accept', 'load the page'],        choice: 'granted', expected: ['no warning', 'not covered',     'not covered',     'granted',         'not covered'] },
  { situation: 'changed mind, on the same page',  before: ['refuse'],                         choice: 'refused', expected: ['no warning', 'not covered',     'not covered',     'granted',         'not covered'] },
  { situation: 'changed mind, on the next visit', before: ['load the page'],                  choice: 'refused', expected: ['no warning', 'despite refusal', 'despite refusal', 'despite refusal', 'despite refusal'] },
];

async function act(reader: Reader, does: Row['before'][number], url: string): Promise<void> {
  if (does === 'load the page') return reader.visit(url);
  if (!(await reader.page.$eval('#cookies-banner', (banner) => banner.checkVisibility())))
    await reader.click('.ods-manage-cookies-preferences__show-button');
  if (does === 'refuse') return reader.click('#cookies-refuse');
  if (does === 'accept') return reader.click('#cookies-accept');
  await reader.click('#cookies-choose');
  await reader.click('#cookies-matomo');
  await reader.click('#cookies-save');
}

function verdictsOf({ trackers: seen, findings }: Report): unknown {
  return Object.fromEntries(
    Object.entries(trackers).map(([sort, wanted]) => {
      const found = seen.filter(({ kind, name }) => kind === wanted.kind && name === wanted.name);
      const warned = findings.filter(
        (finding) => finding.severity === 'warning' && finding.trackers.includes(found[0]?.id ?? ''),
      );
      return [
        sort,
        found.length === 1 ? [found[0]?.consentAtFirstSight, warned.map(({ rule }) => rule)] : found.length,
      ];
    }),
  );
}

describe.each(browsers)('$name', (regime) => {
  it.each(portals.map(({ host }) => host))('judges each tracker by each choice on %s', async (host) => {
    await asReader(regime, async (reader) => {
      for (const { situation, before, choice, expected } of matrix) {
        for (const does of before) await act(reader, does, `https://${host}${PAGE}`);
        const report = await reader.report();
        expect(report.consent.state, situation).toBe(choice);
        expect(verdictsOf(report), situation).toEqual(
          Object.fromEntries(
            Object.keys(trackers).map((sort, index) => [sort, verdicts[expected[index] ?? 'granted']]),
          ),
        );
        expect(
          report.consent.mechanisms?.map(({ id }) => id),
          situation,
        ).toEqual(['opendatasoft']);
        const captcha = report.trackers.find(({ name }) => name === '_GRECAPTCHA');
        if (choice === 'partial') expect(captcha?.consentReason).toMatch(/Opendatasoft .*reCAPTCHA/);
      }
    });
  });

  it('says of a tracker set again after a change of mind that it was, and of one that stayed that it did', async () => {
    await asReader(regime, async (reader) => {
      const home = 'https://data.saint-maur.com/?with=ga-own-jar';
      const messages = async () =>
        (await reader.report()).findings
          .filter(({ rule }) => rule === 'third-party-despite-refusal')
          .map(({ message }) => message);
      await reader.visit(home);
      await reader.click('#cookies-accept');
      await reader.visit(home);
      await reader.click('.ods-manage-cookies-preferences__show-button');
      await reader.click('#cookies-refuse');
      expect(await messages()).toEqual([]);

      const refusedAt = await reader.page.evaluate(() => Date.now());
      await reader.page.waitForFunction((since) => Date.now() > since + 1500, {}, refusedAt);
      await reader.page.evaluate(() => {
        document.cookie = '_ga=GA1.1.again; Max-Age=63072000; Path=/; Secure; SameSite=Lax';
      });
      await expect.poll(messages).toEqual([expect.stringMatching(/_ga.*was set again after you had refused/)]);

      await reader.visit('https://data.saint-maur.com/explore/');
      const [stayed] = await messages();
      expect(stayed).toMatch(/_ga.*was still there after you had refused/);
    });
  });

  it('shows two mechanisms that contradict each other, counts the stricter, and says so', async () => {
    await asReader(regime, async (reader) => {
      const url = 'https://data.saint-maur.com/consent-managers/tarteaucitron/?with=ga-own-jar';
      await reader.visit(url);
      expect((await reader.report()).consent).toMatchObject({ state: 'none', mechanism: null });
      await reader.page.waitForFunction(tarteaucitronIsReady);
      // The library loads the page anew, since it had started Matomo.
      await Promise.all([reader.page.waitForNavigation(), reader.page.locator('#tarteaucitronAllDenied2').click()]);
      await reader.page.waitForSelector('html[data-ready="true"]');
      await reader.click('.ods-manage-cookies-preferences__show-button');
      await reader.click('#cookies-accept');
      await expect.poll(async () => (await reader.report()).consent.mechanisms?.length).toBe(2);
      await reader.visit(url);
      const { consent, findings, trackers: seen } = await reader.report();
      expect(consent.mechanisms?.map(({ id, state }) => [id, state])).toEqual([
        ['tarteaucitron', 'refused'],
        ['opendatasoft', 'granted'],
      ]);
      expect(findings.map(({ rule }) => rule)).toContain('contradictory-choices');
      expect(seen.find(({ name }) => name === '_ga')).toMatchObject({ consentAtFirstSight: 'refused' });
    });
  });
});

describe.each(browsers)('a page without any consent manager in $name', (regime) => {
  it('offers no choice, which is said as such', async () => {
    await asReader(regime, async (reader) => {
      await reader.visit('https://data.saint-maur.com/consent-managers/none/?with=pixel');
      const { consent, findings, trackers: seen } = await reader.report();
      expect(consent).toMatchObject({ state: 'none', mechanism: null, mechanisms: [] });
      expect(findings[0]?.message).toMatch(/although the page offers no choice|sans que la page offre un choix/);
      expect(seen.find(({ name }) => name === 'uid')?.consentReason).toMatch(/no choice that Miette can read/);
    });
  });
});
