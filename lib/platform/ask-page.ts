import type { Choice } from '../consent/choice.ts';
import { readConsentMode, type ConsentMode } from '../consent/consent-mode.ts';
import { readStored } from '../consent/mechanisms.ts';
import { browser } from './browser.ts';
import { isRecord } from './is-record.ts';

export interface PageAnswer {
  /** What the page's manager of the IAB framework tells, where it keeps its string out of the page's sight. */
  choice: Choice | null;
  consentMode: ConsentMode | null;
}

/** Asks the page's own scripts what they alone know. The framework's string goes no further than here. */
export async function askPage(tabId: number): Promise<PageAnswer> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: inPage });
    const told: unknown = answer?.result;
    if (!isRecord(told)) return silent;
    const { text, commands } = told;
    const choice =
      typeof text === 'string' ? readStored([{ kind: 'cookie', name: 'euconsent-v2', value: text }]) : null;
    return { choice: choice?.mechanism == null ? null : choice, consentMode: readConsentMode(commands) };
  } catch {
    // The page has gone, or is one that no extension may look at.
    return silent;
  }
}

const silent: PageAnswer = { choice: null, consentMode: null };

/**
 * Runs in the page's own world, where its functions can be called: what they give is the page's word, and no more. Before
 * the visitor has chosen, a manager shows a string that says what it starts with: that is no choice.
 * Sources: IAB Tech Lab, CMP API v2, `getTCData` and its event statuses; Google, consent mode, `dataLayer`.
 */
async function inPage(): Promise<{ text: string | null; commands: unknown[] }> {
  const PATIENCE = 500;
  const LONGEST = 60_000;
  const MOST = 50;
  const page = globalThis as { __tcfapi?: (...call: unknown[]) => void; dataLayer?: unknown };
  const text = await new Promise<string | null>((resolve) => {
    if (typeof page.__tcfapi !== 'function') {
      resolve(null);
      return;
    }
    setTimeout(resolve, PATIENCE, null);
    try {
      page.__tcfapi('getTCData', 2, (data?: { tcString?: unknown; eventStatus?: unknown }) => {
        const decided = data?.eventStatus === 'tcloaded' || data?.eventStatus === 'useractioncomplete';
        const string = data?.tcString;
        resolve(decided && typeof string === 'string' && string.length <= LONGEST ? string : null);
      });
    } catch {
      resolve(null);
    }
  });
  const layer = Array.isArray(page.dataLayer) ? (page.dataLayer.slice(0, 5000) as unknown[]) : [];
  const commands = layer.flatMap((entry) => {
    const [command, , settings] = Array.from((entry ?? []) as ArrayLike<unknown>);
    return command === 'consent' && typeof settings === 'object' ? [{ ...settings }] : [];
  });
  return { text, commands: commands.slice(-MOST) };
}
