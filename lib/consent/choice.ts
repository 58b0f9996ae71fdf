/** What the visitor chose, as far as the page stores it: five different states. */
export type ChoiceState = 'none' | 'refused' | 'partial' | 'granted' | 'unreadable';

export interface Choice {
  state: ChoiceState;
  /** Id of the mechanism that stores it, `null` where nothing readable is found. */
  mechanism: string | null;
  /** Allowed or not, by the mechanism's own keys. */
  choices: Record<string, boolean>;
  /** When the visitor decided, by the mechanism's own record, in milliseconds since the epoch. */
  decidedAt: number | null;
}

export const noChoice: Choice = { state: 'none', mechanism: null, choices: {}, decidedAt: null };

/** Whether two readings record the same choice. */
export function sameChoice(a: Choice, b: Choice): boolean {
  const keys = Object.keys(a.choices);
  return (
    a.state === b.state &&
    a.mechanism === b.mechanism &&
    a.decidedAt === b.decidedAt &&
    keys.length === Object.keys(b.choices).length &&
    keys.every((key) => a.choices[key] === b.choices[key])
  );
}
