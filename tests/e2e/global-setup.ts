import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { startPortal } from '../portal/portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    portalPort: number;
    portalHosts: readonly string[];
  }
}

/** Builds the extension for both browsers and starts the replica portals, once for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const portal = await startPortal();
  project.provide('portalPort', portal.port);
  project.provide('portalHosts', portal.hosts);
  return () => portal.close();
}
