import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pageAsks } from '../../../lib/platform/tabs/own-requests.ts';
import { listenToRequests, type RequestListener } from '../../../lib/platform/tabs/requests.ts';
import { PAGE, START } from '../visit/events.ts';
import { TAB } from './watch.ts';

type Listener = (details: object) => void;

const browser = vi.hoisted(() => {
  const listeners: Record<string, { listener: Listener; rest: unknown[] }> = {};
  const event = (name: string) => ({
    addListener: (listener: Listener, ...rest: unknown[]) => void (listeners[name] = { listener, rest }),
  });
  return {
    listeners,
    webRequest: {
      onBeforeRequest: event('begins'),
      onSendHeaders: event('sent'),
      onHeadersReceived: event('answered'),
      onErrorOccurred: event('failed'),
      OnSendHeadersOptions: {},
      OnHeadersReceivedOptions: {},
    },
  };
});
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const heard = {
  mayConcern: vi.fn<(tabId: number) => boolean>(),
  navigationStarted: vi.fn(),
  prerenderStarted: vi.fn(),
  navigationAnswered: vi.fn(),
  navigationFailed: vi.fn(),
  cookiesAsked: vi.fn<RequestListener['cookiesAsked']>(),
  cookiesSent: vi.fn(),
  outsideTabs: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
  heard.mayConcern.mockReturnValue(true);
  listenToRequests(heard);
});
afterEach(() => {
  pageAsks(heard, null);
});

let requests = 0;
const PIXEL = 'https://pixel.adnetwork.example/p.gif';
const request = (rest: object = {}) => ({
  requestId: `request ${++requests}`,
  tabId: TAB,
  frameId: 0,
  parentFrameId: -1,
  documentId: 'A',
  type: 'image',
  url: PIXEL,
  timeStamp: START,
  statusCode: 200,
  requestHeaders: [{ name: 'Cookie', value: 'uid=1' }],
  responseHeaders: [{ name: 'Set-Cookie', value: 'uid=1' }],
  ...rest,
});
function tell(name: 'begins' | 'sent' | 'answered' | 'failed', details: object): void {
  browser.listeners[name]?.listener(details);
}
/** Which of the listener's functions were called. */
const told = () =>
  Object.entries(heard).flatMap(([name, each]) => (each.mock.calls.length > 0 && name !== 'mayConcern' ? name : []));

test('what a page’s request carries and is asked to keep is told with where it comes from', () => {
  const details = request();
  tell('sent', details);
  tell('answered', { ...details, timeStamp: START + 80 });
  const origin = expect.objectContaining({ documentId: 'A', sentAt: START }) as unknown;
  expect(heard.cookiesSent.mock.calls).toEqual([[TAB, expect.objectContaining({ cookieNames: ['uid'] }), origin]]);
  expect(heard.cookiesAsked.mock.calls).toEqual([[TAB, expect.objectContaining({ took: 80 }), origin]]);
  expect(told()).toEqual(['cookiesAsked', 'cookiesSent']);
});

test('a request that is led on counts from when it was sent first, and is forgotten once it is answered', () => {
  const details = request({ requestHeaders: [] });
  tell('sent', details);
  tell('answered', { ...details, statusCode: 302, timeStamp: START + 10 });
  tell('sent', { ...details, timeStamp: START + 20 });
  for (const timeStamp of [START + 30, START + 40]) tell('answered', { ...details, timeStamp });
  expect(heard.cookiesAsked.mock.calls.map(([, , { sentAt }]) => sentAt)).toEqual([START, START, null]);
});

describe('nothing is told', () => {
  test('of a tab that is none of interest', () => {
    heard.mayConcern.mockReturnValue(false);
    tell('sent', request());
    tell('answered', request({ type: 'main_frame' }));
    expect(told()).toEqual([]);
    expect(heard.mayConcern).toHaveBeenCalledWith(TAB);
  });

  test('of what a page is made ready with', () => {
    tell('sent', request({ documentLifecycle: 'prerender' }));
    tell('answered', request({ documentLifecycle: 'prerender' }));
    tell('answered', request({ type: 'main_frame', frameId: 12 }));
    expect(told()).toEqual([]);
  });

  test('of what Miette has a page ask, wherever that is led', () => {
    pageAsks(heard, { tabId: TAB, url: PIXEL });
    const details = request({ type: 'xmlhttprequest' });
    tell('sent', details);
    tell('answered', { ...details, url: 'https://elsewhere.example/' });
    expect(told()).toEqual([]);
    tell('sent', request());
    expect(told()).toEqual(['cookiesSent']);
  });

  test('of requests without cookies', () => {
    tell('sent', request({ requestHeaders: [] }));
    tell('answered', request({ responseHeaders: [] }));
    expect(told()).toEqual([]);
  });
});

test('a request that is no tab’s is told by who made it, if anybody did, and of no tab is asked', () => {
  tell('sent', request({ tabId: -1, initiator: 'https://data.saint-maur.com' }));
  tell('answered', request({ tabId: -1, initiator: 'https://data.saint-maur.com' }));
  tell('answered', request({ tabId: -1 }));
  tell('begins', request({ tabId: -1, type: 'main_frame' }));
  tell('failed', request({ tabId: -1, type: 'main_frame' }));
  const maker = expect.objectContaining({ host: 'data.saint-maur.com' }) as unknown;
  expect(heard.outsideTabs.mock.calls).toEqual([
    [maker, expect.objectContaining({ type: 'sent' })],
    [maker, expect.objectContaining({ type: 'set-cookie' })],
  ]);
  expect(told()).toEqual(['outsideTabs']);
  expect(heard.mayConcern).not.toHaveBeenCalled();
});

describe('a navigation', () => {
  const navigation = (rest: object = {}) => request({ type: 'main_frame', requestId: 'n', url: PAGE, ...rest });

  test('is told as it starts, with who led there, and as it fails', () => {
    tell('begins', navigation({ initiator: 'https://www.saint-maur.com' }));
    tell('failed', navigation({ timeStamp: START + 5 }));
    const start = { at: START, requestId: 'n', url: PAGE, from: 'www.saint-maur.com' };
    expect(heard.navigationStarted.mock.calls).toEqual([[TAB, start]]);
    expect(heard.navigationFailed.mock.calls).toEqual([[TAB, START + 5, 'n']]);
  });

  test('to a page that is only made ready is told as that', () => {
    tell('begins', navigation({ frameId: 12 }));
    expect(heard.prerenderStarted.mock.calls).toEqual([[TAB, { at: START, url: PAGE }]]);
    expect(told()).toEqual(['prerenderStarted']);
  });

  test('is answered before what the answer asks to keep', () => {
    tell('answered', navigation());
    expect(heard.navigationAnswered.mock.calls).toEqual([[TAB, START, 'n']]);
    const [answered = 0] = heard.navigationAnswered.mock.invocationCallOrder;
    expect(heard.cookiesAsked.mock.invocationCallOrder).toEqual([
      expect.toSatisfy((order: number) => order > answered),
    ]);
    expect(heard.navigationFailed).not.toHaveBeenCalled();
  });

  test('that brings a file has failed, once its cookies are told', () => {
    const file = { name: 'Content-Disposition', value: 'attachment' };
    tell('answered', navigation({ responseHeaders: [file, { name: 'Set-Cookie', value: 'a=1' }] }));
    tell('answered', request({ responseHeaders: [file] }));
    expect(told()).toEqual(['navigationAnswered', 'navigationFailed', 'cookiesAsked']);
    expect(heard.navigationFailed).toHaveBeenCalledTimes(1);
  });
});

test.each([
  [{}, ['requestHeaders'], ['responseHeaders']],
  [{ EXTRA_HEADERS: 'extraHeaders' }, ['requestHeaders', 'extraHeaders'], ['responseHeaders', 'extraHeaders']],
])('cookies are asked for as the browser, with %j, shows them', (options, ofRequests, ofResponses) => {
  Object.assign(browser.webRequest, { OnSendHeadersOptions: options, OnHeadersReceivedOptions: options });
  listenToRequests(heard);
  expect(browser.listeners['sent']?.rest).toEqual([{ urls: ['<all_urls>'] }, ofRequests]);
  expect(browser.listeners['answered']?.rest).toEqual([{ urls: ['<all_urls>'] }, ofResponses]);
});

test.each(['sent', 'answered'] as const)(
  'what is %s once its document has gone is that document’s, in its tab',
  (next) => {
    const asked = request({ frameId: 4, documentId: 'frame', parentDocumentId: 'A' });
    tell('sent', asked);
    vi.clearAllMocks();
    tell(next, { ...asked, tabId: -1, frameId: -1, documentId: undefined, initiator: 'null', timeStamp: START + 900 });
    expect(told()).toEqual([next === 'sent' ? 'cookiesSent' : 'cookiesAsked']);
    const [[tabId, , origin] = []] = next === 'sent' ? heard.cookiesSent.mock.calls : heard.cookiesAsked.mock.calls;
    expect(tabId).toBe(TAB);
    expect(origin).toMatchObject({ documentId: 'frame', parentDocumentId: 'A', frameId: 4, sentAt: START });
  },
);
