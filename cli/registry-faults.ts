import type { FileFault, Fault } from '../lib/registry/faults/fault.ts';
import { keyOrderFaults, type RootSchema } from '../lib/registry/faults/key-order-faults.ts';
import { portalFaults } from '../lib/registry/faults/portal-faults.ts';
import type { PortalRegistry } from '../lib/registry/portal-registry.ts';
import { platformFaults, serviceFaults } from '../lib/registry/faults/service-faults.ts';
import type { PlatformRegistry, ServiceRegistry } from '../lib/registry/service-registry.ts';
import { sharedFaults, type OwnerFile } from '../lib/registry/faults/shared-faults.ts';
import { schemaFaults, schemaValidator } from './schema-faults.ts';
import { messageOf } from './message-of.ts';

/** A file under registries/: `portals/data.example.fr.json` and its text. */
export interface RegistryFile {
  file: string;
  text: string;
}

export type RegistryFolder = 'platform' | 'portals' | 'services';

/** The schemas by the folder whose files they describe. */
export type RegistrySchemas = Record<RegistryFolder, RootSchema>;

interface ParsedFile {
  file: string;
  folder: RegistryFolder;
  name: string;
  text: string;
}

const PLACE = /^(platform|portals|services)\/([^/]+)\.json$/;

function place({ file, text }: RegistryFile): ParsedFile | null {
  const [, folder, name] = PLACE.exec(file) ?? [];
  return folder && name ? { file, folder: folder as RegistryFolder, name, text } : null;
}

function parsed(text: string): { value: unknown } | { fault: Fault } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const problem = `this is not JSON: ${messageOf(error)}`;
    return { fault: { field: '', problem, remedy: 'correct it at the place named' } };
  }
}

function layoutFaults(text: string, value: unknown): Fault[] {
  if (text === `${JSON.stringify(value, null, 2)}\n`) return [];
  const remedy = 'indent by two spaces, one value per line, each field once, and end the file with a line end';
  return [{ field: '', problem: 'the layout differs from what the charter command prints', remedy }];
}

/** The own rules; `value` has passed the schema of its folder, so it is what the schema's type says. */
function ruleFaults({ folder, name }: ParsedFile, value: unknown): Fault[] {
  if (folder === 'portals') return portalFaults(value as PortalRegistry, name);
  if (folder === 'services') return serviceFaults(value as ServiceRegistry, name);
  return platformFaults(value as PlatformRegistry, name);
}

function ownerFile({ file, folder }: ParsedFile, value: unknown): OwnerFile | null {
  if (folder === 'services') return { file, kind: 'service', data: value as ServiceRegistry };
  return folder === 'platform' ? { file, kind: 'platform', data: value as PlatformRegistry } : null;
}

/** Everything that is wrong in the files under registries/, each fault with its file, its field and the remedy. */
export function registryFaults(files: readonly RegistryFile[], schemas: RegistrySchemas): FileFault[] {
  const validators = {
    platform: schemaValidator(schemas.platform),
    portals: schemaValidator(schemas.portals),
    services: schemaValidator(schemas.services),
  };
  const faults: FileFault[] = [];
  const owners: OwnerFile[] = [];
  for (const entry of files) {
    const add = (found: readonly Fault[]) => faults.push(...found.map((fault) => ({ file: entry.file, ...fault })));
    const at = place(entry);
    if (!at) {
      const remedy = 'keep portals/<host>.json, services/<id>.json and platform/<id>.json only';
      add([{ field: '', problem: 'no file of this name belongs here', remedy }]);
      continue;
    }
    const json = parsed(entry.text);
    if ('fault' in json) {
      add([json.fault]);
      continue;
    }
    add(layoutFaults(entry.text, json.value));
    add(keyOrderFaults(json.value, schemas[at.folder]));
    const wrong = schemaFaults(validators[at.folder], json.value);
    add(wrong.length > 0 ? wrong : ruleFaults(at, json.value));
    const owner = wrong.length > 0 ? null : ownerFile(at, json.value);
    if (owner) owners.push(owner);
  }
  return [...faults, ...sharedFaults(owners)];
}
