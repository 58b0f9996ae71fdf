import type { Declaration } from '../charter/declaration.ts';
import { foldName } from '../registry/fold-name.ts';
import type { Registry } from '../registry/registry.ts';
import type { KnownService } from '../registry/service-registry.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { filled } from '../words/filled.ts';
import { declarationIndex } from './declaration-index.ts';
import type { FoundService } from './find-service.ts';

/** A row that names a tracker's vendor and no cookie, and by which words, as published. */
export interface VendorDeclaration {
  declaration: Declaration;
  vendor: string;
}

/**
 * The rows of a charter that name the service or the company behind a tracker, and no cookie at all: they say that it is
 * there, and declare nothing by name.
 * @param service the known service that the tracker belongs to
 * @param isPlatforms whether the portal's platform is known to set it
 */
export function vendorDeclarations(
  tracker: Tracker,
  service: FoundService | null,
  isPlatforms: boolean,
  declarations: readonly Declaration[],
  registry: Registry,
): VendorDeclaration[] {
  const { nameless } = declarationIndex(declarations);
  if (nameless.length === 0) return [];
  const ofService = service ? [service.service, ...service.sisters].map(({ id }) => id) : [];
  const names = isPlatforms
    ? [registry.platform.provider, ...registry.platform.aliases]
    : [service?.service.provider ?? ''];
  const company = new Set(names.map(foldName));
  const isVendor = (name: string, declared: KnownService | null) =>
    ofService.includes(declared?.id ?? '') ||
    // A service that has sisters goes by its company's names.
    company.has(foldName(declared?.sisters ? declared.provider : name)) ||
    (tracker.party === 'third' && registry.ownsDomain(name, tracker.domain) === 'yes');
  return nameless.flatMap((declaration) => {
    const { names } = declaration;
    // "Matomo" in the place of a name is a service, `YSC` a cookie.
    if (!names.every((name) => name.includes(' ') || registry.serviceOfProvider(name))) return [];
    // The column for services tells more than a company of several.
    for (const vendor of [filled(declaration.service), filled(declaration.provider), ...names]) {
      if (vendor === null) continue;
      const declared = registry.serviceOfProvider(vendor);
      const isAnother = service && declared && !declared.sisters && !ofService.includes(declared.id);
      if (isAnother) return [];
      if (isVendor(vendor, declared)) return [{ declaration, vendor }];
    }
    return [];
  });
}
