import type { Declaration } from '../charter/declaration.ts';
import { matchesName } from '../registry/name-pattern.ts';
import type { Registry } from '../registry/registry.ts';
import { registrableDomain } from '../tracker/site.ts';
import type { Tracker } from '../tracker/tracker.ts';

/** How a declaration's name was found to be the tracker's. */
export type NameAgreement = 'exact' | 'pattern' | 'other-case';

export interface CoveringDeclarations {
  /** All declarations that cover the tracker, in the charter's order; several when a charter contradicts itself. */
  declarations: Declaration[];
  agreement: NameAgreement;
}

/**
 * The declarations of a charter that cover a tracker: by exact name, else by pattern, else by a name in another case where
 * the declared provider owns the tracker's domain.
 *
 * A name alone is not enough: a third party's cookie is covered only by a declaration whose provider may set it there.
 */
export function declarationsFor(
  tracker: Tracker,
  declarations: readonly Declaration[],
  registry: Registry,
): CoveringDeclarations | null {
  const ofKind = declarations.filter(({ kind }) => kind === 'unspecified' || kind === tracker.kind);
  const steps: [NameAgreement, (name: string, declaration: Declaration) => boolean][] = [
    ['exact', (name, declaration) => name === tracker.name && mayBeSetHere(declaration, tracker, registry)],
    [
      'pattern',
      (name, declaration) =>
        name.includes('*') && matchesName(name, tracker.name) && mayBeSetHere(declaration, tracker, registry),
    ],
    [
      'other-case',
      (name, declaration) =>
        name.toLowerCase() === tracker.name.toLowerCase() &&
        declaration.provider !== null &&
        registry.ownsDomain(declaration.provider, tracker.domain) === 'yes',
    ],
  ];
  for (const [agreement, agrees] of steps) {
    const found = ofKind.filter((declaration) => declaration.names.some((name) => agrees(name, declaration)));
    if (found.length > 0) return { declarations: found, agreement };
  }
  return null;
}

/**
 * Whether the declared provider may set a tracker on this domain. In the site's own jar anyone it embeds may. On another
 * site's domain the provider must own it; where no registry knows the provider, its row must stand among the third
 * parties, or its name in the domain.
 */
function mayBeSetHere(declaration: Declaration, tracker: Tracker, registry: Registry): boolean {
  if (tracker.party === 'first') return true;
  if (declaration.provider === null) return declaration.category === 'third-party';
  switch (registry.ownsDomain(declaration.provider, tracker.domain)) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'unknown':
      return declaration.category === 'third-party' || isNamedIn(declaration.provider, tracker.domain);
  }
}

function isNamedIn(provider: string, domain: string): boolean {
  const label = registrableDomain(domain).split('.')[0] ?? '';
  return provider
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length >= 4 && label.includes(word));
}
