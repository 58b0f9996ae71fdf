import { clipText } from '../../words/clip-text.ts';
import type { ViewWords } from '../../words/view-words.ts';
import { visibleText } from './visible-text.ts';

/** A tracker's name, its first `most` characters; one that nobody could see, empty or of spaces alone, is said to be none. */
export function nameWords({ say }: ViewWords, name: string, most = name.length): string {
  return name.trim() === '' ? say('tracker.nameless') : visibleText(clipText(name, most));
}
