import type { Choice } from './choice.ts';

/** One way in which sites record a visitor's choice. */
export interface Mechanism {
  id: string;
  /** The first-party cookie that keeps the choice. */
  cookieName: string;
  /** Decodes that cookie's value; any string gives a choice, never an error. */
  read: (value: string) => Choice;
  /** For each key of `choices`, ids of the known services that it allows or not. */
  services: Readonly<Record<string, readonly string[]>>;
}
