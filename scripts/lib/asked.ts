import { messageOf } from '../../cli/message-of.ts';

const WRONG_USAGE = 64;

/**
 * What `read` makes of the command line; what it throws is told as a sentence, and ends the command. So does `usage`, where
 * `--help` or `-h` asks for it.
 */
export function asked<Options>(usage: string, read: () => Options): Options {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage);
    return process.exit(0);
  }
  try {
    return read();
  } catch (error) {
    console.error(`miette: ${messageOf(error)}`);
    return process.exit(WRONG_USAGE);
  }
}
