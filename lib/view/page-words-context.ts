import { createContext } from 'svelte';
import type { PageWords } from '../words/page-words.ts';
import { setWords } from './words-context.ts';

const [getPageWords, setForPage] = createContext<PageWords>();

/** Sets the words of a full page, for the components that it shares with the popup as well. */
export function setPageWords(words: PageWords): PageWords {
  setWords(words);
  return setForPage(words);
}

export { getPageWords };
