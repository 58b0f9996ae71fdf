import type { Declaration } from '../charter/declaration.ts';
import { foldName } from '../registry/fold-name.ts';
import type { Registry } from '../registry/registry.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { declarationIndex } from './declaration-index.ts';
import type { FoundService } from './find-service.ts';

/**
 * The rows of a charter that name the service or the company behind a tracker, and no cookie at all: they say that it is
 * there, and declare nothing by name.
 * @param service the known service that the tracker belongs to
 */
export function vendorDeclarations(
  tracker: Tracker,
  service: FoundService | null,
  declarations: readonly Declaration[],
  registry: Registry,
): Declaration[] {
  const company = service && foldName(service.service.provider);
  return declarationIndex(declarations).nameless.filter((row) => {
    const names = [row.service, row.provider].filter((name) => name !== null);
    const ofOther = names.filter((name) => foldName(name) !== company);
    const declared = ofOther.map((name) => registry.serviceOfProvider(name)).find((found) => found !== null);
    if (service && declared) return [service.service, ...service.sisters].some(({ id }) => id === declared.id);
    return tracker.party === 'third'
      ? names.some((name) => registry.ownsDomain(name, tracker.domain) === 'yes')
      : ofOther.length < names.length;
  });
}
