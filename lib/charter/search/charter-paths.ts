/** Where portals publish their charter, the usual path first. */
export const CHARTER_PATHS = ['/terms/cookies-policy/', '/terms/cookies-information'] as const;

/** The address at which a portal's charter stands if it says nothing else. */
export function usualCharterAddress(host: string): string {
  return `https://${host}${CHARTER_PATHS[0]}`;
}
