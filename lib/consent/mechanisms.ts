import type { Choice } from './choice.ts';
import type { Mechanism } from './mechanism.ts';
import { opendatasoft } from './opendatasoft.ts';

/** Every mechanism that can be read, in order of trust. */
export const mechanisms: readonly Mechanism[] = [opendatasoft];

const byCookie = new Map(mechanisms.map((mechanism) => [mechanism.cookieName, mechanism]));
const byId = new Map(mechanisms.map((mechanism) => [mechanism.id, mechanism]));

/** The mechanism that keeps its choice in a first-party cookie of this name. */
export function mechanismOfCookie(name: string): Mechanism | null {
  return byCookie.get(name) ?? null;
}

/** The mechanism that recorded a choice. */
export function mechanismOf(choice: Choice): Mechanism | null {
  return choice.mechanism === null ? null : (byId.get(choice.mechanism) ?? null);
}
