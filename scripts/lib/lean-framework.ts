/** Classes that only write strings or fetch vendor lists. */
const unused = ['GVL', 'Json', 'SemanticPreEncoder', 'SegmentSequence'];
/** What classes that read strings have beside it, by file: members for those who write strings or ask for one vendor. */
const unusedMembers: readonly [file: RegExp, member: RegExp][] = [
  [/\/(?:encoder\/.*|TCString)\.js$/, /^encode$/],
  [/\/TCModel\.js$/, /^(?:un)?setAll/],
  [
    /\/PurposeRestrictionVector\.js$/,
    /^(?:restrictPurposeToLegalBasis|getVendors|getRestrictionType|vendorHasRestriction|getMaxVendorId|getPurposes|remove)$/,
  ],
];

/** What this plugin uses of the syntax tree that the bundler makes. */
interface Program {
  body: { declaration?: { body?: { body?: Member[] } } | null }[];
}
interface Member {
  start: number;
  end: number;
  key?: { name?: string };
}

/**
 * A Vite plugin that leaves out of the IAB framework's library what only writes strings or fetches vendor lists: the
 * extension reads strings, and fetches nothing.
 */
export function leanFramework() {
  return {
    name: 'miette:lean-framework',
    enforce: 'pre' as const,
    transform(this: { parse: (code: string) => unknown }, code: string, id: string) {
      if (!id.includes('/@iabtechlabtcf/core/')) return null;
      const name = unused.find((each) => id.endsWith(`/${each}.js`));
      if (name !== undefined) return { code: `export class ${name} {}`, map: null };
      const member = unusedMembers.find(([file]) => file.test(id))?.[1];
      return member ? { code: withoutMembers(code, this.parse(code) as Program, member), map: null } : null;
    },
  };
}

function withoutMembers(code: string, { body }: Program, unusedMember: RegExp): string {
  return body
    .flatMap(({ declaration }) => declaration?.body?.body ?? [])
    .filter(({ key }) => unusedMember.test(key?.name ?? ''))
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}
