import { isRow, type Declaration } from '../charter/declaration.ts';
import { isCommonName } from '../registry/common-names.ts';
import { matchesName, WILDCARD } from '../registry/name-pattern.ts';
import type { Registry } from '../registry/registry.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { filled } from '../words/filled.ts';
import { declarationIndex, type DeclarationIndex } from './declaration-index.ts';
import { isNamedIn } from './is-named-in.ts';

/** How a declaration's name was found to be the tracker's. */
export type NameAgreement = 'exact' | 'pattern' | 'other-case';

export interface CoveringDeclarations {
  /** All declarations that cover the tracker, in the charter's order; several when a charter contradicts itself. */
  declarations: Declaration[];
  agreement: NameAgreement;
}

/**
 * The declarations of a charter that cover a tracker: by exact name, else by pattern or without the end that differs from
 * site to site, else by a name in another case where the declared provider owns the tracker's domain.
 *
 * What no row covers may be named outside of the tables.
 *
 * What is declared in another section by its exact name, and among the third parties by a pattern or in another case, is declared
 * twice.
 *
 * A name alone is not enough: a third party's cookie is covered only by a declaration whose provider may set it there.
 * One look-up costs what agrees with the name, however long the charter is.
 */
export function declarationsFor(
  tracker: Tracker,
  declarations: readonly Declaration[],
  registry: Registry,
): CoveringDeclarations | null {
  const { rows, outside } = declarationIndex(declarations);
  const byRows = coveringAmong(rows, tracker, registry);
  return byRows ?? (outside.length > 0 ? coveringAmong(outside, tracker, registry) : null);
}

function coveringAmong(
  declarations: readonly Declaration[],
  tracker: Tracker,
  registry: Registry,
): CoveringDeclarations | null {
  const index = declarationIndex(declarations);
  const here = (declaration: Declaration) => mayBeSetHere(declaration, tracker, registry);
  const stemmed = () => {
    const stem = withoutEnd(tracker, registry);
    // A row whose name is empty names nothing.
    return stem === '' ? [] : index.named(stem);
  };
  const steps: [NameAgreement, () => Declaration[]][] = [
    ['exact', () => index.named(tracker.name).filter(here)],
    ['pattern', () => [...index.matching(tracker.name), ...unescaped(tracker.name, index), ...stemmed()].filter(here)],
    [
      'other-case',
      () =>
        index
          .namedInAnyCase(tracker.name)
          .filter(({ provider }) => provider !== null && registry.ownsDomain(provider, tracker.domain) === 'yes'),
    ],
  ];
  let milder: CoveringDeclarations | null = null;
  for (const [agreement, find] of steps) {
    const agreeing = find().filter(({ kind }) => kind === 'unspecified' || kind === tracker.kind);
    const found = agreeing.filter((row) => !isAnothers(row, agreeing, tracker, registry));
    if (found.length === 0) continue;
    if (!milder && found.some(({ category }) => category === 'third-party')) return { declarations: found, agreement };
    const stricter = milder ? found.filter((row) => isThirds(row, tracker)) : [];
    if (milder && stricter.length > 0) return { declarations: [...milder.declarations, ...stricter], agreement };
    milder ??= { declarations: found, agreement };
  }
  return milder;
}

/** A script escapes what a charter writes plainly: `AMCV_1%40AdobeOrg` is declared as `AMCV_*@AdobeOrg`. */
function unescaped(name: string, index: DeclarationIndex): Declaration[] {
  const plain = name.replace(/%[2-7][\dA-F]/giu, decodeURIComponent);
  return plain === name ? [] : [...index.named(plain), ...index.matching(plain)];
}

/**
 * `_pk_id` of `_pk_id.1.1fff`, "" of other names: charters leave out an end that is known to differ from site to site. What is a
 * cookie of its own without it, as `_ga` is beside `_ga_ABC`, is another one.
 */
function withoutEnd({ kind, name, party }: Tracker, registry: Registry): string {
  const known = (of: string) => registry.serviceTrackerByName(kind, of, party === 'first' ? 'site' : 'service');
  const pattern = known(name)?.tracker.names.find((one) => one.endsWith(WILDCARD) && matchesName(one, name));
  if (pattern === undefined) return '';
  const stem = pattern.slice(0, -1).replace(/[._-]$/, '');
  return known(stem)?.tracker.names.includes(stem) ? '' : stem;
}

/**
 * Whether a row is about a cookie that its company has on its own domains, where the tracker lies in the site's own jar:
 * Instagram's `csrftoken` is not the portal's, nor is the `__cf_bm` of a video. Of a name that anybody may have, and of which
 * nothing is known, that is so where another company's row has it too. What a known company is set in every site's jar for
 * stays its row's, whoever else is declared: the stricter counts.
 */
function isAnothers(
  { category, provider }: Declaration,
  rows: readonly Declaration[],
  { party, kind, name, domain }: Tracker,
  registry: Registry,
): boolean {
  if (party !== 'first' || category !== 'third-party' || provider === null) return false;
  const service = registry.serviceOfProvider(provider);
  if (!service || registry.ownsDomain(provider, domain) === 'yes') return false;
  const known = registry.serviceTrackerByName(kind, name, 'site');
  if (known) return known.tracker.for === 'site' && known.service.provider !== service.provider;
  const isElsewhere =
    registry.platformTracker(kind, name) !== null || registry.trackerOfService(service, kind, name, 'service') !== null;
  const serviceOf = (row: Declaration) => registry.serviceOfProvider(row.provider ?? '')?.id;
  const isRival = (row: Declaration) => row.category !== 'third-party' && serviceOf(row) !== service.id;
  return isElsewhere || (isCommonName(name) && rows.some(isRival));
}

/** Whether a row names somebody's cookie among the third parties: `*` alone, or `s*`, would be everybody's. */
function isThirds({ category, names }: Declaration, { name }: Tracker): boolean {
  const agreeing = names.filter((pattern) => matchesName(pattern, name));
  const isAnybodys = (pattern: string) => pattern.replaceAll(WILDCARD, '').length < 3;
  return category === 'third-party' && (agreeing.length === 0 || !agreeing.every(isAnybodys));
}

/**
 * Whether the declared provider may set a tracker on this domain. In the site's own jar anyone it embeds may. On another
 * site's domain the provider must own it, or be known to set this name on the domains of those it works for. Where no
 * registry knows the provider its name must stand in the domain, or what else the row says be of it, or nobody be known to own
 * the domain. The last only where the row exempts from nothing. For a row that names no provider see `mayBeAnybodys`.
 */
function mayBeSetHere(declaration: Declaration, tracker: Tracker, registry: Registry): boolean {
  const provider = filled(declaration.provider);
  if (tracker.party === 'first') return true;
  if (provider === null) return mayBeAnybodys(declaration, tracker, registry);
  switch (registry.ownsDomain(provider, tracker.domain)) {
    case 'yes':
      return true;
    case 'no':
      return mayBeOthers(declaration) && isRunHere(provider, tracker, registry);
    case 'unknown':
      return (
        isNamedIn(provider, tracker.domain) ||
        (mayBeOthers(declaration) && !isOwned(tracker.domain, registry)) ||
        isOfDomain(declaration, tracker, registry)
      );
  }
}

/** Whether a provider's service stands before any site, or may be run by whoever has a domain that is no known company's. */
function isRunHere(provider: string, { kind, name, domain }: Tracker, registry: Registry): boolean {
  const purpose = registry.setsForOthers(provider, kind, name)?.purpose;
  return (
    purpose === 'infrastructure' || purpose === 'security' || (purpose !== undefined && !isOwned(domain, registry))
  );
}

/** Whether a row may be about another site's cookies: it calls them neither necessary nor the site's own. */
function mayBeOthers({ category }: Declaration): boolean {
  return category !== 'necessary' && category !== 'first-party';
}

/**
 * The same of a row whose charter has no column for providers. By its name alone it covers what it exempts from nothing; what
 * it calls necessary, or stands in no row, must be the domain's by the other words around it, or by a name that is known to be
 * that service's.
 */
function mayBeAnybodys(declaration: Declaration, tracker: Tracker, registry: Registry): boolean {
  if (declaration.category === 'first-party') return false;
  return (mayBeOthers(declaration) && isRow(declaration)) || isOfDomain(declaration, tracker, registry);
}

/** Whether a row's words beside the provider say that it is about the domain, or its name is known to be that service's. */
function isOfDomain(
  { service, purpose, section }: Declaration,
  { kind, name, domain }: Tracker,
  registry: Registry,
): boolean {
  if (service !== null && registry.ownsDomain(service, domain) === 'yes') return true;
  if ([service, purpose, section].some((words) => words !== null && isNamedIn(words, domain))) return true;
  const owner = registry.serviceOfDomain(domain);
  // A name that could be anybody's, such as `sessionid`, tells nobody.
  const tells = registry.lookAlike(kind, name) !== null;
  return tells && owner !== null && registry.trackerOfService(owner, kind, name, 'service') !== null;
}

function isOwned(domain: string, registry: Registry): boolean {
  return registry.serviceOfDomain(domain) !== null || registry.ownerOfDomain(domain) !== null;
}
