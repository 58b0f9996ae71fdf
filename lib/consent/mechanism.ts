import type { ServicePurpose } from '../registry/service-registry.ts';
import type { ReportKey } from '../words/report-words.ts';
import type { Choice } from './choice.ts';
import type { Answer, Subject } from './subject.ts';
import type { StoredValue } from './stored-value.ts';

export type { StoredValue } from './stored-value.ts';

/** Names, exact or patterns with `*`, in the page's own jar or in its local storage. */
export type Kept = Readonly<Record<StoredValue['kind'], readonly string[]>>;

/** What one key of a choice is about. */
export interface Meaning {
  /** Ids of the known services that it allows or not. */
  services: readonly string[];
  purposes: readonly ServicePurpose[];
  /** Ids of the services that a tag manager loads: who allows it allows them, who refuses it has not refused them. */
  loads?: readonly string[];
  /** The mechanism asks one question about all cookies. */
  everything?: true;
  /** Whether it is about what bears a name, folded as in `Subject`, where the key is not that name itself. */
  isNamed?: (name: string) => boolean;
  /** It names a company, or a tag manager: a key about one of its services counts before it. */
  company?: true;
  /** No tracker depends on it: the site's own necessities and conveniences. */
  convenience?: true;
  /** Of these, what nobody is asked about, for the site needs it. */
  necessary?: true;
  /** How people know it: a name that is the same in every language, or a string; `null` for one that only the site knows. */
  label: { name: string } | { say: ReportKey } | null;
}

/** One way in which sites record a visitor's choice. */
export interface Mechanism {
  id: string;
  /** As people know it. */
  name: string;
  keeps: Kept;
  /**
   * Decodes what is stored under its keys. Any strings give a choice, never an error.
   * @param stored its own keys alone; of several of one name the one that counts comes first
   * @returns `null` when nothing of it is its own, for it was stored by something else of the same name
   */
  read: (stored: readonly StoredValue[]) => Choice | null;
  /** What a key of `choices` is about. */
  meaning: (key: string) => Meaning;
  /** It asks about one service alone, and its choices say so. */
  narrow?: true;
  /** The site gives its keys their names, which may be in anybody's words: "contenus-externes". */
  ownKeys?: true;
  /** It sorts all that the site sets into its categories: all of them allowed allows everything. */
  exhaustive?: true;
  /** Whether a choice covers a subject, where keys alone do not say. */
  answer?: (choice: Choice, subject: Subject) => Answer | null;
}
