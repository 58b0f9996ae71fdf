import type { Category, Declaration, DeclaredKind } from '../../charter/declaration.ts';
import type { ReportCharter } from '../report.ts';

/** A knowledge base that the EDPB Website Auditing Tool imports. */
export interface KnowledgeBase {
  name: string;
  author: string;
  category: 'cookie';
  knowledges: Knowledge[];
}

export interface Knowledge {
  kind: 'cookie' | 'localstorage' | 'sessionstorage';
  domain: string;
  name: string;
  category: string;
  source: string;
  controller: string;
  date: string;
  policy: string;
  reference: string;
  comment: string;
  created_at: string;
  updated_at: string;
}

/** A charter says "cookie" where it does not say what kind of storage it means. */
const KINDS: Record<DeclaredKind, Knowledge['kind']> = {
  cookie: 'cookie',
  localStorage: 'localstorage',
  sessionStorage: 'sessionstorage',
  unspecified: 'cookie',
};

export type KnowledgeSource = Pick<ReportCharter, 'host' | 'sourceUrl' | 'retrievedAt' | 'sha256' | 'declarations'>;

/**
 * A charter's declarations, one entry for each name; a row without a name tells no cookie from another and is left out.
 * The domain is the portal's where the row declares what the portal sets itself; a charter does not say which domain a
 * third party sets its own from. Text as published, the category in the words' language.
 */
export function knowledgeBase(charter: KnowledgeSource, say: (key: `category.${Category}`) => string): KnowledgeBase {
  const { host, sourceUrl, retrievedAt, sha256 } = charter;
  return {
    name: host,
    author: 'Miette',
    category: 'cookie',
    knowledges: charter.declarations.flatMap((declaration) =>
      declaration.names.map((name) => ({
        kind: KINDS[declaration.kind],
        domain: declaration.category === 'third-party' ? '' : host,
        name,
        category: say(`category.${declaration.category}`),
        source: sourceUrl,
        controller: declaration.provider ?? '',
        date: retrievedAt.slice(0, 10),
        policy: sourceUrl,
        reference: sha256 === null ? '' : `sha256:${sha256}`,
        comment: comment(declaration),
        created_at: retrievedAt,
        updated_at: retrievedAt,
      })),
    ),
  };
}

function comment({ section, service, purpose, duration }: Declaration): string {
  return [section, service, purpose, duration?.text].filter(Boolean).join('\n');
}
