import type { Answer, Sequence } from './sequence.ts';

/** A script's expression for the cookie that keeps a choice. */
export function choiceCookie(mechanism: Sequence['mechanism'], answer: Answer): string {
  const kept = (cookie: string) => `'${cookie}; Max-Age=15552000; Path=/; Secure; SameSite=Lax'`;
  if (mechanism === 'osano') return kept(`cookieconsent_status=${answer === 'accept' ? 'allow' : 'deny'}`);
  if (answer === 'unreadable') return kept('cookies_preferences=%7Bnot json');
  const allowed = {
    functional_cookies: true,
    ga: answer === 'accept' || answer === 'analytics',
    matomo: answer === 'accept' || answer === 'audience',
    timestamp: Date.now(),
  };
  return kept(`cookies_preferences=${encodeURIComponent(JSON.stringify(allowed))}`);
}
