/** A value that is made at its first use, and once: what most pages never ask for costs them nothing. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
