import { domainFaults } from './domain-faults.ts';
import type { Fault } from './fault.ts';
import { nameFaults } from './name-faults.ts';
import { orderFaults } from './order-faults.ts';
import type { PlatformRegistry, ServiceRegistry } from '../service-registry.ts';
import { siteNameFaults } from './site-name-faults.ts';

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

function trackersFaults(trackers: readonly { names: string[] }[]): Fault[] {
  return trackers.flatMap(({ names }, at): Fault[] => {
    const field = `trackers[${at}].names`;
    const none = { field, problem: 'there is none', remedy: 'name what it is known to set' };
    return [...nameFaults(names, field), ...orderFaults(names, field), ...(names.length === 0 ? [none] : [])];
  });
}

function lifetimeFaults(trackers: ServiceRegistry['trackers']): Fault[] {
  return trackers.flatMap(({ days }, at) =>
    days !== null && days <= 0
      ? [
          {
            field: `trackers[${at}].days`,
            problem: `${days} is no lifetime`,
            remedy: 'write null for the browser session',
          },
        ]
      : [],
  );
}

/** What is wrong with one service's file beyond its schema. `name` is the file's name without its ending. */
export function serviceFaults({ id, aliases, domains, trackers }: ServiceRegistry, name: string): Fault[] {
  const nothing = {
    field: 'trackers',
    problem: 'there is none, and no domain either',
    remedy: 'name its domains or what it is known to set, or leave the file out',
  };
  return [
    ...fileNameFaults(id, name),
    ...orderFaults(aliases, 'aliases'),
    ...domainFaults(domains, 'domains'),
    ...orderFaults(domains, 'domains'),
    ...(trackers.length === 0 && domains.length === 0 ? [nothing] : []),
    ...trackersFaults(trackers),
    ...lifetimeFaults(trackers),
    ...trackers.flatMap(({ where, names }, at) =>
      where === 'site' ? siteNameFaults(names, `trackers[${at}].names`) : [],
    ),
  ];
}

/** What is wrong with the platform's file beyond its schema. `name` is the file's name without its ending. */
export function platformFaults({ id, portalDomains, trackers }: PlatformRegistry, name: string): Fault[] {
  const none = { field: 'trackers', problem: 'there is none', remedy: 'name what it is known to set' };
  return [
    ...fileNameFaults(id, name),
    ...domainFaults(portalDomains, 'portalDomains'),
    ...(trackers.length === 0 ? [none] : []),
    ...trackersFaults(trackers),
  ];
}
