import type { Category, Declaration } from '../charter/declaration.ts';
import { inLanguage, registryLanguage } from '../registry/in-language.ts';
import type { Registry } from '../registry/registry.ts';
import type { Tracker } from '../tracker/tracker.ts';
import type { ReportWords } from '../words/report-words.ts';
import { declarationsFor } from './declarations-for.ts';
import { findService, type FoundService } from './find-service.ts';
import { strictest } from './strictest.ts';

/** What a tracker is, who stands behind it, and how we know. */
export interface Match {
  declarations: readonly Declaration[];
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

/**
 * Finds a tracker's meaning: the portal's own charter first, then what the platform is known to set, then known services
 * where name and domain agree, then the owner of the domain; else unknown, though the name may look like a service's.
 * @param declarations the charter's, empty where none is known
 */
export function matchTracker(
  tracker: Tracker,
  declarations: readonly Declaration[],
  registry: Registry,
  words: ReportWords,
): Match {
  const service = findService(tracker, registry);
  const covering = declarationsFor(tracker, declarations, registry);
  const declaration = covering && strictest(covering.declarations);
  if (declaration) {
    return {
      declarations: covering.declarations,
      service: service ?? declaredService(declaration, registry),
      provider: declaration.provider,
      serviceName: declaration.service,
      purpose: declaration.purpose,
      category: declaration.category,
      source: 'charter',
      reason: words.say(`match.charter.${covering.agreement}`, {
        names: declaration.names.join(', '),
        name: tracker.name,
        provider: declaration.provider ?? '',
        domain: tracker.domain,
      }),
    };
  }
  const undeclared = { declarations: [], service, category: 'undeclared' } as const;
  const platform = tracker.party === 'first' ? registry.platformTracker(tracker.kind, tracker.name) : null;
  if (platform) {
    return {
      ...undeclared,
      provider: registry.platform.provider,
      serviceName: platform.service[registryLanguage(words.language)],
      purpose: platform.purpose[registryLanguage(words.language)],
      source: 'platform',
      reason: words.say('match.platform', { name: tracker.name }),
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
      reason: words.say(`match.service.${service.by}`, {
        service: serviceName,
        provider,
        name: tracker.name,
        domain: tracker.domain,
      }),
    };
  }
  const owner = tracker.party === 'third' ? registry.ownerOfDomain(tracker.domain) : null;
  return {
    ...undeclared,
    provider: owner,
    serviceName: null,
    purpose: null,
    source: owner === null ? 'unknown' : 'owner',
    reason: owner === null ? strangersReason(tracker, registry, words) : ownersReason(tracker, owner, words),
  };
}

function ownersReason({ domain }: Tracker, provider: string, words: ReportWords): string {
  return words.say('match.owner', { domain, provider });
}

/** A likeness is told and nothing follows from it: who stands behind the tracker stays unknown. */
function strangersReason({ kind, name, domain }: Tracker, registry: Registry, words: ReportWords): string {
  const alike = registry.lookAlike(kind, name);
  return alike ? words.say('match.looks-like', { service: alike.service, domain }) : words.say('match.unknown');
}

function declaredService(declaration: Declaration, registry: Registry): FoundService | null {
  const service = declaration.provider === null ? null : registry.serviceOfProvider(declaration.provider);
  return service && { service, tracker: null, by: 'declaration' };
}
