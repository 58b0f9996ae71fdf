import type { RegistryText } from './in-language.ts';

/** What a service is for, in the words of the visitor. */
export type ServicePurpose =
  | 'audience-measurement'
  | 'advertising'
  | 'security'
  | 'video'
  | 'map'
  | 'social'
  | 'chat'
  | 'consent'
  | 'infrastructure'
  | 'other';

/** Names that a service sets, and where. */
export interface ServiceTrackers {
  kind: 'cookie' | 'localStorage' | 'sessionStorage';
  /** Exact names or patterns with `*`. */
  names: string[];
  /** `service`: on the service's own domains. `site`: in the jar or storage of the site that embeds it. */
  where: 'service' | 'site';
  /**
   * For whom a tracker in the site's own jar is set: for the service (Google Analytics), or for the site alone
   * (a self-hosted Matomo, a load balancer, a consent manager keeping the choice). The latter is not third-party.
   */
  for: 'service' | 'site';
  /** It tells visitors or visits apart to measure the audience. Told of what is set for the site; left out elsewhere. */
  measures?: true;
  purpose: RegistryText;
  /** The usual lifetime in days, `null` for the browser session or where none is documented. */
  days: number | null;
}

/** `registries/services/<name>.json`: one known service. */
export interface ServiceRegistry {
  format: 'miette-service';
  version: 1;
  /** The file's name without its ending: `google-recaptcha`. */
  id: string;
  /** The company or project behind it: `Google`. */
  provider: string;
  /** The service's own name: `reCAPTCHA`. */
  service: string;
  /** How charters write the provider or service, compared without case and punctuation. */
  aliases: string[];
  purpose: ServicePurpose;
  /** Domains the service owns and sets trackers from; a sub-domain of one belongs to it too. */
  domains: string[];
  /**
   * Ids of other services of the company that what lies on its own domains serves too: consent to one of them is consent
   * to that. Left out where there are none.
   */
  sisters?: string[];
  trackers: ServiceTrackers[];
  /** The service's own documentation of these names. */
  source: string;
}

/** A service as the extension knows it: without what only people and checks read in its file. */
export interface KnownService extends Omit<ServiceRegistry, 'format' | 'version' | 'source' | 'trackers'> {
  trackers: KnownTrackers[];
}

export type KnownTrackers = Omit<ServiceTrackers, 'days'>;

/** `registries/platform/opendatasoft.json`: what the platform itself is known to set on every portal. */
export interface PlatformRegistry {
  format: 'miette-platform';
  version: 1;
  id: string;
  provider: string;
  aliases: string[];
  /** Domains under which the platform serves portals: a site below one is a portal. */
  portalDomains: string[];
  /** Exact names or patterns, in the portal's own jar or storage. */
  trackers: {
    kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'unspecified';
    names: string[];
    service: RegistryText;
    purpose: RegistryText;
    category: 'necessary' | 'statistics' | 'first-party' | 'third-party';
  }[];
  source: string;
  /** When these facts were gathered, ISO 8601 UTC. */
  retrievedAt: string;
}
