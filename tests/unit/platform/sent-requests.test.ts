import { expect, test } from 'vitest';
import type { EventOrigin } from '../../../lib/visit/observe-in-tab.ts';
import { sentRequests } from '../../../lib/platform/tabs/sent-requests.ts';

const TAB = 7;
const from = (documentId: string): EventOrigin => ({
  navigationRequestId: null,
  documentId,
  parentDocumentId: null,
  frameId: 0,
  pageUrl: null,
});

test('a request is known from when and where it was sent first, with what it carried last, until it is answered', () => {
  const sent = sentRequests();
  sent.add({ requestId: 'slow', timeStamp: 10, tabId: TAB }, from('A'), []);
  sent.add({ requestId: 'slow', timeStamp: 20, tabId: -1 }, from('B'), ['_ga']);
  for (let n = 0; n < 2000; n++) {
    const quick = { requestId: `quick ${n}`, timeStamp: 30 + n, tabId: TAB };
    sent.add(quick, from('A'), []);
    sent.forget(quick);
  }
  expect(sent.of({ requestId: 'slow' })).toEqual({
    at: 10,
    tabId: TAB,
    origin: from('A'),
    cookieNames: ['_ga'],
  });
  sent.forget({ requestId: 'slow' });
  expect(sent.of({ requestId: 'slow' })).toBeUndefined();
});

test('of requests that nobody answers the latest are known, and a redirect of one drives out no other', () => {
  const sent = sentRequests();
  for (let n = 0; n < 500; n++) sent.add({ requestId: `open ${n}`, timeStamp: n, tabId: TAB }, from('A'), []);
  sent.add({ requestId: 'open 499', timeStamp: 600, tabId: TAB }, from('A'), []);
  expect(sent.of({ requestId: 'open 0' })).toBeDefined();
  sent.add({ requestId: 'one more', timeStamp: 700, tabId: TAB }, from('A'), []);
  expect(sent.of({ requestId: 'open 0' })).toBeUndefined();
  expect(sent.of({ requestId: 'open 1' })).toBeDefined();
});
