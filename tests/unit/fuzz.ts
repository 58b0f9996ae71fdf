/** How many cases a property is tried on; `npm run fuzz` tries many more. */
export const numRuns = Number(process.env['FUZZ_RUNS'] ?? 250);

/** Milliseconds: a slow machine gets its time, an endless loop does not. */
export const timeout = 60_000 + 20 * numRuns;
