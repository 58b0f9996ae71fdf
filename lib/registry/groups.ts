/** The values that share a key, each once. */
export function groups<Value>(pairs: Iterable<readonly [string, Value]>): Map<string, Set<Value>> {
  const map = new Map<string, Set<Value>>();
  for (const [key, value] of pairs) {
    const values = map.get(key) ?? new Set();
    map.set(key, values.add(value));
  }
  return map;
}
