import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOutcome } from './is-outcome.ts';
import type { RunOptions } from './options.ts';
import { problemsOf, type Outcome } from './outcome.ts';
import type { Target } from './targets.ts';

/** One finished portal, as a file of a state folder keeps it. */
export interface PortalState {
  format: 'miette-audit-state';
  version: 1;
  portal: string;
  /** What was asked for, hashed: what was found by other options is not taken for it. */
  asked: string;
  outcomes: Outcome[];
}

export interface StateFolder {
  /** What an earlier run found of a portal; `null` where it is to be visited: not finished, or not to be had. */
  finished: (target: Target) => Promise<Outcome[] | null>;
  save: (target: Target, outcomes: Outcome[]) => Promise<void>;
}

type Asked = Pick<
  RunOptions,
  'pages' | 'choices' | 'browser' | 'thirdPartyCookies' | 'wait' | 'hostMap' | 'insecure' | 'language'
>;

/** The folder in which a run remembers the portals that it is done with, one file each. It is made where there is none. */
export async function openStateFolder(folder: string, options: Asked): Promise<StateFolder> {
  await mkdir(folder, { recursive: true });
  const place = ({ portal }: Target) => join(folder, `${portal.replace(/[^a-z0-9.-]/gi, '_')}.json`);
  return {
    async finished(target) {
      const text = await readFile(place(target), 'utf8').catch(() => null);
      const state = text === null ? null : parsePortalState(text);
      if (state?.asked !== askedOf(target, options)) return null;
      return problemsOf(state.outcomes).length === 0 ? state.outcomes : null;
    },
    async save(target, outcomes) {
      const state: PortalState = {
        format: 'miette-audit-state',
        version: 1,
        portal: target.portal,
        asked: askedOf(target, options),
        outcomes,
      };
      // A file is there whole or not at all, whenever the run is interrupted.
      const unfinished = `${place(target)}.${process.pid}.part`;
      await writeFile(unfinished, JSON.stringify(state));
      await rename(unfinished, place(target));
    },
  };
}

/** What a file of a state folder holds; `null` for anything else. */
export function parsePortalState(text: string): PortalState | null {
  try {
    const state = JSON.parse(text) as Partial<PortalState> | null;
    const known =
      state?.format === 'miette-audit-state' &&
      state.version === 1 &&
      Array.isArray(state.outcomes) &&
      state.outcomes.every(isOutcome);
    return known ? (state as PortalState) : null;
  } catch {
    return null;
  }
}

function askedOf({ urls }: Target, options: Asked): string {
  const { pages, choices, browser, thirdPartyCookies, wait, hostMap, insecure, language } = options;
  const asked = { urls, pages, choices, browser, thirdPartyCookies, wait, hostMap, insecure };
  // The findings of a run are in its language; of one in English no file says so.
  if (language !== 'en') Object.assign(asked, { language });
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
