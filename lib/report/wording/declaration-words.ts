import type { Declaration } from '../../charter/declaration.ts';
import { filled } from '../../words/filled.ts';

/** What a row of a charter is called: its names, else its service, else its provider. */
export function declarationName({ names, service, provider, id }: Declaration): string {
  return names.length > 0 ? names.join(', ') : (filled(service) ?? filled(provider) ?? id);
}

/** A row's own words beside its name, in the order of the charter's columns. */
export function declarationLine({ provider, service, purpose, duration }: Declaration): string {
  return [provider, service, purpose, duration?.text].filter(Boolean).join(' – ');
}
