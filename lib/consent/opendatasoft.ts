import type { Choice, ChoiceState } from './choice.ts';
import type { Mechanism } from './mechanism.ts';

/** The key for the platform's own conveniences: no tracker depends on it. */
const FUNCTIONAL = 'functional_cookies';
const TIMESTAMP = 'timestamp';
/** A smaller number of milliseconds would be a date before 1973: such a timestamp counts seconds. */
const SMALLEST_MILLISECONDS = 1e11;

/**
 * The portal's own banner: cookie `cookies_preferences`, URL-encoded JSON with optional boolean keys and a number
 * `timestamp` in seconds or milliseconds (source: a public Huwise starter kit's cookie utilities, 2025-10).
 */
export const opendatasoft: Mechanism = {
  id: 'opendatasoft',
  cookieName: 'cookies_preferences',
  read: readPreferences,
  services: {
    ga: ['google-analytics'],
    matomo: ['matomo'],
    xiti: ['at-internet-piano'],
    at: ['at-internet-piano'],
    piano: ['at-internet-piano'],
    eulerian: ['eulerian'],
  },
};

function readPreferences(value: string): Choice {
  const unreadable: Choice = { state: 'unreadable', mechanism: opendatasoft.id, choices: {}, decidedAt: null };
  const content = parseObject(value);
  if (!content) return unreadable;
  const entries = Object.entries(content).filter(
    (entry): entry is [string, boolean] => entry[0] !== TIMESTAMP && typeof entry[1] === 'boolean',
  );
  const state = stateOf(entries);
  if (!state) return unreadable;
  return {
    state,
    mechanism: opendatasoft.id,
    choices: Object.fromEntries(entries),
    decidedAt: readTimestamp(content[TIMESTAMP]),
  };
}

function stateOf(entries: [string, boolean][]): ChoiceState | null {
  const trackers = entries.filter(([key]) => key !== FUNCTIONAL);
  const decisive = (trackers.length > 0 ? trackers : entries).map(([, allowed]) => allowed);
  if (decisive.length === 0) return null;
  if (decisive.every((allowed) => !allowed)) return 'refused';
  return entries.every(([, allowed]) => allowed) ? 'granted' : 'partial';
}

function parseObject(value: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(decodeURIComponent(value));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function readTimestamp(timestamp: unknown): number | null {
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp) || timestamp <= 0) return null;
  const milliseconds = timestamp < SMALLEST_MILLISECONDS ? timestamp * 1000 : timestamp;
  // The largest time a Date can hold (ECMA-262, 21.4.1.1).
  return milliseconds <= 8.64e15 ? Math.round(milliseconds) : null;
}
