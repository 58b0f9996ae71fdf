import type { Fault } from './fault.ts';

/** What is wrong with the order of a list of names: one order only, so that two versions of a file compare line by line. */
export function orderFaults(names: readonly string[], field: string): Fault[] {
  const sorted = names.toSorted();
  const at = names.findIndex((name, index) => name !== sorted[index]);
  if (at < 0) return [];
  return [
    {
      field: `${field}[${at}]`,
      problem: `"${names[at] ?? ''}" stands where "${sorted[at] ?? ''}" is expected`,
      remedy: `write capitals before small letters, in the order ${sorted.join(', ')}`,
    },
  ];
}
