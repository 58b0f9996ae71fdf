import { checkSteps } from './lib/check-steps.ts';
import { runSteps } from './lib/steps.ts';

const outcomes = await runSteps(checkSteps);
const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name);

if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(`All ${String(outcomes.length)} steps passed`);
}
