import type { Visit } from '../visit/visit.ts';

/** Events come in bursts: what a tab shows is made anew once for those of this many milliseconds. */
const BURST = 15;

/** Shows each tab's latest visit after a burst of changes, one showing of a tab after the other. */
export function showLatest(
  show: (tabId: number, visit: Visit | null) => Promise<void>,
): (tabId: number, visit: Visit | null) => void {
  const latest = new Map<number, Visit | null>();
  const busy = new Set<number>();

  async function flush(tabId: number): Promise<void> {
    const visit = latest.get(tabId);
    latest.delete(tabId);
    try {
      if (visit !== undefined) await show(tabId, visit);
    } catch (error) {
      console.error('Miette could not show a visit', error);
    }
    if (latest.has(tabId)) setTimeout(() => void flush(tabId), BURST);
    else busy.delete(tabId);
  }

  return (tabId, visit) => {
    latest.set(tabId, visit);
    if (busy.has(tabId)) return;
    busy.add(tabId);
    setTimeout(() => void flush(tabId), BURST);
  };
}
