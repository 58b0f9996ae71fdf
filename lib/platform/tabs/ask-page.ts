import type { Choice } from '../../consent/choice.ts';
import { readConsentMode, type ConsentMode } from '../../consent/consent-mode.ts';
import { readStored } from '../../consent/mechanisms.ts';
import { browser } from '../browser.ts';
import { isRecord } from '../is-record.ts';

export interface PageAnswer {
  /** What the page's manager of the IAB framework tells, where it keeps its string out of the page's sight. */
  choice: Choice | null;
  /** The manager found that choice when it came: no visitor has just made it. */
  stood: boolean;
  /** The manager waits for a choice. */
  waits: boolean;
  consentMode: ConsentMode | null;
}

/** A page's scripts have this long to answer, in milliseconds; a page may keep them from ever doing so. */
const PATIENCE = 1000;

/**
 * Asks the page's own scripts what they alone know; `null` where they do not answer in time, or another document has taken
 * its place. The framework's string goes no further than here.
 * @param born the document's time origin
 */
export async function askPage(tabId: number, born: number): Promise<PageAnswer | null> {
  const asked = browser.scripting
    .executeScript({ target: { tabId }, world: 'MAIN', func: inPage })
    .then(([answer]) => answer?.result)
    // The page has gone, or is one that no extension may look at.
    .catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const told = await Promise.race([asked, late]);
  if (!isRecord(told) || told['born'] !== born) return null;
  const { text, status, commands } = told;
  const choice = typeof text === 'string' ? readStored([{ kind: 'cookie', name: 'euconsent-v2', value: text }]) : null;
  return {
    choice: choice?.mechanism == null ? null : choice,
    stood: status === 'tcloaded',
    waits: status === 'cmpuishown',
    consentMode: readConsentMode(commands),
  };
}

/**
 * Runs in the page's own world, where its functions can be called: what they give is the page's word, and no more. Before
 * the visitor has chosen, a manager shows a string that says what it starts with: that is no choice.
 * Sources: IAB Tech Lab, CMP API v2, `getTCData` and its event statuses; Google, consent mode, `dataLayer`.
 */
async function inPage() {
  const WAIT = 500;
  const LONGEST = 60_000;
  const MOST = 50;
  interface TcData {
    tcString?: unknown;
    eventStatus?: unknown;
    gdprApplies?: unknown;
  }
  const page = globalThis as { __tcfapi?: (...call: unknown[]) => void; dataLayer?: unknown };
  const data = await new Promise<TcData | null>((resolve) => {
    if (typeof page.__tcfapi !== 'function') {
      resolve(null);
      return;
    }
    setTimeout(resolve, WAIT, null);
    try {
      page.__tcfapi('getTCData', 2, resolve);
    } catch {
      resolve(null);
    }
  });
  const status = data?.eventStatus;
  const text = data?.tcString;
  const decided = (status === 'tcloaded' || status === 'useractioncomplete') && data?.gdprApplies !== false;
  const layer = Array.isArray(page.dataLayer) ? (page.dataLayer.slice(0, 5000) as unknown[]) : [];
  const commands = layer.flatMap((entry) => {
    const [command, kind, settings] = Array.from((entry ?? []) as ArrayLike<unknown>);
    return command === 'consent' && typeof settings === 'object' ? [{ kind, settings: { ...settings } }] : [];
  });
  return {
    born: performance.timeOrigin,
    text: decided && typeof text === 'string' && text !== '' && text.length <= LONGEST ? text : null,
    status,
    commands: commands.slice(-MOST),
  };
}
