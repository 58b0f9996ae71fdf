import { expect, test } from 'vitest';
import { sentRequests } from '../../../lib/platform/tabs/sent-requests.ts';

test('a request is known from when it was sent first, with what it carried last, until it is answered', () => {
  const sent = sentRequests();
  sent.add({ requestId: 'slow', timeStamp: 10 }, []);
  sent.add({ requestId: 'slow', timeStamp: 20 }, ['_ga']);
  for (let n = 0; n < 2000; n++) {
    const quick = { requestId: `quick ${n}`, timeStamp: 30 + n };
    sent.add(quick, []);
    sent.forget(quick);
  }
  expect(sent.of({ requestId: 'slow' })).toEqual({ at: 10, cookieNames: ['_ga'] });
  sent.forget({ requestId: 'slow' });
  expect(sent.of({ requestId: 'slow' })).toBeUndefined();
});

test('of requests that nobody answers the latest are known, and a redirect of one drives out no other', () => {
  const sent = sentRequests();
  for (let n = 0; n < 500; n++) sent.add({ requestId: `open ${n}`, timeStamp: n }, []);
  sent.add({ requestId: 'open 499', timeStamp: 600 }, []);
  expect(sent.of({ requestId: 'open 0' })).toBeDefined();
  sent.add({ requestId: 'one more', timeStamp: 700 }, []);
  expect(sent.of({ requestId: 'open 0' })).toBeUndefined();
  expect(sent.of({ requestId: 'open 1' })).toBeDefined();
});
