import { readFileSync } from 'node:fs';

/** The text of one script that runs in the page, by its name in `browser/` without ending. Throws if there is none. */
export function browserScript(name: string): string {
  return readFileSync(new URL(`browser/${name}.js`, import.meta.url), 'utf8');
}
