import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RegistryFile, RegistrySchemas } from './registry-faults.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function schema(name: string): Promise<object> {
  return JSON.parse(await readFile(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8')) as object;
}

/** The texts of all files under registries/ but its README, by name. */
export async function readRegistries(): Promise<RegistryFile[]> {
  const folder = join(ROOT, 'registries');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => file !== 'README.md')
    .sort();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })));
}

/** The committed schemas of the files under registries/. */
export async function readRegistrySchemas(): Promise<RegistrySchemas> {
  const [platform, portals, services] = await Promise.all(
    ['platform-registry', 'portal-registry', 'service-registry'].map(schema),
  );
  return { platform: platform ?? {}, portals: portals ?? {}, services: services ?? {} };
}
