import ca from '../../locales/ca/audit.json' with { type: 'json' };
import de from '../../locales/de/audit.json' with { type: 'json' };
import en from '../../locales/en/audit.json' with { type: 'json' };
import es from '../../locales/es/audit.json' with { type: 'json' };
import fr from '../../locales/fr/audit.json' with { type: 'json' };
import nl from '../../locales/nl/audit.json' with { type: 'json' };
import type { Language } from '../../lib/words/languages.ts';
import { words, type Messages, type Words } from '../../lib/words/words.ts';

type AuditKey = keyof typeof en;
export type AuditWords = Words<AuditKey>;

const messages: Record<Language, Messages<AuditKey>> = { en, fr, es, ca, nl, de };

/** What an audit says of its own, beside what the reports of its visits say. */
export function auditWords(language: Language): AuditWords {
  return words(language, messages[language]);
}
