import { cookieNamesIn } from '../../tracker/cookie-names.ts';
import { parseSetCookie, withoutTwins } from '../../tracker/set-cookie.ts';
import { plainUrl, requestUrl, webUrl } from '../../tracker/address.ts';
import { siteOfUrl } from '../../tracker/site.ts';
import type { SentEvent, SetCookieEvent } from '../../visit/event.ts';
import type { EventOrigin } from '../../visit/observe-in-tab.ts';
import type { WebRequest } from '../browser.ts';
import { textOfBytes } from '../jar/bytes.ts';
import type { OutsideMaker } from './outside-tabs.ts';
import type { SentRequest } from './sent-requests.ts';

/** A request as it was sent, or answered. */
export type Details = WebRequest.OnHeadersReceivedDetailsType | WebRequest.OnSendHeadersDetailsType;

/** Whether the tab shows what comes, and does not keep it as a file. */
export function isDocument({ statusCode, responseHeaders = [] }: WebRequest.OnHeadersReceivedDetailsType): boolean {
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const isFile = responseHeaders.some(
    (header) => header.name.toLowerCase() === 'content-disposition' && /^\s*attachment\b/i.test(headerText(header)),
  );
  return isRedirect || !isFile;
}

/** A page that Chromium makes ready beforehand is not what the tab shows; when it is shown, its start was not seen. */
export function isPrerendered(details: { type: string; frameId: number }): boolean {
  const isNavigation = details.type === 'main_frame';
  return isNavigation
    ? details.frameId !== 0
    : 'documentLifecycle' in details && details.documentLifecycle === 'prerender';
}

/** What a response asks the browser to keep, `null` where that is nothing. */
export function setCookieEvent(
  details: WebRequest.OnHeadersReceivedDetailsType,
  sent: Pick<SentRequest, 'at' | 'cookieNames'> | undefined,
): SetCookieEvent | null {
  const lines = (details.responseHeaders ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    // Firefox joins several headers into one, a line each.
    .flatMap((header) => headerText(header).split('\n'))
    // Without `=` the specification has a value alone; Firefox makes it a name, which nobody meant to be read.
    .filter((line) => !import.meta.env.FIREFOX || (line.split(';')[0] ?? '').includes('='));
  const url = lines.length > 0 ? requestUrl(details.url) : null;
  if (!url) return null;
  const asked = lines.map((line) => parseSetCookie(line, url, details.timeStamp)).filter((cookie) => cookie !== null);
  const cookies = import.meta.env.FIREFOX && details.thirdParty ? withoutTwins(asked) : asked;
  if (cookies.length === 0) return null;
  return {
    type: 'set-cookie',
    at: details.timeStamp,
    url: plainUrl(details.url),
    cookies,
    ...(sent && { took: details.timeStamp - sent.at }),
    ...(sent && import.meta.env.FIREFOX && { carried: sent.cookieNames }),
  };
}

/** The cookies that a request carries, `null` where it carries none. Names only: the values end here. */
export function sentEvent(details: WebRequest.OnSendHeadersDetailsType): SentEvent | null {
  const header = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'cookie');
  const url = header ? requestUrl(details.url) : null;
  if (!header || !url) return null;
  const cookieNames = cookieNamesIn(headerText(header));
  return { type: 'sent', at: details.timeStamp, host: url.hostname, path: url.pathname, cookieNames };
}

/** Which document a request of a tab comes from, as far as the browser tells. */
export function originOf(details: Details): EventOrigin {
  const { type, requestId, documentUrl } = details;
  // A frame on its way has no document yet: the one that it lies in asks for it.
  const isFrame = type === 'sub_frame';
  const { documentId, parentDocumentId } = details as { documentId?: string; parentDocumentId?: string };
  const maker = isFrame ? parentDocumentId : documentId;
  const frameId = isFrame ? details.parentFrameId : details.frameId;
  return {
    navigationRequestId: type === 'main_frame' ? requestId : null,
    documentId: maker ?? null,
    parentDocumentId: (isFrame ? undefined : parentDocumentId) ?? null,
    frameId,
    pageUrl: maker === undefined && documentUrl && frameId === 0 ? plainUrl(documentUrl) : null,
  };
}

/** Kinds of requests that documents alone make: `navigator.sendBeacon`, and links that are to be told of. */
const DOCUMENTS_ALONE = ['beacon', 'ping'];

/** Host of the page that led to another one, as Chromium or Firefox names it; `undefined` where no page did. */
export function leaderOf(details: WebRequest.OnBeforeRequestDetailsType): string | undefined {
  const { initiator, originUrl } = details as { initiator?: string; originUrl?: string };
  return webUrl(initiator ?? originUrl ?? '')?.hostname;
}

/** What Chromium calls the origin of a frame that is denied its own. */
const SANDBOXED = 'null';

/** What made a request that is no tab's: Chromium names the origin alone; Firefox the document, or the worker's script, and the frames around it, but no sandboxed frame. */
export function makerOf(details: Details): OutsideMaker | null {
  const { initiator, frameAncestors } = details as { initiator?: string; frameAncestors?: { url: string }[] };
  const { documentUrl, originUrl = '', frameId, type, cookieStoreId } = details;
  const maker = documentUrl ?? initiator ?? originUrl;
  const host = webUrl(maker)?.hostname ?? null;
  const isDocument = maker === SANDBOXED || frameId > 0 || DOCUMENTS_ALONE.includes(type);
  if (host === null && !isDocument) return null;
  return {
    host,
    site: siteOfUrl(frameAncestors?.at(-1)?.url ?? maker),
    url: documentUrl === undefined ? null : plainUrl(documentUrl),
    storeId: cookieStoreId ?? null,
    isDocument,
  };
}

function headerText({ value, binaryValue }: WebRequest.HttpHeadersItemType): string {
  return binaryValue ? new TextDecoder().decode(Uint8Array.from(binaryValue)) : textOfBytes(value ?? '');
}
