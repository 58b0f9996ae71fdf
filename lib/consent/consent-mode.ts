import { isObject } from './parse-stored.ts';

/** What Google's consent mode speaks of, beside what data may be used for: keeping anything for ads, and for measurement. */
const types = ['ad_storage', 'analytics_storage'] as const;

export type ConsentModeType = (typeof types)[number];

/** What a page tells Google's tags they may keep: its own word, and no record of the visitor's choice. */
export type ConsentMode = Partial<Record<ConsentModeType, boolean>>;

/**
 * The state that a page's commands leave: `default`, then each `update` of a type, as the page gave them in order. What a
 * page says by default of a region counts before what it says of everywhere, and no page is told its region: such a type
 * is left unsaid until an update. `null` where nothing can be read.
 * Source: Google, "Set up consent mode on websites".
 * @param commands the arguments of each `gtag('consent', kind, settings)`, of any shape: `{ kind, settings }`
 */
export function readConsentMode(commands: unknown): ConsentMode | null {
  if (!Array.isArray(commands)) return null;
  const byRegion = new Set<ConsentModeType>();
  const byDefault: ConsentMode = {};
  const updated: ConsentMode = {};
  for (const command of commands) {
    if (!isObject(command) || !isObject(command['settings'])) continue;
    const { kind, settings } = command;
    for (const type of types) {
      const value = Object.hasOwn(settings, type) ? settings[type] : undefined;
      if (value !== 'granted' && value !== 'denied') continue;
      if (kind === 'update') updated[type] = value === 'granted';
      else if (kind !== 'default') continue;
      else if (Object.hasOwn(settings, 'region')) byRegion.add(type);
      else byDefault[type] = value === 'granted';
    }
  }
  const everywhere = Object.entries(byDefault).filter(([type]) => !byRegion.has(type as ConsentModeType));
  const state: ConsentMode = { ...Object.fromEntries(everywhere), ...updated };
  return Object.keys(state).length > 0 ? state : null;
}
