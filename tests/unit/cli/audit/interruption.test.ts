import { expect, test } from 'vitest';
import { Interrupted, interruptionText } from '../../../../cli/audit/interruption.ts';

test.each([
  ['state', 'interrupted by SIGINT; with --state state the next run goes on from here'],
  [null, 'interrupted by SIGINT; nothing of this run is kept: with --state DIR the next one can go on where it ends'],
])('a run that keeps its state in %j and is interrupted promises no more than that', (state, text) => {
  expect(interruptionText(new Interrupted('SIGINT'), state)).toBe(text);
});
