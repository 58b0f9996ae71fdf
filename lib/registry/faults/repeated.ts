/** The positions of values that stood in the list before, with the position of the first. */
export function repeated(values: readonly string[]): { at: number; first: number }[] {
  const first = new Map<string, number>();
  return values.flatMap((value, at) => {
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, at);
    return earlier === undefined ? [] : [{ at, first: earlier }];
  });
}
