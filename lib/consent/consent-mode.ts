import { isObject } from './parse-stored.ts';

/** What Google's consent mode speaks of, beside what data may be used for: keeping anything for ads, and for measurement. */
const types = ['ad_storage', 'analytics_storage'] as const;

export type ConsentModeType = (typeof types)[number];

/** What a page tells Google's tags they may keep: its own word, and no record of the visitor's choice. */
export type ConsentMode = Partial<Record<ConsentModeType, boolean>>;

/**
 * The state that a page's commands leave: `default`, then each `update` of a type, as the page gave them in order. `null`
 * where it gave none that can be read.
 * Source: Google, "Set up consent mode on websites".
 * @param commands the settings of each `gtag('consent', ...)`, of any shape
 */
export function readConsentMode(commands: unknown): ConsentMode | null {
  if (!Array.isArray(commands)) return null;
  const state: ConsentMode = {};
  for (const settings of commands) {
    if (!isObject(settings)) continue;
    for (const type of types) {
      const value = Object.hasOwn(settings, type) ? settings[type] : undefined;
      if (value === 'granted' || value === 'denied') state[type] = value === 'granted';
    }
  }
  return Object.keys(state).length > 0 ? state : null;
}
