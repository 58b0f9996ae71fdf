/**
 * By a mechanism's id, a selector for what it puts into a page that asks for a choice: so that "nothing chosen yet" is not
 * told as "nothing to choose". Of the framework it is the frame that its specification asks for.
 */
export const pageMarkers: Readonly<Record<string, string>> = {
  opendatasoft: 'ods-manage-cookies-preferences, .ods-manage-cookies-preferences',
  tarteaucitron: '#tarteaucitronRoot',
  orejime: '.orejime-Env, .orejime-BannerContainer, .orejime-Banner',
  klaro: '.klaro',
  'vanilla-cookieconsent': '#cc-main',
  cookieconsent: '.cc-window, .cc-revoke',
  'cookies-eu-banner': '#cookies-eu-banner, #cookies-eu-banner-template',
  cookiesjsr: '#cookiesjsr',
  tcf: 'iframe[name="__tcfapiLocator"]',
  axeptio: '#axeptio_overlay',
  didomi: '#didomi-host',
  cookiebot: '#CybotCookiebotDialog',
  'react-cookie-consent': '#rcc-confirm-button',
  onetrust: '#onetrust-consent-sdk',
  cookieyes: '.cky-consent-container',
  'cookie-information': '#coiOverlay',
  complianz: '#cmplz-cookiebanner-container',
  usercentrics: '#usercentrics-root, #usercentrics-cmp-ui',
  'drupal-eu-cookie-compliance': '#sliding-popup',
  trustcommander: '#tc-privacy-wrapper',
  iubenda: '#iubenda-cs-banner',
  'civic-cookie-control': '#ccc',
  cookiefirst: '#cookiefirst-root, .cookiefirst-root',
  'cookie-script': '#cookiescript_injected',
  'cookie-law-info': '#cookie-law-info-bar',
  'piwik-pro': '[id^="ppms_cm_"]',
  osano: '.osano-cm-window',
  hubspot: '#hs-eu-cookie-confirmation',
};
