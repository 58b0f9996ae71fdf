import type { JarCookie } from '../tracker/tracker.ts';
import type { Attempt } from './visit.ts';

/**
 * A browser stores a cookie a little after it reports the header. Only a reading of the jar asked for this much later,
 * in milliseconds, says that the cookie was refused.
 */
export const SETTLED_AFTER = 250;

/**
 * A page sets things a moment after a choice that it had asked for before: within this, in milliseconds, nothing is held
 * against a refusal. An answer that took longer counts as of when its request was sent.
 */
export const IN_FLIGHT = 1000;

type Asked = Pick<Attempt, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitioned'>;

/** What makes two attempts one: everything of a cookie's identity that a Set-Cookie line itself states. */
export function attemptKey({ name, domain, hostOnly, path, partitioned }: Asked): string {
  return JSON.stringify([name, domain, hostOnly, path, partitioned]);
}

/**
 * The attempt that a cookie of the jar can come from. A browser may partition a cookie that did not ask for it
 * (Firefox: every third party's), never the other way round.
 */
export function attemptFor<Made>(attempts: Readonly<Record<string, Made>>, cookie: JarCookie): Made | undefined {
  const asked = (partitioned: boolean) => attempts[attemptKey({ ...cookie, partitioned })];
  return cookie.partition === null ? asked(false) : (asked(true) ?? asked(false));
}

/** When the request was sent of an answer that took long, `undefined` of any other: see `Attempt.slow`. */
export function sentFor({ slow }: Pick<Attempt, 'slow'>, answeredAt: number): number | undefined {
  return slow?.find(({ at }) => at === answeredAt)?.sentAt;
}
