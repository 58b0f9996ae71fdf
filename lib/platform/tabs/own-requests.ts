import type { WebRequest } from '../browser.ts';

/** What the page of a tab asks of its portal because Miette has it ask. */
export interface OwnQuestion {
  tabId: number;
  url: string;
}

/** `until`: milliseconds since 1970 UTC. */
type Answered = OwnQuestion & { until: number };

/** By who reads a charter: the popup and the settings may at the same time, and of one tab. */
const asked = new Map<object, OwnQuestion>();
/** The last ones: a busy browser tells of a request when its answer has been read already. */
let answered: Answered[] = [];
const REMEMBERED = 20;
const known = new Set<string>();

/** From now on a page asks this for a reader of its charter, `null` for nothing. */
export function pageAsks(reader: object, question: OwnQuestion | null): void {
  const before = asked.get(reader);
  if (before) answered = [...answered, { ...before, until: Date.now() }].slice(-REMEMBERED);
  asked.delete(reader);
  if (question === null) return;
  if (asked.size === 0 && known.size > REMEMBERED) known.clear();
  asked.set(reader, question);
}

/** Whether a request, where it was led to included, was made for Miette alone: nothing of it is the page's doing. */
export function isOwnRequest({
  tabId,
  type,
  url,
  requestId,
  timeStamp,
}: Pick<WebRequest.OnSendHeadersDetailsType, 'tabId' | 'type' | 'url' | 'requestId' | 'timeStamp'>): boolean {
  const questions = [...asked.values(), ...answered.filter(({ until }) => timeStamp <= until)];
  const isOwn = questions.some((one) => one.tabId === tabId && one.url === url);
  if (type === 'xmlhttprequest' && isOwn) known.add(requestId);
  return known.has(requestId);
}
