import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CharterOutcome, PopupState } from '../../lib/view/popup-state.ts';
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
import { popupStage, type PopupStage, type Scene } from './harness/popup-stage.ts';
import { scenes } from './harness/scenes.ts';
import { charter, report, reports, STRANGE_NAMES, tracker } from './reports.ts';

/** Widths in pixels, as narrow as a phone, with the size of the text. */
const SIZES: [width: number, text: string][] = [
  [320, '100%'],
  [400, '100%'],
  [400, '200%'],
  [800, '200%'],
];

let stage: PopupStage;

beforeAll(async () => {
  stage = await popupStage();
});

afterAll(() => stage.close());

afterEach(() => {
  expect(stage.errors.splice(0)).toEqual([]);
});

async function open(scene: Scene): Promise<Page> {
  const page = await stage.open(scene);
  onTestFinished(() => page.close());
  return page;
}

async function openNamed(name: string, more: Omit<Scene, 'state'> = {}): Promise<Page> {
  return open({ ...more, state: scenes(more.language ?? 'en')[name] ?? null });
}

async function calls(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.stage.calls);
}

async function press(page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What opens and closes the row of a tracker. */
const rowOf = async (page: Page, name: string): Promise<ElementHandle> => {
  const row = await page.waitForSelector(`summary ::-p-text(${name})`);
  if (!row) throw new Error(`no row is called ${name}`);
  return row;
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement).innerText.replace(/\s+/g, ' ').trim());

describe('the popup says', () => {
  it.each<[string, string, string]>([
    ['warning', '1 third-party tracker appeared before you chose', '1 traceur tiers est apparu avant votre choix'],
    [
      'despite-refusal',
      '2 third-party trackers appeared or were already there despite your refusal',
      '2 traceurs tiers sont apparus ou étaient déjà présents malgré votre refus',
    ],
    [
      'not-covered',
      'although your choice does not cover it',
      '1 traceur tiers est apparu sans être couvert par votre choix',
    ],
    ['unreadable', 'while your choice could not be read', 'alors que votre choix ne pouvait être lu'],
    [
      'attempt',
      '1 third-party tracker was tried before you chose; the browser refused it',
      '1 dépôt de traceur tiers a été tenté avant votre choix ; le navigateur l’a refusé',
    ],
    ['quiet', 'Nothing to warn of', 'Aucun avertissement'],
    ['empty', 'Nothing is stored', 'Rien n’est enregistré'],
    ['unobserved', 'This visit was not seen from its start', 'Cette visite n’a pas été observée depuis son début'],
    ['no-access', 'Miette may not look at pages yet', 'Miette n’a pas encore accès aux pages'],
    ['not-a-portal', 'www.example.fr is not a known portal', 'www.example.fr n’est pas un portail connu'],
    ['unreadable-page', 'This page cannot be read', 'Cette page ne peut être lue'],
    ['failed', 'The report could not be made', 'Le rapport n’a pas pu être établi'],
    ['loading', 'Reading this page…', 'Lecture de cette page…'],
  ])('of %s first, as a status: %s', async (name, english, french) => {
    expect(await read(await openNamed(name), '[role=status]')).toContain(english);
    const page = await openNamed(name, { language: 'fr' });
    expect(await read(page, '[role=status]')).toContain(french);
    expect(await page.$eval('html', (html) => html.lang)).toBe('fr');
  });

  it.each<[string, string[]]>([
    [
      'warning',
      [
        'You have not chosen yet',
        'Charter of data.saint-maur.com, read',
        'The copy that comes with Miette. Its words are shown as published, in French.',
        'The cookie “_GRECAPTCHA” (Google ReCaptcha) appeared before you chose.',
        'From Google ReCaptcha (www.google.com)',
        'For Protection du site internet',
      ],
    ],
    [
      'despite-refusal',
      ['You refused on', 'despite your refusal', 'sent to its domain', 'already there', 'set for a third party'],
    ],
    [
      'not-covered',
      [
        'You accepted Matomo; you refused Google Analytics',
        'Your choice does not clearly allow reCAPTCHA',
        'Read on the site itself.',
      ],
    ],
    [
      'unreadable',
      [
        'A choice is stored but cannot be read; it counts neither as consent nor as refusal',
        'Added by you or your organisation.',
      ],
    ],
    ['attempt', ['refused by the browser', 'This browser refused third-party cookies on this visit.']],
    ['platform', ['The portal’s own charter has not been read; held to what Opendatasoft portals are known to set']],
    ['no-charter', ['No charter is known for this site']],
    // It was running all the same.
    ['recognised', ['Miette began to observe this page after its loading had begun.']],
    ['unobserved', ['Miette began to observe this page after its loading had begun.', 'Reload to observe']],
    ['empty', ['No cookie and no stored item has been seen.']],
  ])('of %s what there is to know', async (name, texts) => {
    const said = await read(await openNamed(name));
    for (const text of texts) expect(said).toContain(text);
  });

  it('of a page that is held to no charter nothing that a charter would', async () => {
    const said = await read(await openNamed('no-charter'), 'main');
    expect(said).toContain('so nothing here can be called declared');
    expect(said).not.toMatch(/Not declared/);
  });

  it('of a page that is held to no charter of its own all trackers in one list, for it has no categories', async () => {
    const { platform, quiet } = reports('en');
    const [session, matomo] = quiet?.trackers ?? [];
    if (!platform || !session || !matomo) throw new Error('The report is missing.');
    const page = await open({
      state: {
        kind: 'report',
        site: 'portal',
        report: report('valenciennesmetro.opendatasoft.com', {
          charter: platform.charter,
          trackers: [session, matomo],
        }),
      },
    });
    expect(session.category).not.toBe(matomo.category);
    expect(await page.$$eval('.group', (groups) => groups.map((group) => group.querySelectorAll('li').length))).toEqual(
      [2],
    );
    expect(await page.$$eval('.group h3', (headings) => headings.length)).toBe(0);
  });

  it('above the rows of the charter no heading of findings where there is none', async () => {
    const page = await open({
      state: { kind: 'report', site: 'portal', report: report('data.example.fr', { findings: [] }) },
    });
    const headings = await page.$$eval('h2', (all) => all.map((each) => each.textContent.trim()));
    expect(headings).toContain('Held to');
    expect(headings).not.toContain('Also noted');
  });

  it('which rows are warned of and which filter is chosen where colours are forced', async () => {
    const page = await openNamed('warning');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const widths = await page.$$eval('.group li', (rows) =>
      rows.map((row) => [row.matches('.warned'), getComputedStyle(row).borderInlineStartWidth]),
    );
    expect(widths.map(String)).toContain('true,3px');
    expect(widths.map(String)).toContain('false,0px');
    const colours = await page.$$eval('fieldset label', (labels) =>
      labels.map((label) => getComputedStyle(label).backgroundColor),
    );
    expect(colours[0]).not.toBe(colours[1]);
  });

  it('what was tried without consent apart from all that the browser refused', async () => {
    const { attempt } = reports('en');
    if (!attempt) throw new Error('The report is missing.');
    const accepted = tracker('YSC', { state: 'refused', needsConsent: true, consentAtFirstSight: 'granted' });
    const page = await open({
      state: { kind: 'report', site: 'portal', report: { ...attempt, trackers: [...attempt.trackers, accepted] } },
    });
    const said = await read(page, 'main');
    expect(said).toContain('Tried without consent 1 ');
    expect(said).toContain('Refused by the browser 2 ');
  });

  it('a finding from left to right, though the name that it begins with is not', async () => {
    const { warning } = reports('fr');
    const findings = (warning?.findings ?? []).map((each) => ({ ...each, message: `« كوكي » (cookie) est apparu.` }));
    const of = { ...(warning ?? report('data.example.fr')), findings };
    const page = await open({ language: 'fr', state: { kind: 'report', site: 'portal', report: of } });
    const directions = await page.$$eval('.words > p', (all) => all.map((each) => getComputedStyle(each).direction));
    expect(new Set(directions)).toEqual(new Set(['ltr']));
  });

  it.each([
    [false, 1],
    [true, 0],
  ])('how to have its warnings in sight, unless its button is: %s', async (isOnToolbar, times) => {
    const page = await openNamed('warning', { isOnToolbar });
    expect((await read(page)).split('Pin Miette').length - 1).toBe(times);
    if (!isOnToolbar) await takePicture(page, 'popup-pin', { fullPage: true });
  });

  it('the host in the title of the page', async () => {
    const page = await openNamed('warning');
    expect(await page.title()).toBe('Miette – data.saint-maur.com');
  });

  it('all rows of the charter word for word, under their headings, seen or not', async () => {
    const page = await openNamed('warning');
    await openAllDisclosures(page);
    const hidden = await page.$eval('main', (main) => main.textContent);
    for (const row of charter('data.saint-maur.com').declarations) {
      for (const text of [row.provider, row.service, row.purpose, row.section, ...row.names])
        expect(hidden).toContain(text);
    }
    // The row's own words, not those of the finding about it.
    expect(hidden.match(/(?<!but )not seen on this visit/g)).toHaveLength(2);
    expect(hidden.match(/(?<!not )seen on this visit/g)).toHaveLength(4);
  });

  it('of a tracker in its row, once opened, everything the report knows', async () => {
    const page = await openNamed('warning', { language: 'fr' });
    await page.evaluate(() => {
      for (const summary of document.querySelectorAll('summary')) {
        if (summary.innerText.includes('_GRECAPTCHA')) summary.click();
      }
    });
    await page.waitForSelector('details[open] dl');
    const said = await read(page, 'details[open]');
    for (const text of [
      'Service et emplacement Sécurité du formulaire de contact',
      'Conservation 6 mois, jusqu’au 21 mai 2027',
      'Domaine www.google.com',
      'Chemin /recaptcha',
      'Attributs HttpOnly, Secure, SameSite=None',
      'État enregistré',
      'Apparition le 22 novembre 2026 à 10:14:08',
      'Votre choix alors vous n’aviez pas encore choisi',
      'Déposé par une réponse HTTP – https://www.google.com/recaptcha/api2/anchor',
      'Pourquoi Vous n’aviez pas encore choisi dans Opendatasoft.',
      'Rapprochement La charte déclare _grecaptcha, avec une autre casse, pour le prestataire Google ReCaptcha',
      'Source la charte',
    ]) {
      expect(said).toContain(text);
    }
  });
});

describe('the popup does', () => {
  it('open the charter and the report, reload and ask for access when asked', async () => {
    const page = await openNamed('unobserved');
    await page.locator('a').click();
    await page.locator('main button').click();
    await page.locator('header button').click();
    expect(await calls(page)).toEqual([
      'openCharter https://opendata.ha-py.fr/terms/cookies-policy/',
      'reload',
      'openReport',
    ]);
    const closed = await openNamed('no-access');
    await closed.locator('main button').click();
    expect(await calls(closed)).toEqual(['allowAccess']);
  });

  it('make no link of a source that is no web address', async () => {
    const imported = { ...charter('data.example.fr', 'imported'), sourceUrl: 'javascript:alert(1)' };
    const page = await open({
      state: { kind: 'report', site: 'portal', report: report('data.example.fr', { charter: imported }) },
    });
    expect(await page.$$('a')).toHaveLength(0);
    expect(await read(page)).toContain('Charter of data.example.fr');
  });

  it('everything from the keyboard: search, filter, open a row, show its value and forget it', async () => {
    const page = await openNamed('warning', { value: '03AFc<b>WeA' });
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab');
    await page.keyboard.type('google');
    expect(await read(page, 'main')).not.toContain('csrftoken');
    await press(page, 'Tab', 'ArrowRight');
    expect(await page.$eval('input:checked', (input) => input.value)).toBe('warned');
    await press(page, 'Tab');
    expect(await focused(page)).toContain('_GRECAPTCHA');
    await press(page, 'Enter');
    await page.waitForSelector('details[open] button');
    expect(await calls(page)).toEqual([]);
    await press(page, 'Tab', 'Tab', 'Enter');
    await page.waitForFunction(() => document.body.innerText.includes('03AFc<b>WeA'));
    expect(await read(page)).toContain('Shown here only, and kept nowhere.');
    expect(await calls(page)).toEqual(['reveal cookie|_GRECAPTCHA|www.google.com|/|']);
    await page.keyboard.down('Shift');
    await press(page, 'Tab', 'Tab');
    await page.keyboard.up('Shift');
    await press(page, 'Enter');
    await page.waitForFunction(() => !document.documentElement.outerHTML.includes('03AFc'));
  });

  it.each([
    ['', 'The value is empty.'],
    [null, 'The value can no longer be read.'],
    ['v'.repeat(5000), 'The first 4,096 of 5,000 characters.'],
  ])('say so when a value is %j', async (value, sentence) => {
    const page = await openNamed('unreadable', { value });
    await page.locator('summary').click();
    await page.locator('details[open] button[aria-expanded]').click();
    await page.waitForFunction((text) => document.body.innerText.includes(text), {}, sentence);
  });

  it('offer no value of what the browser refused', async () => {
    const page = await open({
      state: {
        kind: 'report',
        site: 'portal',
        report: report('a.fr', { trackers: [tracker('x', { state: 'refused' })] }),
      },
    });
    await page.locator('summary').click();
    await page.waitForSelector('details[open] dl');
    expect(await page.$$('details button[aria-expanded]')).toHaveLength(0);
  });

  it('copy a row as text when asked to, and say so, also where the browser does not allow it', async () => {
    const page = await openNamed('warning');
    const context = page.browserContext();
    const origin = new URL(page.url()).origin;
    const mayCopy = (state: 'granted' | 'denied') =>
      context.setPermission(
        origin,
        ...['clipboard-read', 'clipboard-write'].map((name) => ({ permission: { name }, state })),
      );
    await mayCopy('granted');
    await (await rowOf(page, '_GRECAPTCHA')).click();
    await page.locator('details[open] ::-p-aria(Copy this row)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Copied.'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(0, 5)).toEqual([
      'Name: _GRECAPTCHA',
      'Provider: Google ReCaptcha',
      'Purpose: Protection du site internet contre des programmes automatisés et pour la prévention de spams.',
      'Category: Third-party',
      'Page: https://data.saint-maur.com/contact/',
    ]);
    expect(copied).toContain('\nDomain: www.google.com\n');
    await takePicture(page, 'copied-en-light');

    await mayCopy('denied');
    await page.locator('details[open] ::-p-aria(Copy this row)').click();
    await page.waitForFunction(() => document.body.innerText.includes('The browser does not allow copying here.'));
    await context.clearPermissionOverrides();
  });

  it.each<[CharterOutcome, string]>([
    [{ kind: 'charter' }, 'Read on the site just now, and kept in your browser.'],
    [{ kind: 'empty' }, 'it declares nothing'],
    [{ kind: 'none' }, 'No cookie charter was found'],
    [{ kind: 'too-large' }, 'too large for the room'],
    [{ kind: 'failed' }, 'could not be read'],
    [{ kind: 'elsewhere' }, 'leads elsewhere'],
    [{ kind: 'prose', host: 'data.a.fr/terms/cookies-policy/' }, 'can read: data.a.fr/terms/cookies-policy/.'],
    [{ kind: 'foreign', host: 'www.other.example' }, 'the charter of another site: www.other.example.'],
  ])('read the charter on its portal when asked to, and say what came of it: %j', async (outcome, sentence) => {
    const page = await openNamed('quiet', { outcome });
    expect(await calls(page)).toEqual([]);
    await page.locator('dl button').click();
    await page.waitForFunction((text) => document.body.innerText.includes(text), {}, sentence);
    expect(await calls(page)).toEqual(['readCharter false']);
  });

  it('read the charter of a site that is no known portal', async () => {
    const readOn = async (outcome: CharterOutcome) => {
      const page = await openNamed('not-a-portal', { outcome });
      await page.locator('::-p-aria(Read the site’s current charter)').click();
      return page;
    };
    const none = await readOn({ kind: 'none' });
    await none.waitForFunction(() => document.body.innerText.includes('No cookie charter was found on this site.'));
    expect(await calls(none)).toEqual(['readCharter false']);
    await takePicture(none, 'not-a-portal-none-en-light');
    await expectAccessible(none);
    const found = await readOn({ kind: 'charter' });
    await expect.poll(() => calls(found)).toEqual(['readCharter false']);
    await expect.poll(() => found.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  const unwatched = (host: string): PopupState => ({ kind: 'not-a-portal', host });
  const watched = (host: string): PopupState => ({ kind: 'report', site: 'chosen', report: report(host, {}) });

  it('read a charter on, while its site is watched meanwhile, until it is told to end', async () => {
    const page = await open({ state: unwatched('a.fr'), outcome: { kind: 'cancelled' } });
    await page.locator('::-p-aria(Read the site’s current charter)').click();
    await page.waitForSelector('progress');
    await page.evaluate((state) => globalThis.stage.send?.(state), watched('a.fr'));
    await page.waitForSelector('dl progress');
    // Pressed again, it reads nothing beside.
    await page.locator('dl ::-p-aria(Read the site’s current charter)').click();
    expect(await page.$eval('progress', ({ value, max }) => [value, max])).toEqual([1, 4]);
    expect(await calls(page)).toEqual(['readCharter false']);
    await page.locator('::-p-aria(Cancel)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Cancelled: the charter was not read.'));
    expect(await calls(page)).toEqual(['readCharter false', 'aborted']);
  });

  it.each([
    ['its site is watched no longer', watched('a.fr'), unwatched('a.fr')],
    ['its tab shows another site', unwatched('a.fr'), unwatched('b.fr')],
    ['its tab shows another portal', watched('a.fr'), watched('b.fr')],
  ])('give up to read a charter when %s', async (_when, before, after) => {
    const page = await open({ state: before, outcome: { kind: 'cancelled' } });
    await page.locator('::-p-aria(Read the site’s current charter)').click();
    await page.waitForSelector('progress');
    await page.evaluate((state) => globalThis.stage.send?.(state), after);
    await expect.poll(() => calls(page)).toEqual(['readCharter false', 'aborted']);
    expect(await page.$('progress')).toBeNull();
  });

  it('show how far the reading of the charter is, and end it when told to', async () => {
    const page = await openNamed('quiet', { outcome: { kind: 'cancelled' } });
    await page.locator('dl button').click();
    expect(await page.$eval('progress', ({ value, max }) => [value, max])).toEqual([1, 4]);
    await takePicture(page, 'reading-charter-en-light');
    await expectAccessible(page);
    await page.locator('::-p-aria(Cancel)').click();
    await page.waitForFunction(() => document.body.innerText.includes('Cancelled: the charter was not read.'));
    expect(await page.$('progress')).toBeNull();
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    await expect.poll(focused).toBe('Read the site’s current charter');
  });

  it('read the charter without being asked where its reader stands on it', async () => {
    const { page: about, ...rest } = report('a.fr', {});
    const page = await open({
      state: {
        kind: 'report',
        site: 'portal',
        report: { ...rest, page: { ...about, url: 'https://a.fr/terms/cookies-policy/' } },
      },
      outcome: { kind: 'charter' },
    });
    await page.waitForFunction(() => document.body.innerText.includes('kept in your browser'));
    expect(await calls(page)).toEqual(['readCharter true']);
  });

  it('say that nothing matches, and count what does', async () => {
    const page = await openNamed('many');
    await page.type('input[type=search]', 'item_19');
    const status = 'search + [role=status]';
    expect(await page.$eval(status, (element) => element.textContent.trim())).toBe('10 of 200');
    await page.type('input[type=search]', 'zzz');
    expect(await read(page, status)).toBe('No tracker matches.');
  });

  it.each(moreLanguages)('break no label of a row within a word where the popup is narrow: %s', async (language) => {
    const page = await openNamed('unobserved', { language });
    await page.setViewport({ width: 320, height: 600 });
    await openAllDisclosures(page);
    const broken = await page.$$eval('details dt', (labels) =>
      labels.flatMap((label) => {
        label.style.overflowWrap = 'normal';
        return label.scrollWidth > label.clientWidth ? label.innerText : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('keep a row open and the place of everything while the visit goes on', async () => {
    const page = await openNamed('unobserved');
    await page.locator('summary').click();
    await page.waitForSelector('details[open] dl');
    const grown = reports('en')['unobserved'];
    if (!grown) throw new Error('The report is missing.');
    const [first] = grown.trackers;
    if (!first) throw new Error('The tracker is missing.');
    const trackers = [first, tracker('later')];
    await page.evaluate((state) => globalThis.stage.send?.(state), {
      kind: 'report' as const,
      site: 'portal' as const,
      report: { ...grown, trackers },
    });
    await page.waitForFunction(() => document.body.innerText.includes('2 trackers seen'));
    expect(await page.$$('details[open] dl')).toHaveLength(1);
  });

  it('not move what is above when the report arrives', async () => {
    const page = await openNamed('loading');
    const top = () => page.$eval('main', (main) => main.getBoundingClientRect().top);
    const before = await top();
    await page.evaluate((state) => globalThis.stage.send?.(state), { kind: 'not-a-portal' as const, host: 'a.fr' });
    await page.waitForFunction(() => document.body.innerText.includes('not a known portal'));
    expect(Math.abs((await top()) - before)).toBeLessThan(1);
  });

  it('draw 200 trackers within a blink', async () => {
    const page = await openNamed('loading');
    const many = scenes('en')['many'];
    if (!many) throw new Error('The scene is missing.');
    const took = await page.evaluate(async (state) => {
      const start = performance.now();
      globalThis.stage.send?.(state);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    }, many);
    expect(await page.$$('details > summary')).toHaveLength(200 + 2);
    expect(took).toBeLessThan(1000);
  });
});

describe('what a page chose to be called', () => {
  it('is text, whatever it looks like', async () => {
    const page = await openNamed('strange');
    await openAllDisclosures(page);
    expect(await page.title()).toBe('Miette – data.saint-maur.com');
    expect(await page.$$('img, b')).toHaveLength(0);
    const names = await page.$$eval('summary > code', (all) => all.map((element) => element.textContent.trim()));
    expect(names).toEqual([
      STRANGE_NAMES[0],
      `${'long'.repeat(30)}…`,
      'عربي_كوكي',
      '⟨U+202E⟩gpj.egami',
      'family_👨‍👩‍👧_🍪',
      'bell␇null␀line␊break',
      '{count, plural, one {x}}',
      '(no name)',
    ]);
    expect(await page.$eval('main', (main) => main.textContent)).toContain('long'.repeat(1024));
    // Nothing turns the writing round, in a sentence either.
    expect(await page.$eval('main', (main) => main.textContent)).not.toMatch(/[\u202a-\u202e]/);
  });
});

const names = Object.keys(scenes('en'));

describe.each(names)('the popup of %s', (name) => {
  it.each(settings)('in $language and $scheme leaves axe nothing to say', async ({ language, scheme, other }) => {
    const page = await openNamed(name, { language, scheme });
    await takePicture(page, `${name}-${language}-${scheme}`);
    // Of two hundred rows what is inside is no other than of ten.
    if (name !== 'many') await openAllDisclosures(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewport({ width: 400, height: Math.min(height, 6000) });
    await expectAccessible(page, {
      but: name === 'many' ? ROWS_LIKE_THE_FIRST : undefined,
      // One view is looked at in full, as in the other languages.
      coloursAlone: scheme === 'dark' && name !== 'warning',
    });
    await takePicture(page, `${name}-${language}-${scheme}-open`);
    await showScheme(page, other);
    await takePicture(page, `${name}-${language}-${other}-open`);
    // What has room in French, at every width, has room in English.
    if (language === 'fr') await expectNoSidewaysScroll(page, SIZES);
  });
});

describe.each(moreLanguages)('in %s', (language) => {
  it('is said in that language, leaves axe nothing to say and never scrolls sideways', async () => {
    const page = await openNamed('warning', { language, scheme: 'light' });
    expect(await page.$eval('html', ({ lang }) => lang)).toBe(language);
    await openAllDisclosures(page);
    await takePicture(page, `warning-${language}-light`, { fullPage: true });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, SIZES);
  });
});
