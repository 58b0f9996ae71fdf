import type { FileFault } from './fault.ts';
import { foldName } from '../fold-name.ts';
import type { PlatformRegistry, ServiceRegistry, ServiceTrackers } from '../service-registry.ts';

export type OwnerFile =
  { file: string; kind: 'service'; data: ServiceRegistry } | { file: string; kind: 'platform'; data: PlatformRegistry };

interface Claim {
  file: string;
  field: string;
  /** What two files may not both claim, as compared. */
  key: string;
  /** The claim in words: `the alias "XiTi"`. */
  words: string;
}

/** How a charter may name the owner: its aliases, and a service by its own name. */
function nameClaims({ file, kind, data }: OwnerFile): Claim[] {
  const aliases = data.aliases.map((alias, at) => ({ alias, field: `aliases[${at}]` }));
  const own =
    kind === 'service' ? { alias: data.service, field: 'service' } : { alias: data.provider, field: 'provider' };
  return [own, ...aliases].map(({ alias, field }) => ({
    file,
    field,
    key: `name ${foldName(alias)}`,
    words: `the name "${alias}"`,
  }));
}

function domainClaims({ file, kind, data }: OwnerFile): Claim[] {
  const field = kind === 'service' ? 'domains' : 'portalDomains';
  const domains = kind === 'service' ? data.domains : data.portalDomains;
  return domains.map((domain, at) => ({
    file,
    field: `${field}[${at}]`,
    key: `domain ${domain}`,
    words: `the domain ${domain}`,
  }));
}

/** A name in the site's own jar has nothing but itself to tell who set it: a service, or the platform. */
function trackerClaims(owner: OwnerFile): Claim[] {
  const trackers: readonly { kind: string; names: readonly string[]; where?: ServiceTrackers['where'] }[] =
    owner.data.trackers;
  return trackers.flatMap(({ kind, names, where = 'site' }, at) =>
    where === 'service'
      ? []
      : names.map((name, index) => ({
          file: owner.file,
          field: `trackers[${at}].names[${index}]`,
          key: `${kind} ${name}`,
          words: `the ${kind} "${name}" in the site's own storage`,
        })),
  );
}

/** A service that another names as its sister must have a file. */
function sisterFaults(files: readonly OwnerFile[]): FileFault[] {
  const ids = new Set(files.map(({ data }) => data.id));
  return files.flatMap(({ file, kind, data }) =>
    (kind === 'service' ? (data.sisters ?? []) : []).flatMap((id, at) =>
      ids.has(id)
        ? []
        : [
            {
              file,
              field: `sisters[${at}]`,
              problem: `there is no service "${id}"`,
              remedy: 'write the id of a service',
            },
          ],
    ),
  );
}

/** What is wrong between files: sisters that no file has, and what two claim that only one of them can have. */
export function sharedFaults(files: readonly OwnerFile[]): FileFault[] {
  return [...sisterFaults(files), ...claimFaults(files)];
}

/** A name in charters, a domain, a name in a site's own jar. */
function claimFaults(files: readonly OwnerFile[]): FileFault[] {
  const claims = files.flatMap((file) => [...nameClaims(file), ...domainClaims(file), ...trackerClaims(file)]);
  const first = new Map<string, Claim>();
  return claims.flatMap((claim): FileFault[] => {
    const earlier = first.get(claim.key);
    if (!earlier) {
      first.set(claim.key, claim);
      return [];
    }
    const { file, field, words } = claim;
    const where = earlier.file === file ? earlier.field : `${earlier.file}, ${earlier.field},`;
    return [{ file, field, problem: `${where} claims ${words} already`, remedy: 'keep it in one place' }];
  });
}
