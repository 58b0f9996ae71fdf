import type { Meaning } from './mechanism.ts';

/** The meaning of a key of which only the site knows what it is about. */
export const unknownMeaning: Meaning = { services: [], purposes: [], label: null };
