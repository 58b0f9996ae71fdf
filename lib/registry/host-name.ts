const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const LONGEST = 253;

/**
 * `text` as a registry writes host names (lower case, no trailing dot), or `null` where it is none: an address with a
 * scheme, port or path, a bare word, a number, or letters beyond ASCII (write those as `xn--...`).
 */
export function hostName(text: string): string | null {
  const host = text.toLowerCase().replace(/\.$/, '');
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (host.length > LONGEST || labels.length < 2 || /^\d*$/.test(last)) return null;
  return labels.every((label) => LABEL.test(label)) ? host : null;
}

/** `host` and the domains above it, longest first: `www.google.com`, `google.com`, `com`. */
export function domainsAbove(host: string): string[] {
  const lower = host.toLowerCase();
  const whole = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  const domains = [whole];
  for (let dot = whole.indexOf('.'); dot >= 0; dot = whole.indexOf('.', dot + 1)) domains.push(whole.slice(dot + 1));
  return domains;
}

/** Whether `host` is `domain` or stands below it: `www.google.com` under `google.com`, but not `notgoogle.com`. */
export function isUnder(host: string, domain: string): boolean {
  return domainsAbove(host).includes(domain);
}
