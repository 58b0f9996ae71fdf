import type { Meaning } from './mechanism.ts';

/** The answer to one question about all that a site keeps. */
export const everything: Meaning = {
  services: [],
  purposes: [],
  everything: true,
  label: { say: 'choice.key.everything' },
};
