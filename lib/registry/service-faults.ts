import { domainFaults } from './domain-faults.ts';
import type { Fault } from './fault.ts';
import { nameFaults } from './name-faults.ts';
import type { PlatformRegistry, ServiceRegistry } from './service-registry.ts';

function fileNameFaults(id: string, name: string): Fault[] {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    return [
      {
        field: 'id',
        problem: `"${id}" is no id`,
        remedy: 'write words in lower case joined by hyphens, such as google-maps',
      },
    ];
  }
  if (id === name) return [];
  return [{ field: 'id', problem: `the file is named ${name}.json but says "${id}"`, remedy: `name it ${id}.json` }];
}

function trackersFaults(trackers: readonly { names: string[]; days?: number | null }[]): Fault[] {
  if (trackers.length === 0) {
    return [
      { field: 'trackers', problem: 'there is none', remedy: 'name what it is known to set, or leave the file out' },
    ];
  }
  return trackers.flatMap(({ names, days }, at): Fault[] => {
    const field = `trackers[${at}]`;
    const faults = nameFaults(names, `${field}.names`);
    if (names.length === 0) {
      faults.push({ field: `${field}.names`, problem: 'there is none', remedy: 'name what it is known to set' });
    }
    if (typeof days === 'number' && days <= 0) {
      faults.push({
        field: `${field}.days`,
        problem: `${days} is no lifetime`,
        remedy: 'write null for the browser session',
      });
    }
    return faults;
  });
}

/** What is wrong with one service's file beyond its schema. `name` is the file's name without its ending. */
export function serviceFaults({ id, domains, trackers }: ServiceRegistry, name: string): Fault[] {
  return [...fileNameFaults(id, name), ...domainFaults(domains, 'domains'), ...trackersFaults(trackers)];
}

/** What is wrong with the platform's file beyond its schema. `name` is the file's name without its ending. */
export function platformFaults({ id, portalDomains, trackers }: PlatformRegistry, name: string): Fault[] {
  return [...fileNameFaults(id, name), ...domainFaults(portalDomains, 'portalDomains'), ...trackersFaults(trackers)];
}
