import type { EventOrigin } from '../../visit/observe-in-tab.ts';

/** A request as the browser tells of it: when, in milliseconds since the epoch. */
interface Request {
  requestId: string;
  timeStamp: number;
  tabId: number;
}

const MOST_SENT = 500;

/** When a request was sent and from where, before any redirect, and the names that it carried last. */
export interface SentRequest {
  at: number;
  tabId: number;
  origin: EventOrigin;
  cookieNames: readonly string[];
}

/**
 * The latest requests that were sent: what an answer sets counts as asked for by then. Firefox does not tell by their document
 * those that outlive their page, nor that a response stores once more just what the request carried.
 */
export function sentRequests() {
  const requests = new Map<string, SentRequest>();
  return {
    add({ requestId, timeStamp, tabId }: Request, origin: EventOrigin, cookieNames: readonly string[]): void {
      const known = requests.get(requestId) ?? { at: timeStamp, tabId, origin };
      const [oldest] = requests.keys();
      if (!requests.has(requestId) && requests.size >= MOST_SENT && oldest !== undefined) requests.delete(oldest);
      requests.set(requestId, { ...known, cookieNames });
    },
    forget({ requestId }: Pick<Request, 'requestId'>): void {
      requests.delete(requestId);
    },
    of: ({ requestId }: Pick<Request, 'requestId'>) => requests.get(requestId),
  };
}
