import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../lib/report/report.ts';
import { reportNumbers } from '../../lib/report/report-numbers.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  moreLanguages,
  openAllDisclosures,
  read,
  ROWS_LIKE_THE_FIRST,
  settings,
  showScheme,
  takePicture,
} from './harness/craft.ts';
import type { ReportStage } from './harness/report-client.ts';
import { reportStage, type ReportPageStage, type ReportScene, type ReportSetting } from './harness/report-stage.ts';
import { busyReport, hugeReport, reportScenes } from './report-scenes.ts';
import { reports, STRANGE_NAMES } from './reports.ts';

/** Widths in pixels, as narrow as a phone, with the size of the text. */
const SIZES: [width: number, text: string][] = [
  [320, '100%'],
  [1200, '200%'],
];

let stage: ReportPageStage;

beforeAll(async () => {
  stage = await reportStage();
});

afterAll(() => stage.close());

afterEach(() => {
  expect(stage.errors.splice(0)).toEqual([]);
});

async function open(scene: ReportScene, setting: ReportSetting = {}): Promise<Page> {
  const page = await stage.open(scene, setting);
  onTestFinished(() => page.close());
  return page;
}

function openNamed(name: string, setting: ReportSetting = {}): Promise<Page> {
  const scene = reportScenes(setting.language ?? 'en')[name];
  if (!scene) throw new Error(`There is no scene "${name}".`);
  return open(scene, setting);
}

const live = (report: Report): ReportScene => ({ state: { kind: 'live', report, ended: false, newer: false } });

const calls = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { stage: ReportStage }).stage.calls);

function waitForText(page: Page, text: string): Promise<unknown> {
  return page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
}

async function clickButton(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria(${name}[role="button"])`).click();
}

describe('the report page says', () => {
  it.each<[string, string[]]>([
    [
      'busy',
      [
        '2 third-party trackers appeared without your consent',
        '9 trackers were seen, 5 of them third-party.',
        'The charter has 6 rows: 5 seen in use. 5 trackers seen are not declared.',
        'Choice 1: refused (6 sec)',
        'This report follows the visit while it goes on.',
        'What the charter says _grecaptcha Google ReCaptcha',
        'The charter has no row for it.',
        'SHA-256 of what was read 0000',
        'Third-party cookies This browser let third-party cookies through on this visit.',
        'Observed from the start Yes',
      ],
    ],
    ['ended', ['The visit is over: its tab was closed, or shows another page.']],
    ['newer', ['The tab has gone on to a newer visit.', 'Show the newer visit']],
    ['unobserved', ['No: Miette began to observe this page after its loading had begun.', 'Reload to observe']],
    ['no-charter', ['so nothing here can be called declared']],
    ['saved', ['Saved as “After the update” on 23 November 2026', 'Ticket 4521', 'Compare with']],
    ['saved-missing', ['This saved visit is no longer there']],
    ['list', ['up to 50 of them, 8 MB together. 3 are saved.', 'Before the update', 'Nothing to warn of']],
    ['list-empty', ['None is saved.', 'choose “Save this visit”']],
    [
      'comparison',
      ['6 trackers appeared, 1 is gone, 2 changed and 1 stayed the same.', 'Earlier visit Before the update'],
    ],
    ['comparison-other', ['These two visits are of different portals and cannot be compared.']],
    ['no-access', ['Miette may not look at pages yet', 'Allow access']],
    ['attempt', ['tried without consent, refused by the browser']],
    ['empty', ['The page had stored nothing. The charter has 4 rows: none seen in use. Your choice']],
  ])('of %s what there is to know', async (name, texts) => {
    const page = await openNamed(name);
    await page.waitForFunction(() => !document.body.innerText.includes('Reading this page'));
    const said = await read(page);
    for (const text of texts) expect(said).toContain(text);
  });

  it('of a page that is held to no charter nothing that a charter would', async () => {
    const page = await openNamed('no-charter');
    await openAllDisclosures(page);
    expect(await read(page, 'main')).not.toMatch(
      /Not declared|Seen and not declared|\d not declared|declared, not seen/,
    );
  });

  it.each(['busy', 'warning', 'attempt', 'quiet', 'many'])('of %s the numbers that every export says', async (name) => {
    const scene = reportScenes('en')[name];
    if (scene?.state?.kind !== 'live') throw new Error('The scene shows no report.');
    const { report } = scene.state;
    const numbers = reportNumbers(report);
    const page = await open(scene);
    const shown = await page.$$eval('dd[data-number]', (all) => all.map((each) => Number(each.textContent)));
    expect(shown).toEqual([
      numbers.trackers,
      numbers.thirdParty,
      numbers.warned,
      numbers.attempted,
      numbers.trackersNotDeclared,
      numbers.declarationsNotSeen,
    ]);
    const groups = await page.$$eval('tr[data-group] td', (all) => all.map((each) => Number(each.textContent)));
    const { declarationsSeen, declarationsNotSeen, declarations, trackersDeclared, trackersNotDeclared } = numbers;
    expect(groups).toEqual([
      ...[declarationsSeen, trackersDeclared],
      ...[declarationsNotSeen, 0],
      ...[0, trackersNotDeclared],
      ...[declarations, numbers.trackers],
    ]);
    if (report.badge.level === 'warning') expect(report.badge.text).toBe(String(shown[2]));
    if (report.badge.level === 'attempt') expect(report.badge.text).toBe(String(shown[3]));
  });

  it('beside a finding about a choice, or a column of the charter, not that the charter has no row for it', async () => {
    const of = reports('en')['quiet'];
    if (!of) throw new Error('The report is missing.');
    const about = { trackers: [], declarations: [], message: 'The choice is of 2025.' };
    const findings: Report['findings'] = [{ rule: 'choice-older-than-recommended', severity: 'info', ...about }];
    const page = await open({ state: { kind: 'live', report: { ...of, findings }, ended: false, newer: false } });
    expect(await read(page, '#findings')).toBe('Findings Information The choice is of 2025.');
  });

  it('of rows not seen, and nothing else, not that there is nothing to report', async () => {
    const of = reports('en')['quiet'];
    if (!of) throw new Error('The report is missing.');
    const findings = of.findings.filter(({ rule }) => rule === 'declared-not-seen');
    const page = await open({ state: { kind: 'live', report: { ...of, findings }, ended: false, newer: false } });
    expect(await read(page, '#findings')).toBe('Findings Declared but not seen 1');
  });

  it('of saved visits buttons whose words are not broken', async () => {
    const page = await openNamed('list', { language: 'fr' });
    await page.setViewport({ width: 900, height: 600 });
    const lines = await page.$$eval('td button', (buttons) =>
      buttons.map((button) => {
        const words = document.createRange();
        words.selectNodeContents(button);
        return words.getClientRects().length;
      }),
    );
    expect(lines).toEqual([1, 1, 1]);
  });

  it('in its table what its picture shows', async () => {
    const page = await openNamed('busy');
    await openAllDisclosures(page);
    const labels = await page.$$eval('#timeline svg[role=img] text', (all) => all.map((each) => each.textContent));
    const table = await page.$eval('#timeline table', (each) => each.textContent);
    for (const { name, domain } of busyReport('en').trackers) {
      expect(table).toContain(name);
      expect(labels.join('\n')).toContain(domain);
    }
    expect(table.indexOf('Choice 1')).toBeGreaterThan(table.indexOf('_pk_id'));
    expect(table.indexOf('Choice 1')).toBeLessThan(table.indexOf('IDE'));
  });

  it('with the line of each choice behind the names of lanes', async () => {
    const page = await openNamed('not-covered');
    const drawn = await page.$$eval('#timeline svg[role=img] > :is(.choice, text)', (all) =>
      all.map((each) => (each.matches('.choice') ? 'line' : each.textContent)),
    );
    // It was made before the visit, and has no number.
    expect(drawn.slice(0, 2)).toEqual(['line', 'data.saint-maur.com – first party']);
    expect(await read(page, '#timeline')).toContain('Choice already made: accepted in part');
  });
});

describe('the report page does', () => {
  it('save a visit under a name and note, by the keyboard', async () => {
    const page = await openNamed('busy');
    await clickButton(page, 'Save this visit');
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type('Before the works');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ticket 7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waitForText(page, 'Saved. It stays in this browser until you delete it.');
    expect(await calls(page)).toEqual(['save Before the works | Ticket 7 | data.saint-maur.com']);
    expect(await page.$eval('.save a', (link) => link.getAttribute('href'))).toBe('?saved=new');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Save this visit');
  });

  it.each<[ReportScene['outcome'], string]>([
    [{ kind: 'full' }, '50 visits are saved, the most that Miette keeps.'],
    [{ kind: 'too-large', usedBytes: 7_900_000 }, '(7.9 of 8 MB are used)'],
    ['fails', 'The visit could not be saved: Error: QUOTA_BYTES quota exceeded'],
  ])('say why when a visit is not saved: %j', async (outcome, sentence) => {
    const page = await open({ ...live(busyReport('en')), outcome: outcome ?? null });
    await clickButton(page, 'Save this visit');
    await clickButton(page, 'Save');
    await waitForText(page, sentence);
  });

  it('offer no Cancel for a save that runs already', async () => {
    const page = await open({ ...live(busyReport('en')), outcome: 'takes time' });
    await clickButton(page, 'Save this visit');
    await clickButton(page, 'Save');
    await waitForText(page, 'Saving');
    await page.keyboard.press('Escape');
    await page.$eval('.buttons button:last-child', (cancel) => cancel.click());
    await page.keyboard.press('Enter');
    expect(await page.$$eval('.buttons button', (all) => all.map((each) => each.ariaDisabled))).toEqual([
      'true',
      'true',
    ]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save');
    expect(await calls(page)).toHaveLength(1);
  });

  it('delete a saved visit only when it is meant', async () => {
    const page = await openNamed('list');
    await page.waitForSelector('tbody tr');
    await clickButton(page, 'Delete “Before the update”');
    await clickButton(page, 'Keep');
    expect(await calls(page)).toEqual([]);
    await clickButton(page, 'Delete “Before the update”');
    await clickButton(page, 'Delete for good');
    await waitForText(page, '“Before the update” was deleted.');
    expect(await calls(page)).toEqual(['remove a']);
    expect(await page.$$('tbody tr')).toHaveLength(2);
    expect(await page.evaluate(() => document.activeElement?.role)).toBe('status');
  });

  it('close what Escape closes, and put the focus back', async () => {
    const page = await openNamed('busy');
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    await clickButton(page, 'Save this visit');
    await page.waitForSelector('.save form');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('.save form'));
    await expect.poll(focused).toBe('Save this visit');
    await page.locator('.export summary').click();
    await page.keyboard.press('Escape');
    expect(await page.$('.export details[open]')).toBeNull();
    expect(await focused()).toBe('Export');
  });

  it('lead from a saved visit to its comparison', async () => {
    const page = await openNamed('saved');
    await page.waitForSelector('select');
    await Promise.all([page.waitForNavigation(), clickButton(page, 'Compare')]);
    expect(new URL(page.url()).search).toBe('?saved=b&with=a');
  });

  it('sort, search and filter its table', async () => {
    const page = await openNamed('many');
    const first = () => page.$eval('#trackers tbody th', (cell) => cell.textContent.trim());
    await clickButton(page, 'Name');
    expect(await page.$eval('#trackers th[aria-sort]', (cell) => cell.getAttribute('aria-sort'))).toBe('ascending');
    expect(await first()).toBe('item_000');
    await clickButton(page, 'Name');
    expect(await first()).toBe('item_199');
    await page.type('#trackers input[type=search]', 'item_19');
    expect(await read(page, '#trackers search + [role=status]')).toBe('10 of 200');
    await page.locator('#trackers ::-p-text(Not declared)').click();
    await page.waitForFunction(() => document.querySelectorAll('#trackers tbody tr').length === 2);
    await page.type('#trackers input[type=search]', 'zzz');
    await waitForText(page, 'No tracker matches.');
  });

  it('open a row, and offer no value in it', async () => {
    const page = await openNamed('busy');
    await page.locator('#trackers tbody button').click();
    await page.waitForSelector('#trackers .details dl');
    expect(await read(page, '#trackers .details')).toContain('Why this match');
    expect(await page.$$('#trackers .details button[aria-expanded]')).toHaveLength(0);
  });

  it('save the newer visit as one that was not saved yet', async () => {
    const page = await openNamed('warning');
    await clickButton(page, 'Save this visit');
    await clickButton(page, 'Save');
    await waitForText(page, 'Saved.');
    await page.evaluate(() => {
      const { stage } = globalThis as unknown as { stage: ReportStage };
      if (stage.state?.kind !== 'live') throw new Error('The scene shows no report.');
      const { report } = stage.state;
      const visitStartedAt = '2026-11-25T10:00:00.000Z';
      stage.send?.({ ...stage.state, report: { ...report, page: { ...report.page, visitStartedAt } } });
    });
    await waitForText(page, '25 November');
    expect(await read(page, '.save')).toBe('Save this visit');
  });

  it('ask the background for what only it can do', async () => {
    const newer = await openNamed('newer');
    await clickButton(newer, 'Show the newer visit');
    const late = await openNamed('unobserved');
    await clickButton(late, 'Reload to observe');
    const closed = await openNamed('no-access');
    await clickButton(closed, 'Allow access');
    expect([await calls(newer), await calls(late), await calls(closed)]).toEqual([
      ['showNewer'],
      ['reload 7'],
      ['allowAccess'],
    ]);
  });

  it('stay readable with five thousand trackers', async () => {
    const page = await openNamed('loading');
    const took = await page.evaluate(
      async (state) => {
        const start = performance.now();
        (globalThis as unknown as { stage: ReportStage }).stage.send?.(state);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return performance.now() - start;
      },
      { kind: 'live' as const, report: hugeReport(), ended: false, newer: false },
    );
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(6000);
    expect(await read(page, '#trackers')).toContain('1–50 of 5,000');
    expect(took).toBeLessThan(5000);
  });
});

describe('an export', () => {
  it('comes as a file, and says so', async () => {
    const page = await openNamed('busy');
    await page.locator('.export summary').click();
    await clickButton(page, 'Table of trackers (CSV)');
    await waitForText(page, 'Exported: miette-data.saint-maur.com-2026-11-22-0914.csv');
  });

  it('shows how far it is, and can be cancelled', async () => {
    const page = await open(live(hugeReport()));
    await page.locator('.export summary').click();
    // Cancelled as soon as there is something to cancel: whoever clicks is no faster.
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (!document.querySelector('progress')) return;
        const cancel = [...document.querySelectorAll<HTMLButtonElement>('.export > button')];
        cancel.at(-1)?.click();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await clickButton(page, 'Printable page (HTML)');
    await waitForText(page, 'The export was cancelled.');
    expect(await page.$('progress')).toBeNull();
  });
});

it('a row of the charter that may be read wrongly says so', async () => {
  const { warning } = reports('en');
  if (!warning?.charter) throw new Error('The report is missing.');
  const declarations = warning.charter.declarations.map((row) => ({ ...row, doubt: 'merged-cells' as const }));
  const page = await open(live({ ...warning, charter: { ...warning.charter, declarations } }));
  const said = await read(page, '#declared');
  expect(said.match(/This row may be read wrongly/g)).toHaveLength(declarations.length);
});

it('no table breaks the words of its headings, however narrow the page', async () => {
  const page = await openNamed('busy', { language: 'fr' });
  await page.setViewport({ width: 320, height: 600 });
  await openAllDisclosures(page);
  const broken = await page.$$eval('thead th', (headings) =>
    headings.flatMap((heading) => {
      const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      const words: string[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (range.getClientRects().length > 1) words.push(word);
        }
      }
      return words;
    }),
  );
  expect(broken).toEqual([]);
});

describe('what a page chose to be called', () => {
  it('is text, whatever it looks like', async () => {
    const page = await openNamed('strange');
    expect(await page.title()).toBe('Miette – report on data.saint-maur.com');
    expect(await page.$$('img, b')).toHaveLength(0);
    const names = await page.$$eval('#trackers tbody th', (all) => all.map((cell) => cell.textContent.trim()));
    expect(names).toContain(STRANGE_NAMES[0]);
    expect(names).toContain('⟨U+202E⟩gpj.egami');
    expect(names).toContain('(no name)');
    expect(names).toHaveLength(STRANGE_NAMES.length);
    // Nothing turns the writing round, in a sentence either.
    expect(await page.$eval('main', (main) => main.textContent)).not.toMatch(/[\u202a-\u202e]/);
  });
});

const names = Object.keys(reportScenes('en'));

describe.each(names)('the report page of %s', (name) => {
  it.each(settings)('in $language and $scheme leaves axe nothing to say', async ({ language, scheme, other }) => {
    const page = await openNamed(name, { language, scheme });
    // Of two hundred rows what is inside is no other than of ten.
    if (name !== 'many') await openAllDisclosures(page);
    await takePicture(page, `report-${name}-${language}-${scheme}`, { fullPage: true });
    await expectAccessible(page, {
      but: name === 'many' ? ROWS_LIKE_THE_FIRST : undefined,
      // One view is looked at in full, as in the other languages.
      coloursAlone: scheme === 'dark' && name !== 'busy',
    });
    await showScheme(page, other);
    await takePicture(page, `report-${name}-${language}-${other}`, { fullPage: true });
    // What has room in French, at every width, has room in English.
    if (language === 'fr') await expectNoSidewaysScroll(page, SIZES);
  });
});

describe.each(moreLanguages)('in %s', (language) => {
  it('is said in that language, leaves axe nothing to say and never scrolls sideways', async () => {
    const page = await openNamed('busy', { language, scheme: 'light' });
    expect(await page.$eval('html', ({ lang }) => lang)).toBe(language);
    await openAllDisclosures(page);
    await takePicture(page, `report-busy-${language}-light`, { fullPage: true });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, SIZES);
  });
});
