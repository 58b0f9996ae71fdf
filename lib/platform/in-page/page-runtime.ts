/** What scripts in pages need of the extension's runtime. All browsers do this alike, so no polyfill goes into every frame. */
interface PageRuntime {
  /** `undefined` once the extension was updated or removed; some browsers throw instead. */
  id?: string;
  sendMessage: (message: unknown) => Promise<unknown>;
  onMessage: { addListener: (listener: (message: unknown, sender: unknown, respond: Respond) => void) => void };
}

/** Answers a message; must be called before its listener returns. */
export type Respond = (answer: unknown) => void;

const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', { runtime: PageRuntime } | undefined>;

/** @throws where it is read outside of an extension */
export function pageRuntime(): PageRuntime {
  const { runtime } = browser ?? chrome ?? {};
  if (!runtime) throw new Error('no extension runs this script');
  return runtime;
}

/** Tells the background; rejects where it cannot be told. Once the extension is updated or removed, browsers throw instead. */
export async function tellBackground(message: unknown): Promise<void> {
  await pageRuntime().sendMessage(message);
}

/** Whether the extension that brought this script is still there to be told. */
export function isConnected(): boolean {
  try {
    return Boolean(pageRuntime().id);
  } catch {
    return false;
  }
}
