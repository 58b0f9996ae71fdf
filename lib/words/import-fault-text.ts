import type { ImportFault } from '../registry/added/import-fault.ts';
import type { Words } from './words.ts';

export type { ImportFault };

/** One fault of a file as a sentence that names the place and the remedy. */
export function importFaultText(
  { code, place, found, expected }: ImportFault,
  { say }: Words<`import.${ImportFault['code']}`>,
): string {
  const isLine = /^\d+$/.test(place);
  const where = place === '' ? 'none' : isLine ? 'line' : 'field';
  return say(`import.${code}`, { where, place, found, expected });
}
