/** Longer than this, in milliseconds, and the page would feel stuck. */
const TURN = 12;

/**
 * Gathers a text that comes in pieces, letting the page live in between; tells how many pieces are done.
 * Rejects with the signal's reason when it is cancelled.
 */
export async function gatherPieces(
  pieces: Iterable<string>,
  { onProgress, signal }: { onProgress: (done: number) => void; signal: AbortSignal },
): Promise<string[]> {
  const gathered: string[] = [];
  let turn = performance.now();
  for (const piece of pieces) {
    gathered.push(piece);
    if (performance.now() - turn < TURN) continue;
    onProgress(gathered.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    turn = performance.now();
  }
  return gathered;
}
