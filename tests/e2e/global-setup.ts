import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPortal, type PortalOptions } from '../portal/portal.ts';
import { browsersIn } from './support/processes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    portalPort: number;
    portalHosts: readonly string[];
  }
}

/**
 * Builds the extension for both browsers, unless that has just been done, and starts the replica portals, once for all
 * end-to-end tests. The browsers that these keep end with them, and so does what they wrote to the folder for temporary files.
 */
export default async function setup(
  project: TestProject,
  options: Pick<PortalOptions, 'pages'> = {},
): Promise<() => Promise<void>> {
  // Vitest says that this is a test; what is tested is what people install.
  const env = { ...process.env, NODE_ENV: 'production' };
  if (process.env['MIETTE_BUILT'] !== '1')
    execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const temporary = await mkdtemp(join(tmpdir(), 'miette-e2e-'));
  process.env['TMPDIR'] = temporary;
  const portal = await startPortal(options);
  project.provide('portalPort', portal.port);
  project.provide('portalHosts', portal.hosts);
  return async () => {
    for (const browser of browsersIn(temporary)) process.kill(browser, 'SIGKILL');
    await portal.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
}
