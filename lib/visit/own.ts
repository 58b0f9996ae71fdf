/** Which records the caller alone holds, so that an event may change them in place. */
export class Own {
  readonly #records = new WeakSet();

  /**
   * The record itself where the caller owns it, else a copy that it owns from now on. Whoever keeps one `Own` over many
   * events gives up what came before each: a burst then costs what its events cost, not what the visit has grown to.
   */
  take<Value>(record: Record<string, Value>): Record<string, Value> {
    if (this.#records.has(record)) return record;
    const copy = { ...record };
    this.#records.add(copy);
    return copy;
  }
}
