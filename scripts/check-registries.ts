import { readRegistries, readRegistrySchemas } from '../cli/read-registries.ts';
import { registryFaults } from '../cli/registry-faults.ts';
import { faultLine } from '../lib/registry/faults/fault.ts';

/** Checks every file under registries/; prints one line per fault and exits 1 where there is one. */
const files = await readRegistries();
const faults = registryFaults(files, await readRegistrySchemas());
const count = (folder: string) => files.filter(({ file }) => file.startsWith(folder)).length;

for (const fault of faults) process.stderr.write(`registries/${faultLine(fault)}\n`);
process.stdout.write(
  `registries: ${count('portals/')} portals, ${count('services/')} services, ${count('platform/')} platform, ${faults.length} faults\n`,
);
if (faults.length > 0) process.exitCode = 1;
