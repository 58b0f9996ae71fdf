/** What a promise gives, unless the signal comes first: then its reason is thrown. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  // Whatever becomes of it later, nobody waits for it any more.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  const raised = Promise.withResolvers<never>();
  const raise = () => {
    raised.reject(signal.reason as Error);
  };
  signal.addEventListener('abort', raise);
  try {
    return await Promise.race([promise, raised.promise]);
  } finally {
    signal.removeEventListener('abort', raise);
  }
}
