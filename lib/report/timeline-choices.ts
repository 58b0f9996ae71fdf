import type { ConsentState, Report } from './report.ts';

export interface TimelineChoice {
  x: number;
  /** As written on its line, from 1; `null` for one that was made before the visit, whose line is the picture's edge. */
  number: number | null;
  at: string;
  state: ConsentState;
  /** When it was made, where that is recorded of one before the visit. */
  decidedAt: string | null;
}

/** A choice that has no place yet, and whether it is from before the visit. */
type ChoiceMade = Omit<TimelineChoice, 'x' | 'number'> & { before: boolean };

interface Room {
  /** Where a moment, in ISO 8601, stands. */
  place: (at: string) => number;
  start: number;
  width: number;
  unit: number;
}

/** Left of all that was there. */
const EDGE = 1;

/**
 * Each choice that was recorded, and nothing for having none at the start. The first is from before the visit where it was
 * there at the first look, or has a date from before: it only was read a little later.
 */
export function recordedChoices({ page, consent }: Pick<Report, 'page' | 'consent'>): ChoiceMade[] {
  const { history, decidedAt } = consent;
  const chosen = history.filter(({ state }, index) => index > 0 || state !== 'none');
  return chosen.map(({ at, state }, index) => {
    const standing = index === chosen.length - 1 ? decidedAt : null;
    const isEarlier = standing !== null && Date.parse(standing) < Date.parse(page.visitStartedAt);
    const before = index === 0 && (isEarlier || history[0]?.state !== 'none');
    return { at: before ? page.visitStartedAt : at, state, decidedAt: before ? standing : null, before };
  });
}

/** Each choice apart from the one before, though made in the same moment: it has its number, and room for what came between. */
export function placeChoices(chosen: readonly ChoiceMade[], { place, start, width, unit }: Room): TimelineChoice[] {
  const firstHere = chosen.findIndex(({ before }) => !before);
  const apart = Math.min(1.5 * unit, (width - start) / (chosen.length + 4));
  let free = 0;
  return chosen.map(({ before, ...choice }, index) => {
    // Those that are still to come need their places too.
    const most = width - 2 * unit - (chosen.length - 1 - index) * apart;
    const x = before ? EDGE : Math.min(Math.max(place(choice.at), free), most);
    free = x + apart;
    return { ...choice, x, number: before ? null : index + 1 - firstHere };
  });
}
