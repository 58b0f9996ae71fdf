/**
 * Runs a task for each item, so many at a time, in the order given. Rejects with the first error once every task that had
 * begun has ended.
 */
export async function runAll<T, R>(
  items: readonly T[],
  jobs: number,
  task: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const errors: unknown[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length && errors.length === 0) {
      const at = next++;
      try {
        results[at] = await task(items[at] as T, at);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return results;
}
