/** What is loaded once and kept; after a failure whoever asks next has it tried again. */
export function loadedOnce<Value>(load: () => Promise<Value>) {
  let loading: Promise<Value> | null = null;
  return {
    get: (): Promise<Value> =>
      (loading ??= load().catch((error: unknown) => {
        loading = null;
        throw error;
      })),

    /** Whoever asks next has it loaded anew. */
    forget(): void {
      loading = null;
    },
  };
}
