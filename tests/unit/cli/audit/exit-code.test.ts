import { expect, test } from 'vitest';
import { comparedWithBaseline } from '../../../../cli/audit/changes.ts';
import { exitCode } from '../../../../cli/audit/exit-code.ts';
import type { FailOn } from '../../../../cli/audit/options.ts';
import type { Outcome } from '../../../../cli/audit/outcome.ts';
import { failed, ownUndeclared, report, session, stranger } from './samples.ts';

/** A portal whose charter alone is nothing to tell. */
const url = 'https://data.bourgesplus.fr/';
const domain = 'data.bourgesplus.fr';
const own = { ...session, domain };
const quiet = report({ url, trackers: [own] });
const notes = report({ url, trackers: [own, { ...ownUndeclared, domain }] });
const warns = report({ url, trackers: [own, stranger] });
const declared = report({ url, trackers: [own, { ...own, name: 'csrftoken' }] });
const tried = report({ url, trackers: [own, { ...stranger, state: 'refused' }] });
const since = (now: Outcome[], before: Outcome[]) => comparedWithBaseline(now, before);

test.each<[string, Outcome[], Record<FailOn, number>]>([
  ['nothing was visited', [], { warning: 0, notice: 0, new: 0, never: 0 }],
  ['there is nothing to tell', since([quiet], [quiet]), { warning: 0, notice: 0, new: 0, never: 0 }],
  ['there is a notice, known before', since([notes], [notes]), { warning: 0, notice: 1, new: 0, never: 0 }],
  ['there is a warning, known before', since([warns], [warns]), { warning: 1, notice: 1, new: 0, never: 0 }],
  ['a notice is new', since([notes], [quiet]), { warning: 0, notice: 1, new: 1, never: 0 }],
  ['a warning is new', since([warns], [quiet]), { warning: 1, notice: 1, new: 1, never: 0 }],
  ['a declared tracker is new', since([declared], [quiet]), { warning: 0, notice: 0, new: 1, never: 0 }],
  ['what was tried is stored now', since([warns], [tried]), { warning: 1, notice: 1, new: 1, never: 0 }],
  ['a warning went', since([quiet], [warns]), { warning: 0, notice: 0, new: 0, never: 0 }],
  ['a page with a warning is new', since([warns], []), { warning: 1, notice: 1, new: 1, never: 0 }],
  ['a page with a notice is new', since([notes], []), { warning: 0, notice: 1, new: 1, never: 0 }],
  ['a quiet page is new', since([quiet], []), { warning: 0, notice: 0, new: 0, never: 0 }],
  ['something failed', [quiet, failed('data.a.fr')], { warning: 2, notice: 2, new: 2, never: 2 }],
  ['something failed, and another warns', [warns, failed('data.a.fr')], { warning: 2, notice: 2, new: 2, never: 2 }],
])('where %s the command ends as it is told to', (_what, outcomes, codes) => {
  for (const [failOn, code] of Object.entries(codes)) expect(exitCode(outcomes, failOn as FailOn), failOn).toBe(code);
});
