import type { Visit } from '../../visit/visit.ts';

/** Events come in bursts: what a tab shows is made anew once for those of this many milliseconds. */
const BURST = 15;
/** A long list takes long to show: the next showing waits this many times as long as the last one took. */
const REST = 10;
const LONGEST_REST = 1000;

/** Shows each tab's latest visit after a burst of changes, one showing of a tab after the other. */
export function showLatest(
  show: (tabId: number, visit: Visit | null) => Promise<void>,
): (tabId: number, visit: Visit | null) => void {
  const latest = new Map<number, Visit | null>();
  const busy = new Set<number>();

  async function flush(tabId: number): Promise<void> {
    const visit = latest.get(tabId);
    latest.delete(tabId);
    const began = performance.now();
    try {
      if (visit !== undefined) await show(tabId, visit);
    } catch (error) {
      console.error('Miette could not show a visit', error);
    }
    const rest = Math.min(Math.max(BURST, REST * (performance.now() - began)), LONGEST_REST);
    setTimeout(() => {
      if (latest.has(tabId)) void flush(tabId);
      else busy.delete(tabId);
    }, rest);
  }

  return (tabId, visit) => {
    latest.set(tabId, visit);
    if (busy.has(tabId)) return;
    busy.add(tabId);
    setTimeout(() => void flush(tabId), BURST);
  };
}
