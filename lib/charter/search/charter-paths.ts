/** Where portals publish their charter, the usual path first. */
export const CHARTER_PATHS = ['/terms/cookies-policy/', '/terms/cookies-information'] as const;

/** The address at which a portal's charter stands if it says nothing else. */
export function usualCharterAddress(host: string): string {
  return `https://${host}${CHARTER_PATHS[0]}`;
}

/** Whether an address tells that its page is about cookies. */
export function speaksOfCookies(url: string): boolean {
  return URL.canParse(url) && /cookie|galet(?:a|es)|traceur/iu.test(new URL(url).pathname);
}

/** Whether a page may be its portal's charter by its address: a consent manager puts a table of its own into any other. */
export function isCharterAddress(url: string): boolean {
  const { pathname } = new URL(url);
  return /cookie|galet(?:a|es)|traceur|tracker|terms|legal|mention|confiden|privac|privad|personnel|rgpd|gdpr|datenschutz/i.test(
    pathname,
  );
}
