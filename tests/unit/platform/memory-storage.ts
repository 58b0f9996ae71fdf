type Items = Record<string, unknown>;
type Listener = (changes: Items, area: string) => void;
interface Changes {
  addListener: (listener: Listener) => void;
}

/** What stands in for one area of the browser's storage. */
export interface MemoryArea {
  items: Items;
  /** What the next calls are refused with. */
  refusal: Error | null;
  get: (key: string) => Promise<Items>;
  set: (items: Items) => Promise<void>;
  remove: (key: string) => Promise<void>;
  onChanged: Changes;
}

/** The browser's storage, in memory: what is kept is a copy, as there. */
export function memoryStorage() {
  const listeners: Listener[] = [];
  const areaOf = (name: string): MemoryArea => {
    const own: Listener[] = [];
    const tell = (keys: string[]) => {
      for (const listener of [...listeners, ...own]) listener(Object.fromEntries(keys.map((key) => [key, {}])), name);
    };
    const area: MemoryArea = {
      items: {},
      refusal: null,
      get: (key) => whenAllowed(() => structuredClone(key in area.items ? { [key]: area.items[key] } : {})),
      set: (items) =>
        whenAllowed(() => {
          Object.assign(area.items, structuredClone(items));
          tell(Object.keys(items));
        }),
      remove: (key) =>
        whenAllowed(() => {
          area.items = Object.fromEntries(Object.entries(area.items).filter(([each]) => each !== key));
          tell([key]);
        }),
      onChanged: { addListener: (listener) => void own.push(listener) },
    };
    const whenAllowed = async <Result>(act: () => Result): Promise<Result> => {
      await Promise.resolve();
      if (area.refusal) throw area.refusal;
      return act();
    };
    return area;
  };
  return {
    local: areaOf('local'),
    session: areaOf('session'),
    managed: areaOf('managed'),
    onChanged: { addListener: (listener: Listener) => void listeners.push(listener) },
  };
}
