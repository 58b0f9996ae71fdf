import type { Category, Charter } from '../charter/declaration.ts';

/** Everything a view, an export or the command line shows about one visit. No cookie or storage value is in it. */
export interface Report {
  format: 'miette-report';
  version: 1;
  /** All times are ISO 8601 UTC. */
  generatedAt: string;
  tool: { name: 'miette'; version: string };
  browser: { name: 'chromium' | 'chrome' | 'edge' | 'firefox'; version: string };
  page: ReportPage;
  charter: ReportCharter | null;
  consent: ReportConsent;
  /** Sorted by first sight, then id. */
  trackers: ReportTracker[];
  /** How many trackers more were seen than the list holds: one visit keeps a limited number. */
  leftOut: number;
  findings: ReportFinding[];
  badge: ReportBadge;
}

export interface ReportPage {
  /** Without query and fragment. */
  url: string;
  host: string;
  /** Registrable domain; the host itself where it has none. */
  site: string;
  visitStartedAt: string;
  observedFromStart: boolean;
  /** How this browser treats third-party cookies, as far as this visit shows. */
  thirdPartyCookies: 'allowed' | 'partitioned' | 'blocked' | 'unknown';
}

export interface ReportCharter extends Omit<Charter, 'sha256'> {
  /** `null` where the declarations are no published text: what the platform is known to set. */
  sha256: string | null;
  origin: 'bundled' | 'live' | 'imported' | 'platform';
}

export type ConsentState = 'none' | 'refused' | 'partial' | 'granted' | 'unreadable';

export interface ReportConsent {
  state: ConsentState;
  /** Which mechanism was read: `opendatasoft`, `tcf`, ...; `null` while nothing readable is found. */
  mechanism: string | null;
  /** What the visitor allowed or not, by the mechanism's own keys. */
  choices: Record<string, boolean>;
  decidedAt: string | null;
  history: { at: string; state: ConsentState }[];
  /** Every mechanism that the page keeps a choice with, the one that counts first; empty where none is found. */
  mechanisms?: ReportMechanism[];
  /**
   * What the page tells Google's tags they may keep, for ads and for measurement; absent where it tells nothing. It is the
   * page's word to them, and no record of the visitor's choice.
   */
  consentMode?: { ad_storage?: boolean; analytics_storage?: boolean };
}

export interface ReportMechanism {
  id: string;
  /** As people know it: `tarteaucitron.js`. */
  name: string;
  state: ConsentState;
  decidedAt: string | null;
  /** Each question that it records an answer to, in the reader's language where its meaning is known. */
  answers: { key: string; name: string; allowed: boolean }[];
  /** It asks about one service alone, or about others still: refusing what it names refuses nothing else. */
  narrow?: true;
  /** What else it records, in words: how many providers of a list were accepted. */
  notes: string[];
}

export type ConsentAtFirstSight = 'granted' | 'none' | 'refused' | 'not-covered' | 'unreadable' | 'not-needed';

export interface ReportTracker {
  id: string;
  kind: 'cookie' | 'localStorage' | 'sessionStorage';
  name: string;
  /** Without a leading dot; for storage the host of the frame that holds it. */
  domain: string;
  hostOnly: boolean;
  path: string;
  /** The top-level site the tracker is partitioned under: `https://example.fr`. */
  partition: string | null;
  party: 'first' | 'third';
  state: 'stored' | 'sent' | 'refused' | 'removed';
  firstSeenAt: string;
  /** It was in the browser before this visit began. */
  alreadyThere: boolean;
  /** Another tab, or another page of this one, set it during the visit: the page can have it, but did not set it. */
  elsewhere: boolean;
  /** A third party's: it was there before, nothing of this visit set it, sent it or could read it, and no page of its host before it did. */
  idle?: boolean;
  /** Last time that it was set during the visit; `null` where nobody saw that. */
  lastSetAt?: string | null;
  setBy: { url: string | null; via: 'header' | 'script' | 'unknown' };
  httpOnly: boolean | null;
  secure: boolean | null;
  sameSite: 'strict' | 'lax' | 'none' | 'unspecified' | null;
  expiresAt: string | null;
  lifetimeDays: number | null;
  /** What the response asked for, which browsers shorten; `null` where no response was seen, or it asked for none. */
  askedExpiresAt: string | null;
  askedLifetimeDays: number | null;
  needsConsent: boolean;
  consentAtFirstSight: ConsentAtFirstSight;
  /** Why the choice then did or did not cover it, in words; absent where consent is not needed. */
  consentReason?: string;
  /** Ids of the declarations that cover it. */
  declarations: string[];
  /** Ids of declarations that name its vendor and no cookie: they do not declare it. Absent where there are none. */
  vendorDeclarations?: string[];
  /** Why it was matched, in words. */
  matchedBy: string;
  provider: string | null;
  service: string | null;
  purpose: string | null;
  category: Category | 'undeclared';
  source: 'charter' | 'platform' | 'service' | 'owner' | 'unknown';
}

export type Severity = 'warning' | 'notice' | 'info';

export interface ReportFinding {
  rule: string;
  severity: Severity;
  trackers: string[];
  declarations: string[];
  /** In the reader's language, neutral and dated where time matters. */
  message: string;
}

export interface ReportBadge {
  text: string;
  level: 'warning' | 'attempt' | 'quiet' | 'unobserved';
}
