import type { TestProject } from 'vitest/node';
import setup from '../e2e/global-setup.ts';
import { pages } from './pages.ts';

/** As for the end-to-end tests, with the pages of random sequences beside the replicas. */
export default (project: TestProject): Promise<() => Promise<void>> => setup(project, { pages });
