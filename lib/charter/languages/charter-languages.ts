import type { CharterLanguage } from './charter-language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Every language in which a charter can be read; another is one file like `fr.ts` and its name here. */
export const CHARTER_LANGUAGES: readonly CharterLanguage[] = [fr, en];
