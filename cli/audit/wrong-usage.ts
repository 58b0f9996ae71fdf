/** The command was called in a way that it does not know; the message says what was expected. */
export class WrongUsage extends Error {}
