import type { Sequence, Step } from './sequence.ts';

/**
 * The shortest sequence found that still fails: without each run of steps, and then without each thing that a page does while it
 * loads, that it fails without as well; in a browser that refuses no more than it does as it comes, where it fails there too.
 * @param until milliseconds since 1970 at which the search ends
 */
export async function shrink(
  sequence: Sequence,
  fails: (shorter: Sequence) => Promise<boolean>,
  until = Infinity,
): Promise<Sequence> {
  const isNeeded = async (steps: readonly Step[]) =>
    Date.now() > until || !(await fails({ ...sequence, steps: [...steps] }));
  const steps = await without(sequence.steps, isNeeded);
  for (const [at, step] of steps.entries()) {
    if (step.step !== 'visit' || !step.loading) continue;
    const visit = step;
    const loading = await without(step.loading, async (fewer) =>
      isNeeded(steps.with(at, { ...visit, loading: fewer })),
    );
    steps[at] = loading.length > 0 ? { ...visit, loading } : { step: 'visit', place: visit.place };
  }
  const usual: Sequence = { mechanism: sequence.mechanism, steps };
  const isAsUsual = sequence.thirdParties !== undefined && Date.now() < until && (await fails(usual));
  return isAsUsual ? usual : { ...sequence, steps };
}

/** Leaves out runs of items that are not needed, long ones first. */
export async function without<Item>(
  all: readonly Item[],
  isNeeded: (fewer: Item[]) => Promise<boolean>,
): Promise<Item[]> {
  let items = [...all];
  for (let length = Math.ceil(items.length / 2); length > 0; length = length === 1 ? 0 : Math.ceil(length / 2))
    // From the end: what comes later seldom matters.
    for (let end = items.length; end > 0; end -= length) {
      const fewer = items.toSpliced(Math.max(0, end - length), Math.min(length, end));
      if (!(await isNeeded(fewer))) items = fewer;
    }
  return items;
}
