import { createContext } from 'svelte';
import type { ViewWords } from '../words/view-words.ts';

/** The reader's words, set once by a page's root and read by every component below it. */
export const [getWords, setWords] = createContext<ViewWords>();
