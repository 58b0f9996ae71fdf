import { collapse } from '../../charter/collapse.ts';
import type { Declaration } from '../../charter/declaration.ts';
import type { Fault } from './fault.ts';
import { hostName } from '../host-name.ts';
import { nameFaults } from './name-faults.ts';
import type { PortalRegistry } from '../portal-registry.ts';
import { repeated } from './repeated.ts';

const REMAKE = 'make the file with the charter command instead of writing it';

function declarationFaults(declaration: Declaration, field: string): Fault[] {
  const { id, names, category, duration } = declaration;
  const faults = nameFaults(names, `${field}.names`);
  if (!id.startsWith(`${category}/`)) {
    faults.push({
      field: `${field}.id`,
      problem: `"${id}" does not begin with its category "${category}/"`,
      remedy: REMAKE,
    });
  }
  for (const key of ['provider', 'service', 'purpose', 'section'] as const) {
    const text = declaration[key];
    if (text !== null && text !== collapse(text)) {
      faults.push({ field: `${field}.${key}`, problem: 'white space is not collapsed', remedy: REMAKE });
    }
  }
  if (duration?.days != null && duration.days < 0) {
    faults.push({ field: `${field}.duration.days`, problem: `${duration.days} is below zero`, remedy: REMAKE });
  }
  return faults;
}

/** What is wrong with one portal's file beyond its schema. `name` is the file's name without its ending. */
export function portalFaults(registry: PortalRegistry, name: string): Fault[] {
  const { host, declarations } = registry;
  const faults: Fault[] = [];
  if (hostName(host) !== host) {
    const remedy = 'write the host in lower case without scheme, port or path, such as data.example.fr';
    faults.push({ field: 'host', problem: `"${host}" is no host name`, remedy });
  } else if (host !== name) {
    faults.push({
      field: 'host',
      problem: `the file is named ${name}.json but says "${host}"`,
      remedy: `name it ${host}.json`,
    });
  }
  if (declarations.length === 0) {
    faults.push({
      field: 'declarations',
      problem: 'there is none',
      remedy: 'a charter without declarations has no file',
    });
  }
  const twice = repeated(declarations.map(({ id }) => id)).map(({ at, first }) => ({
    field: `declarations[${at}].id`,
    problem: `"${declarations[at]?.id ?? ''}" is the id of declarations[${first}] already`,
    remedy: REMAKE,
  }));
  return [...faults, ...twice, ...declarations.flatMap((row, at) => declarationFaults(row, `declarations[${at}]`))];
}
