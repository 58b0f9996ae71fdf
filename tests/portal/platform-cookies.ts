import { secretValue } from './secret-value.ts';
import { ONE_YEAR, TWO_WEEKS } from './spans.ts';

const LINES: Readonly<Record<string, () => string>> = {
  sessionid: () => `sessionid=${secretValue()}; HttpOnly; Max-Age=${TWO_WEEKS}; Path=/; SameSite=Lax; Secure`,
  csrftoken: () => `csrftoken=${secretValue()}; Max-Age=${ONE_YEAR}; Path=/; SameSite=Lax; Secure`,
  django_language: () => `django_language=fr; Max-Age=${ONE_YEAR}; Path=/; SameSite=Lax; Secure`,
};

/** Set-Cookie lines of the platform's own cookies that the browser did not send: all three on a first visit. */
export function platformCookies(sent: readonly string[]): string[] {
  return Object.entries(LINES)
    .filter(([name]) => !sent.includes(name))
    .map(([, line]) => line());
}
