import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  isDocument,
  isPrerendered,
  leaderOf,
  makerOf,
  originOf,
  sentEvent,
  setCookieEvent,
} from '../../../lib/platform/tabs/request-details.ts';
import { PAGE, START } from '../visit/events.ts';

const PIXEL = 'https://pixel.adnetwork.example/p.gif?visitor=5f3a';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A request as a browser tells of it, with what matters to a test. */
const request = (rest: object) =>
  ({
    requestId: '1',
    tabId: 7,
    frameId: 0,
    parentFrameId: -1,
    type: 'image',
    timeStamp: START,
    url: PIXEL,
    ...rest,
  }) as never;

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
const header = (name: string, value: string) => ({ name, value });

describe('of the cookies that a request carries', () => {
  test('only the names are told, and of its address neither query nor fragment', () => {
    const requestHeaders = [header('Accept', '*/*'), header('COOKIE', '_ga=GA1.2.42; secret=s3cr3t; alone')];
    expect(sentEvent(request({ requestHeaders }))).toEqual({
      type: 'sent',
      at: START,
      host: 'pixel.adnetwork.example',
      path: '/p.gif',
      cookieNames: ['_ga', 'secret', ''],
    });
  });

  test.each<[string, object]>([
    ['where it carries none', { requestHeaders: [header('Accept', '*/*')] }],
    ['where the browser does not tell', {}],
    ['where it goes to no site', { url: 'data:,', requestHeaders: [header('Cookie', 'a=b')] }],
  ])('nothing is told %s', (_what, rest) => {
    expect(sentEvent(request(rest))).toBeNull();
  });

  test('names of more than ASCII are read, as text or as bytes', () => {
    const value = String.fromCharCode(...bytesOf('clé=1'));
    for (const told of [
      { name: 'cookie', value },
      { name: 'cookie', binaryValue: bytesOf('clé=1') },
    ])
      expect(sentEvent(request({ requestHeaders: [told] }))?.cookieNames).toEqual(['clé']);
  });
});

describe('of the cookies that a response asks to keep', () => {
  const answer = (...lines: string[]) =>
    request({ responseHeaders: [header('Date', 'today'), ...lines.map((line) => header('Set-Cookie', line))] });

  test('no value is told, and of the address no query', () => {
    const event = setCookieEvent(answer('_ga=GA1.2.42; Path=/', 'uid=s3cr3t'), undefined);
    expect(event).toMatchObject({ type: 'set-cookie', at: START, url: 'https://pixel.adnetwork.example/p.gif' });
    expect(event?.cookies.map(({ name }) => name)).toEqual(['_ga', 'uid']);
    expect(JSON.stringify(event)).not.toMatch(/GA1|s3cr3t|5f3a/);
    expect(event).not.toHaveProperty('took');
  });

  test('several in one header, as Firefox joins them, are told apart', () => {
    expect(setCookieEvent(answer('a=1\nb=2'), undefined)?.cookies.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test.each<[string, ReturnType<typeof answer>]>([
    ['where there are none', answer()],
    ['where the browser does not tell', request({})],
    ['of those for somebody else’s domain', answer('a=1; Domain=other.example')],
  ])('nothing is told %s', (_what, details) => {
    expect(setCookieEvent(details, undefined)).toBeNull();
  });

  test('how long it took is told, and in Firefox what the request carried', () => {
    const sent = { at: START - 400, cookieNames: ['_ga'] };
    expect(setCookieEvent(answer('_ga=1'), sent)).toMatchObject({ took: 400 });
    expect(setCookieEvent(answer('_ga=1'), sent)).not.toHaveProperty('carried');
    vi.stubEnv('FIREFOX', 'true');
    expect(setCookieEvent(answer('_ga=1'), sent)).toMatchObject({ took: 400, carried: ['_ga'] });
  });

  test.each([
    ['', ['', 'a']],
    ['true', ['a']],
  ])('one without “=” has no name, or is no cookie that anybody meant (Firefox: %s)', (isFirefox, names) => {
    vi.stubEnv('FIREFOX', isFirefox);
    expect(setCookieEvent(answer('alone', 'a=1'), undefined)?.cookies.map(({ name }) => name)).toEqual(names);
  });
});

test.each<[string, object, object]>([
  [
    'the page itself',
    { type: 'main_frame', documentId: 'A' },
    { navigationRequestId: '1', documentId: 'A', frameId: 0 },
  ],
  ['what a page asks for', { documentId: 'A' }, { navigationRequestId: null, documentId: 'A', parentDocumentId: null }],
  [
    'what a frame asks for',
    { documentId: 'B', parentDocumentId: 'A', frameId: 3, parentFrameId: 0 },
    { documentId: 'B', parentDocumentId: 'A', frameId: 3 },
  ],
  [
    'a frame on its way, which the document around it asks for',
    { type: 'sub_frame', documentId: 'old', parentDocumentId: 'A', frameId: 3, parentFrameId: 0 },
    { documentId: 'A', parentDocumentId: null, frameId: 0 },
  ],
  [
    'a request whose document is not named, by its address',
    { documentUrl: `${PAGE}?q=1` },
    { documentId: null, pageUrl: PAGE },
  ],
  ['one of a frame, which has no address of the page', { documentUrl: PAGE, frameId: 3 }, { pageUrl: null }],
  ['one whose document is named', { documentUrl: PAGE, documentId: 'A' }, { pageUrl: null }],
])('where it comes from: %s', (_what, rest, expected) => {
  expect(originOf(request(rest))).toMatchObject(expected);
});

describe('a request that is no tab’s is made by', () => {
  test.each<[string, object, object | null]>([
    [
      'a service worker (Chromium)',
      { initiator: 'https://data.saint-maur.com' },
      { host: 'data.saint-maur.com', url: null, isDocument: false },
    ],
    [
      'a page that has gone (Firefox)',
      { documentUrl: `${PAGE}?q=1`, type: 'beacon' },
      { host: 'data.saint-maur.com', url: PAGE, isDocument: true },
    ],
    ['a link’s ping', { initiator: 'https://data.saint-maur.com', type: 'ping' }, { isDocument: true }],
    ['a sandboxed frame, which names no origin', { initiator: 'null' }, { host: null, site: null, isDocument: true }],
    [
      'a frame, whose site is that of the page around it',
      {
        documentUrl: 'https://www.google.com/recaptcha/',
        frameId: 4,
        frameAncestors: [{ url: 'https://a.example/' }, { url: PAGE }],
      },
      { host: 'www.google.com', site: 'https://saint-maur.com', isDocument: true },
    ],
    [
      'a container’s page',
      { documentUrl: PAGE, cookieStoreId: 'firefox-container-1' },
      { storeId: 'firefox-container-1' },
    ],
    ['nobody that is known: the browser itself', {}, null],
    ['another extension', { initiator: 'chrome-extension://abc' }, null],
  ])('%s', (_what, rest, expected) => {
    const maker = makerOf(request({ tabId: -1, ...rest }));
    if (expected) expect(maker).toMatchObject(expected);
    else expect(maker).toBeNull();
  });
});

test.each<[string, object, boolean]>([
  ['a page', { responseHeaders: [header('Content-Type', 'text/html')] }, true],
  ['a page that says that it is shown', { responseHeaders: [header('Content-Disposition', 'inline')] }, true],
  ['a file', { responseHeaders: [header('Content-Disposition', ' Attachment; filename=a.csv')] }, false],
  [
    'what leads on to a page',
    { statusCode: 302, responseHeaders: [header('Content-Disposition', 'attachment')] },
    true,
  ],
  ['what has no headers', {}, true],
])('%s is shown by the tab: %s', (_what, rest, expected) => {
  expect(isDocument(request({ statusCode: 200, ...rest }))).toBe(expected);
});

test.each<[string, object, boolean]>([
  ['a page in its tab', { type: 'main_frame' }, false],
  ['a page made ready beside it', { type: 'main_frame', frameId: 12 }, true],
  ['what a page asks for', { documentLifecycle: 'active' }, false],
  ['what a page made ready asks for', { documentLifecycle: 'prerender' }, true],
  ['what a browser without a word for that tells', {}, false],
])('of %s it is said that it is made ready beforehand: %s', (_what, rest, expected) => {
  expect(isPrerendered(request(rest))).toBe(expected);
});

test.each<[object, string | undefined]>([
  [{ initiator: 'https://www.saint-maur.com' }, 'www.saint-maur.com'],
  [{ originUrl: 'https://www.saint-maur.com/a' }, 'www.saint-maur.com'],
  [{ initiator: 'null' }, undefined],
  [{}, undefined],
])('a page that is led to by %j is led to by %s', (rest, host) => {
  expect(leaderOf(request(rest))).toBe(host);
});
