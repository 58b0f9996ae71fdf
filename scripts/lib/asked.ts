const WRONG_USAGE = 64;

/** What `read` makes of the command line; what it throws is told as a sentence, and ends the command. */
export function asked<Options>(read: () => Options): Options {
  try {
    return read();
  } catch (error) {
    console.error(`miette: ${error instanceof Error ? error.message : String(error)}`);
    return process.exit(WRONG_USAGE);
  }
}
