/** More than the cells of the rows that are looked at together, or the lines around a table. */
const MOST = 1000;

/**
 * `read`, which keeps what it gave for the texts that it read last: what stands around a table is looked at again and again, in
 * each language and from each row.
 */
export function remembered<Result>(read: (text: string) => Result): (text: string) => Result {
  const kept = new Map<string, Result>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as Result;
    if (kept.size >= MOST) kept.clear();
    const result = read(text);
    kept.set(text, result);
    return result;
  };
}
