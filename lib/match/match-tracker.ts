import type { Category, Declaration } from '../charter/declaration.ts';
import { APART } from '../registry/companies.ts';
import { inLanguage, registryLanguage } from '../registry/in-language.ts';
import type { Registry } from '../registry/registry.ts';
import type { KnownService } from '../registry/service-registry.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { ReportWords } from '../words/report-words.ts';
import { declarationsFor, type NameAgreement } from './declarations-for.ts';
import { findService, type FoundService } from './find-service.ts';
import { strictest } from './strictest.ts';
import { vendorDeclarations, type VendorDeclaration } from './vendor-declarations.ts';
import { filled } from '../words/filled.ts';

/** What a tracker is, who stands behind it, and how we know. */
export interface Match {
  declarations: readonly Declaration[];
  /** Rows that name its vendor, and no cookie. */
  vendorDeclarations: readonly VendorDeclaration[];
  /** The known service it belongs to, by name and domain. */
  service: FoundService | null;
  provider: string | null;
  serviceName: string | null;
  purpose: string | null;
  category: Category | 'undeclared';
  source: 'charter' | 'platform' | 'service' | 'owner' | 'unknown';
  /** Why, in words. */
  reason: string;
}

/** The page that a tracker was seen on. */
export interface MatchedPage {
  host: string;
  /** Its own charter; what the platform is known to set, where that charter was not read; `null` for a page of no portal. */
  heldTo: 'charter' | 'platform' | null;
}

/**
 * Finds a tracker's meaning: the portal's own charter first, then what the platform is known to set, then known services
 * where name and domain agree, then the owner of the domain; else unknown, though the name may look like a service's.
 * @param declarations of what the page is held to, empty where nothing is known
 */
export function matchTracker(
  tracker: Tracker,
  declarations: readonly Declaration[],
  registry: Registry,
  words: ReportWords,
  page: MatchedPage = { host: tracker.domain, heldTo: 'charter' },
): Match {
  const service = findService(tracker, registry);
  // What lies on a domain above is of another site, which may run the same software.
  const ofPortal = page.heldTo !== null && tracker.party === 'first' && tracker.domain === page.host;
  const platform = ofPortal ? registry.platformTracker(tracker.kind, tracker.name) : null;
  const ofVendor =
    page.heldTo === 'charter' ? vendorDeclarations(tracker, service, platform !== null, declarations, registry) : [];
  const covering = declarationsFor(tracker, declarations, registry);
  const declaration = covering && strictest(covering.declarations);
  if (declaration) {
    const provider = filled(declaration.provider);
    const known = provider === null ? service : null;
    const declared = declaredReason(tracker, covering.agreement, declaration, words);
    const named = declaredService(declaration, registry);
    // What runs on a company's domain may be asked about by its own name too.
    const both = service?.by === 'domain' && named ? { sisters: [...service.sisters, named.service] } : {};
    return {
      declarations: covering.declarations,
      vendorDeclarations: ofVendor,
      service: service ? { ...service, ...both } : named,
      provider: provider ?? known?.service.provider ?? null,
      serviceName: filled(declaration.service),
      purpose: filled(declaration.purpose),
      category: declaration.category,
      ...(page.heldTo === 'platform'
        ? ({ source: 'platform', reason: words.say('match.platform') } as const)
        : ({
            source: 'charter',
            reason: known ? `${declared} ${serviceReason(tracker, known, words)}` : declared,
          } as const)),
    };
  }
  const undeclared = { declarations: [], vendorDeclarations: ofVendor, service, category: 'undeclared' } as const;
  const [vendor] = ofVendor;
  const because = (reason: string) =>
    page.heldTo === 'charter'
      ? `${vendor ? words.say('match.vendor-declared', { vendor: vendor.vendor }) : words.say('match.undeclared')} ${reason}`
      : reason;
  if (platform) {
    return {
      ...undeclared,
      provider: registry.platform.provider,
      serviceName: platform.service[registryLanguage(words.language)],
      purpose: platform.purpose[registryLanguage(words.language)],
      source: 'platform',
      reason: because(words.say('match.platform')),
    };
  }
  if (service) {
    const { provider, service: serviceName } = service.service;
    return {
      ...undeclared,
      provider,
      serviceName,
      // A few words in the reader's language are worth more than a sentence in another.
      purpose:
        (service.tracker && inLanguage(service.tracker.purpose, words.language)) ??
        words.say(`purpose.${service.service.purpose}`),
      source: service.by === 'domain' ? 'owner' : 'service',
      reason: because(serviceReason(tracker, service, words)),
    };
  }
  const owner = tracker.party === 'third' ? registry.ownerOfDomain(tracker.domain) : null;
  return {
    ...undeclared,
    provider: owner,
    serviceName: null,
    purpose: null,
    source: owner === null ? 'unknown' : 'owner',
    reason: because(owner === null ? strangersReason(tracker, registry, words) : ownersReason(tracker, owner, words)),
  };
}

function declaredReason(
  { name, domain }: Tracker,
  agreement: NameAgreement,
  { names, provider }: Declaration,
  words: ReportWords,
): string {
  return words.say(`match.charter.${agreement}`, { names: names.join(', '), name, provider: provider ?? '', domain });
}

function serviceReason({ name, domain }: Tracker, { by, service }: FoundService, words: ReportWords): string {
  const { provider, service: known } = service;
  const owner = known === provider ? provider : `${known} (${provider})`;
  return words.say(`match.service.${by}`, { service: known, provider, name, domain, owner });
}

function ownersReason({ domain }: Tracker, provider: string, words: ReportWords): string {
  return words.say('match.owner', { domain, provider });
}

/** A likeness is told and nothing follows from it: who stands behind the tracker stays unknown. */
function strangersReason({ kind, name, domain }: Tracker, registry: Registry, words: ReportWords): string {
  const alike = registry.lookAlike(kind, name);
  return alike ? words.say('match.looks-like', { service: alike.service, domain }) : words.say('match.unknown');
}

/** The service that a row means: the one in its own column tells more than a company of several, "Google". */
function declaredService({ provider, service }: Declaration, registry: Registry): FoundService | null {
  const [ofProvider, named] = [provider, service].map((name) => serviceNamed(name ?? '', registry));
  const isTheirs = named && (!ofProvider || ofProvider.provider === named.provider);
  const found = isTheirs ? named : ofProvider;
  return found ? { service: found, tracker: null, by: 'declaration', sisters: [] } : null;
}

/** "XiTi (AT Internet)" names one service twice; "YouTube / Vimeo" names two, and none is meant alone. */
function serviceNamed(name: string, registry: Registry): KnownService | null {
  const named = [name, ...name.split(APART)].flatMap((one) => registry.serviceOfProvider(one) ?? []);
  const [service = null, ...others] = new Set(named);
  return others.length === 0 ? service : null;
}
