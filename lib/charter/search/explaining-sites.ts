/** Sites that explain cookies to anyone, and those of whoever sets them or asks for leave to. */
const SITES = [
  // Authorities and guides.
  'aboutads.info aboutcookies.org aepd.es allaboutcookies.org apdcat.gencat.cat autoriteitpersoonsgegevens.nl',
  'autoriteprotectiondonnees.be bfdi.bund.de cnil.fr cnpd.lu cnpd.pt cookiecentral.com cookiepedia.co.uk cookiesandyou.com',
  'edoeb.admin.ch europa.eu garanteprivacy.it gegevensbeschermingsautoriteit.be ico.org.uk networkadvertising.org',
  'wikipedia.org youronlinechoices.com youronlinechoices.eu',
  // Browsers.
  'apple.com brave.com google.com microsoft.com mozilla.org opera.com vivaldi.com',
  // Services and consent managers.
  'axeptio.eu business.safety.google cookie-script.com cookiebot.com cookiefirst.com cookieinformation.com cookielaw.org',
  'cookieyes.com didomi.io facebook.com instagram.com linkedin.com matomo.org onetrust.com tarteaucitron.io trustarc.com',
  'twitter.com usercentrics.com vimeo.com x.com youtube.com',
].flatMap((line) => line.split(' '));

/**
 * Whether a page on `host` explains cookies in general: a link to it does not say where a portal's own charter is, unless the
 * portal is of the same site.
 * Example: 'www.cnil.fr' does; 'www.saint-maur.com' does not; nor does 'commission.europa.eu' for 'data.europa.eu'.
 */
export function explainsCookies(host: string, portal: string): boolean {
  const within = (name: string, site: string) => name === site || name.endsWith(`.${site}`);
  return SITES.some((site) => within(host, site) && !within(portal, site));
}
