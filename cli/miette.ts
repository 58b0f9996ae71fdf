import { version } from '../package.json';
import { bundledRegistry } from '../lib/platform/bundled-registry.ts';
import { judgePage, type JudgeInput } from '../lib/report/judge-page.ts';
import type { Report } from '../lib/report/report.ts';
import { lazily } from '../lib/registry/lazily.ts';

export type { Charter, Declaration } from '../lib/charter/declaration.ts';
export type { StoredValue } from '../lib/consent/stored-value.ts';
export type { JudgeInput } from '../lib/report/judge-page.ts';
export type { SeenChoice } from '../lib/report/seen-choice.ts';
export type { SeenTracker } from '../lib/report/seen-tracker.ts';
export type * from '../lib/report/report.ts';

const registry = lazily(bundledRegistry);

/**
 * Judges what your own crawler saw of a page as the extension would: trackers, charter and consent in, the report out. Runs
 * anywhere, with no browser.
 * @throws TypeError for whatever is not as its type says, an unreadable address or moment and an unknown word among it; it names the field
 */
export function judge(input: JudgeInput): Report {
  return judgePage(input, { registry: registry(), version, now: Date.now() });
}
