// The first thing run on a fresh machine: plain JavaScript for the system's own Node, 20 or later, without any package.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './lib/browsers.mjs';
import { ensureNodeModules, pathWithTools, pinnedNode } from './lib/node-modules.mjs';
import { runChild } from './lib/run-child.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task, ...args] = process.argv.slice(2);
const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const say = (line) => console.log(`${name}: ${line}`);

const WRONG_USAGE = 64;

function stop(sentence, code = 1) {
  console.error(`${name}: ${sentence}`);
  process.exit(code);
}

/** The browsers that the task will open; `start` opens one, or none where it only tells its options. */
function browsersFor() {
  if (task === 'test') return ['chromium', 'firefox'];
  if (args.includes('--help') || args.includes('-h')) return [];
  const position = args.findIndex((argument) => /^--browser(=|$)/.test(argument));
  const asked = args[position]?.split('=')[1] ?? args[position + 1];
  const browser = position === -1 ? 'chromium' : asked;
  if (browser === 'chromium' || browser === 'firefox') return [browser];
  return stop(`--browser takes chromium or firefox, not "${browser ?? ''}".`, WRONG_USAGE);
}

if (task !== 'start' && task !== 'test') stop('usage: node scripts/run.mjs start|test [arguments]', WRONG_USAGE);

const names = browsersFor();
const problem = await ensureNodeModules(root, say);
if (problem) stop(problem);

const browsers = await ensureBrowsers(names, say);
if (browsers.problem) stop(browsers.problem);

process.exitCode = await runChild(pinnedNode(root), [join(root, 'scripts', `${task}.ts`), ...args], {
  cwd: root,
  env: { ...process.env, ...browsers.env, PATH: pathWithTools(root) },
});
