import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import type { BannerResult, VisitChoice } from './outcome.ts';

/**
 * The library's own script for pages that a program drives, and its rules (`@duckduckgo/autoconsent`, MPL-2.0). It tells
 * what it finds by `autoconsentSendMessage` and is told what to do by `autoconsentReceiveMessage`.
 */
const require = createRequire(import.meta.url);
const library = dirname(require.resolve('@duckduckgo/autoconsent'));
const script = readFileSync(join(library, 'autoconsent.playwright.js'), 'utf8');
const rules = require('@duckduckgo/autoconsent/rules/rules.json') as object;

const CONFIG = {
  enabled: true,
  // It waits to be told.
  autoAction: null,
  enablePrehide: false,
  // To hide a banner is no choice.
  enableCosmeticRules: false,
  // The page has been watched for a while: what asks for a choice is there.
  detectRetries: 1,
  isMainWorld: true,
  // By the words of a button, a refusal may end in an acceptance.
  heuristicMode: 'off',
};

/** Milliseconds: how long a manager that is there may take to ask, and to be answered. */
const TO_ASK = 4000;
const TO_ANSWER = 15_000;
const BETWEEN = 200;
const MOST_FRAMES = 30;

interface Told {
  type: string;
  cmp: string | null;
  result: boolean | null;
  lifecycle: string | null;
}

interface LibraryPage {
  mietteHeard?: { type: string; cmp?: string; result?: boolean; state?: { lifecycle: string } }[];
  autoconsentSendMessage?: (message: object) => Promise<void>;
  autoconsentReceiveMessage?: (message: object) => Promise<void>;
}

/**
 * Answers the consent manager that a page shows, where the library knows it; `null` where it knows none that asks.
 * @param beforeAnswer runs right before the answer
 */
export async function answerKnownManager(
  page: Page,
  choice: Exclude<VisitChoice, 'none'>,
  beforeAnswer: () => Promise<void>,
): Promise<BannerResult | null> {
  const started = await Promise.all(page.frames().slice(0, MOST_FRAMES).map(start));
  const frames = started.filter((frame) => frame !== null);
  const found = await firstOf(frames, TO_ASK, ({ type }) => type === 'popupFound');
  if (!found) return null;
  const { frame, told } = found;
  const by = told.cmp ?? 'unknown';
  await beforeAnswer();
  await tell(frame, { type: choice === 'refuse' ? 'optOut' : 'optIn' });
  const answer = await firstOf([frame], TO_ANSWER, ({ type }) => /^opt(Out|In)Result$/.test(type));
  // A page that loads anew on an answer takes the library with it.
  const worked = answer ? answer.told.result === true : (await heardIn(frame)) === null;
  return worked ? { worked, by } : { worked: false, reason: 'failed' };
}

async function start(frame: Frame): Promise<Frame | null> {
  try {
    await frame.evaluate(() => {
      const page = globalThis as LibraryPage;
      const heard: NonNullable<LibraryPage['mietteHeard']> = [];
      page.mietteHeard = heard;
      page.autoconsentSendMessage = (message) => {
        heard.push(structuredClone(message) as (typeof heard)[number]);
        return Promise.resolve();
      };
    });
    await frame.evaluate(script);
    await tell(frame, { type: 'initResp', config: CONFIG, rules });
    return frame;
  } catch {
    // A frame that has gone, or that nobody may look into.
    return null;
  }
}

async function tell(frame: Frame, message: object): Promise<void> {
  await frame.evaluate((told) => {
    void (globalThis as LibraryPage).autoconsentReceiveMessage?.(told);
  }, message);
}

/** What the library has told of a frame; `null` where it is not there, or no longer. */
async function heardIn(frame: Frame): Promise<Told[] | null> {
  return frame
    .evaluate(() => {
      const heard = (globalThis as LibraryPage).mietteHeard;
      if (!heard) return null;
      return heard.map(({ type, cmp, result, state }) => ({
        type,
        cmp: cmp ?? null,
        result: result ?? null,
        lifecycle: state?.lifecycle ?? null,
      }));
    })
    .catch(() => null);
}

/** The first message that fits, within so many milliseconds; not waited for once no frame has one to tell. */
async function firstOf(
  frames: readonly Frame[],
  patience: number,
  fits: (told: Told) => boolean,
): Promise<{ frame: Frame; told: Told } | null> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    let hopeless = true;
    for (const frame of frames) {
      const heard = await heardIn(frame);
      const told = heard?.find(fits);
      if (told) return { frame, told };
      if (heard && !heard.some(({ lifecycle }) => lifecycle === 'nothingDetected')) hopeless = false;
    }
    if (hopeless) return null;
    await wait(BETWEEN);
  }
  return null;
}
