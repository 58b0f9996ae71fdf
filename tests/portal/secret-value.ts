import { randomBytes } from 'node:crypto';

/** The start of every value that a replica sets; a report or log that contains it has leaked a value. */
export const SECRET_MARK = 'SECRET-VALUE-';

/** A cookie value nobody has seen before: `SECRET-VALUE-` and 32 hexadecimal digits. */
export function secretValue(): string {
  return SECRET_MARK + randomBytes(16).toString('hex');
}
