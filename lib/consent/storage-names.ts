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
  'uc_user_interaction',
  'ucData',
  'cookiefirst-consent',
] as const;

/** A longer value is not decoded, and says nothing. Usercentrics keeps the history of every service: some 100 kB. */
export const LONGEST_VALUE = 300_000;
