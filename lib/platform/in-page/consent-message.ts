import { undecided } from '../../consent/choice.ts';
import { combine } from '../../consent/combine.ts';
import { readStored } from '../../consent/mechanisms.ts';
import { waitsForFramework } from '../../consent/mechanisms/tcf.ts';
import { pageMarkers } from '../../consent/page-markers.ts';
import { LONGEST_VALUE, MOST_ITEMS } from '../../consent/storage-names.ts';
import type { ChoiceEvent } from '../../visit/event.ts';
import { isRecord } from '../is-record.ts';
import { momentTold } from '../moment-told.ts';

/** From a page's content script to the background: the consent managers of its page, and what they keep in its local storage. */
export interface ConsentMessage {
  type: 'consent';
  at: number;
  host: string;
  /** The document's time origin, which no other document of the tab has. */
  born: number;
  items: { name: string; value: string }[];
  /** Milliseconds since the look before, `0` at the first. */
  unseenFor: number;
  /** Milliseconds since the page's own scripts were last asked, or since the page began. */
  unaskedFor: number;
  /** Ids of the mechanisms that are on the page. */
  present: string[];
  /** Google's tags are on the page: it may tell them what they may keep. */
  google: boolean;
}

/**
 * The choice in such a message, decoded at once: its values go no further. `null` for any other message.
 * @returns with `knowsMore` where the page's own scripts may know what it does not keep, not asked for `unaskedFor` milliseconds
 */
export function readConsentMessage(
  message: unknown,
): { event: ChoiceEvent; host: string; born: number; knowsMore: boolean; unaskedFor: number } | null {
  if (!isRecord(message) || message['type'] !== 'consent' || !Array.isArray(message['items'])) return null;
  const { host, at, items } = message;
  if (typeof host !== 'string' || typeof at !== 'number') return null;
  const born = typeof message['born'] === 'number' ? message['born'] : Number.NaN;
  const stored = items.slice(0, MOST_ITEMS).flatMap((item: unknown) => {
    if (!isRecord(item) || typeof item['name'] !== 'string' || typeof item['value'] !== 'string') return [];
    const { name, value } = item as { name: string; value: string };
    return { kind: 'localStorage' as const, name, value: value.slice(0, LONGEST_VALUE + 1) };
  });
  const { present } = message;
  const waiting = Array.isArray(present) ? Object.keys(pageMarkers).filter((id) => present.includes(id)) : [];
  const choice = combine([readStored(stored), ...waiting.map(undecided)]);
  const unseenFor = gap(message['unseenFor']);
  return {
    host,
    born,
    event: {
      type: 'choice',
      from: 'storage',
      at: momentTold(at),
      choice,
      ...(unseenFor > 0 ? { unseenFor } : {}),
    },
    knowsMore: message['google'] === true || waitsForFramework(choice),
    unaskedFor: gap(message['unaskedFor']),
  };
}

/** A time told. A page out of sight, or kept for Back, is looked at late, and the choice may be made meanwhile in another tab. */
function gap(told: unknown): number {
  return typeof told === 'number' && Number.isFinite(told) ? Math.max(0, told) : 0;
}
