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
/** A page whose reader has gone may still ask, with cookies where it first did without, for so many milliseconds. */
const GOES_ON = 15_000;
const known = new Set<string>();

/** From now on a page asks this for a reader of its charter, `null` for nothing. */
export function pageAsks(reader: object, question: OwnQuestion | null): void {
  endQuestion(reader, Date.now());
  if (question === null) return;
  if (asked.size === 0 && known.size > REMEMBERED) known.clear();
  asked.set(reader, question);
}

/** Nobody is there any more who could say that the page has its answer. */
export function readerLeft(reader: object): void {
  endQuestion(reader, Date.now() + GOES_ON);
}

function endQuestion(reader: object, until: number): void {
  const question = asked.get(reader);
  if (question) answered = [...answered, { ...question, until }].slice(-REMEMBERED);
  asked.delete(reader);
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
