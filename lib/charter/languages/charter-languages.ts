import { ca } from './ca.ts';
import type { CharterLanguage } from './charter-language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

/** Every language in which a charter can be read; another is one file like `fr.ts` and its name here. */
export const CHARTER_LANGUAGES: readonly CharterLanguage[] = [fr, en, es, ca, nl, de, it, pt];
