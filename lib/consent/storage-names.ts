/** Where mechanisms keep a choice in a page's local storage: all that a content script needs to know of them. */
export const storageNames = [
  'klaro',
  'cc_cookie',
  'hasConsent',
  'euconsent-v2',
  'eupubconsent-v2',
  'IABTCF_TCString',
  'addtl_consent',
  'IABTCF_AddtlConsent',
  'didomi_token',
  'didomi_dcs',
  'uc_settings',
  'uc_services',
  'uc_user_interaction',
  'ucData',
  'cookiefirst-consent',
  'ppms_webstorage',
  'TERMLY_API_CACHE',
  'ccm_consent',
] as const;

/** What the names begin with of which a site has its own. */
const beginnings = [
  '_iub_cs-',
  'stcm.',
  'silktideCookieBanner_InitialChoice',
  'silktideCookieChoice_',
  '@codegouvfr/react-dsfr finalityConsent ',
] as const;

/** The same as patterns. */
export const storagePatterns: readonly string[] = beginnings.map((beginning) => `${beginning}*`);

/** Names of a site's own that are looked at: a page may keep any number. */
const MOST_OWN = 40;
/** Most items that a content script tells of. */
export const MOST_ITEMS = storageNames.length + MOST_OWN;

/** A longer value is not decoded, and says nothing. Usercentrics keeps the history of every service: some 100 kB. */
export const LONGEST_VALUE = 300_000;

/** Of all names in a page's local storage those that a site has of its own for a mechanism, in an order that stays. */
export function ownStorageNames(names: readonly string[]): string[] {
  return names.filter(isOwnStorageName).sort().slice(0, MOST_OWN);
}

export function isOwnStorageName(name: string): boolean {
  return beginnings.some((beginning) => name.startsWith(beginning));
}
