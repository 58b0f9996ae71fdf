import type { Charter } from '../charter/declaration.ts';
import { webAddress } from './web-address.ts';

type Published = Pick<Charter, 'host' | 'sourceUrl'> & { origin: string };

/** A charter that was added from a file which names no page has its portal's address alone: it was not read there. */
export function isFromFile({ host, sourceUrl, origin }: Published): boolean {
  return origin === 'imported' && sourceUrl === `https://${host}/`;
}

/** The address of the page that publishes a charter, `null` where there is none that a link may open. */
export function publishedAt(charter: Published): string | null {
  return isFromFile(charter) ? null : webAddress(charter.sourceUrl);
}
