import fc from 'fast-check';

/** The same cases at each run, so that a failure is the change's; `MIETTE_SEED` gives others, `npm run fuzz` new ones. */
const FIXED = 20261125;
const { MIETTE_SEED, FUZZ_RUNS } = process.env;

if (MIETTE_SEED !== undefined) fc.configureGlobal({ seed: Number(MIETTE_SEED) });
else if (FUZZ_RUNS === undefined) fc.configureGlobal({ seed: FIXED });
