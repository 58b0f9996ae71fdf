import type { Answer, Sequence } from './sequence.ts';

/** A script's expression for the cookie that keeps a choice. */
export function choiceCookie(mechanism: Sequence['mechanism'], answer: Answer): string {
  const attributes = "; Max-Age=15552000; Path=/; Secure; SameSite=Lax'";
  const kept = (cookie: string) => `'${cookie}${attributes}`;
  if (mechanism === 'osano') return kept(`cookieconsent_status=${answer === 'accept' ? 'allow' : 'deny'}`);
  if (answer === 'unreadable') return kept('cookies_preferences=%7Bnot json');
  const allowed = {
    functional_cookies: true,
    ga: answer === 'accept' || answer === 'analytics',
    matomo: answer === 'accept' || answer === 'audience',
  };
  const now = `{ ...${JSON.stringify(allowed)}, timestamp: Date.now() }`;
  return `'cookies_preferences=' + encodeURIComponent(JSON.stringify(${now})) + '${attributes}`;
}
