import { auditWords } from './audit-words.ts';
import { auditPortal } from './audit-portal.ts';
import { browserProgram, otherBrowserFault } from '../drive/browser-program.ts';
import { builtExtension } from './built-extension.ts';
import type { RunOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { VisitFailed } from './problem.ts';
import { readSource } from '../read-source.ts';
import { readRobots } from './robots.ts';
import { runAll } from './run-all.ts';
import { inShard } from './shard.ts';
import { openStateFolder } from './state-folder.ts';
import { progressText } from './summary.ts';
import { addressesIn, registryAddresses, targetsOf, type Target } from './targets.ts';
import { visitPage } from './visit-page.ts';
import { WrongUsage } from './wrong-usage.ts';

const PORTALS = new URL('../../registries/portals/', import.meta.url);

/**
 * Visits every portal that the options name and gives what came of it, portal by portal in the order given. Throws
 * `WrongUsage` for an address that is none, `VisitFailed` where nothing can be visited at all, and the reason of `stop`.
 * @param say told one line of progress at a time
 */
export async function runAudit(
  options: RunOptions,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Outcome[]> {
  const targets = await targetsFor(options);
  const { browser, hostMap, insecure, jobs, pages, choices } = options;
  const program = browserProgram(options, process.env);
  if (!program.ok) throw new VisitFailed('failed', program.message);
  const fault = await otherBrowserFault(browser, program);
  if (fault !== null) throw new VisitFailed('failed', fault);
  const extensionDir = await builtExtension(browser, say);
  const state = options.state === null ? null : await openStateFolder(options.state, options);
  const visitOptions = { ...options, executablePath: program.path, extensionDir };
  const words = auditWords(options.language);
  let done = 0;

  async function audit(target: Target): Promise<Outcome[]> {
    const begun = performance.now();
    const earlier = (await state?.finished(target)) ?? null;
    const outcomes =
      earlier ??
      (await auditPortal(target, {
        pages,
        choices,
        visit: (url, choice) => visitPage(url, choice, visitOptions, stop),
        robots: (origin) => readRobots(origin, { hostMap, insecure, signal: stop }),
        stop,
      }));
    if (!earlier) await state?.save(target, outcomes);
    done++;
    const how = earlier ? 'finished earlier' : `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    say(`[${done}/${targets.length}] ${target.portal}: ${progressText(outcomes, words)} (${how})`);
    return outcomes;
  }

  return (await runAll(targets, jobs, audit)).flat();
}

async function targetsFor({ addresses, from, registry, shard }: RunOptions): Promise<Target[]> {
  const listed = from === null ? [] : await listedAddresses(from);
  const bundled = registry ? await registryAddresses(PORTALS) : [];
  const targets = targetsOf([...addresses, ...listed, ...bundled]);
  if (targets.length === 0) throw new WrongUsage('the list holds no address');
  return shard ? inShard(targets, shard) : targets;
}

/** The addresses in a list. What stands beside them is not read: in an encoding that is not known it may be read wrongly. */
async function listedAddresses(from: string): Promise<string[]> {
  const source = await readSource(from, 'windows-1252');
  if (!source.ok) throw new WrongUsage(`--from ${from}: ${source.message}`);
  return addressesIn(source.text, from);
}
