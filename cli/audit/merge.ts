import { keyed } from './changes.ts';
import type { Outcome } from './outcome.ts';

/**
 * The parts of a divided run as one, in their order. Of two outcomes of the same visit the later report counts, and any
 * report before none.
 */
export function mergeParts(parts: readonly (readonly Outcome[])[]): Outcome[] {
  const merged = new Map<string, Outcome>();
  for (const part of parts) {
    for (const [key, outcome] of keyed(part)) {
      const known = merged.get(key);
      if (!known || when(outcome) >= when(known)) merged.set(key, outcome);
    }
  }
  return [...merged.values()];
}

function when(outcome: Outcome): string {
  return outcome.kind === 'report' ? outcome.report.page.visitStartedAt : '';
}
