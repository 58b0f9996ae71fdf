/** Host names of the bundled registries and domains of the platform, put in at build time: a page's script carries no more. */
declare const __PORTAL_HOSTS__: readonly string[];
declare const __PLATFORM_DOMAINS__: readonly string[];

/** Whether a site is a portal by its host name alone. */
export function isPortalHost(host: string | null): boolean {
  if (host === null) return false;
  return __PORTAL_HOSTS__.includes(host) || __PLATFORM_DOMAINS__.some((domain) => host.endsWith(`.${domain}`));
}
