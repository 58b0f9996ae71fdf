import { getDomain } from 'tldts';
import { secretValue } from './secret-value.ts';

/** A header's text as bytes: Node writes each character as one byte. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const TEN_YEARS = 315_360_000;

/**
 * Set-Cookie lines with every odd name, attribute and prefix that RFC 6265bis (draft 20) speaks of in sections 4.1 and 5.4
 * to 5.7, one case each. Derived from its text: no package carries a corpus of such cookies.
 */
export function cookieCases(host: string): string[] {
  const parent = getDomain(host) ?? host;
  const v = secretValue;
  return [
    `plain=${v()}`,
    `  spaced  =  ${v()}  ; Path=/`,
    `quoted="${v()}"; Path=/`,
    'empty=; Path=/',
    `no-equals-${v()}`,
    `=${v()}-nameless; Path=/with-path`,
    `!#$%&'*+-.^_\`|~=${v()}; Path=/`,
    `in ner=${v()}; Path=/`,
    `com,ma=${v()}; Path=/`,
    `bra(c)[k]{e}t=${v()}; Path=/`,
    `<img src=x onerror=alert(1)>; Path=/`,
    `__proto__=${v()}; Path=/`,
    `constructor=${v()}; Path=/`,
    bytes(`é-è=${v()}; Path=/`),
    bytes(`🍪=${v()}; Path=/`),
    `percent%20%3D=${v()}; Path=/`,
    `pipe|name=${v()}; Path=/`,
    `same=${v()}; Path=/`,
    `same=${v()}; Path=/explore`,
    `same=${v()}; Path=/; Domain=${parent}`,
    `own-domain=${v()}; Path=/; Domain=${host}`,
    `dotted-domain=${v()}; Path=/; Domain=.${parent}`,
    `upper-domain=${v()}; Path=/; Domain=${parent.toUpperCase()}`,
    `empty-domain=${v()}; Path=/; Domain=`,
    `foreign-domain=${v()}; Path=/; Domain=example.net`,
    `suffix-domain=${v()}; Path=/; Domain=${parent.split('.').at(-1) ?? ''}`,
    `deeper-domain=${v()}; Path=/; Domain=www.${host}`,
    `relative-path=${v()}; Path=explore`,
    `two-paths=${v()}; Path=/explore; Path=/`,
    `long-path=${v()}; Path=/${'p'.repeat(1024)}`,
    `other-path=${v()}; Path=/nowhere`,
    `__Host-right=${v()}; Path=/; Secure`,
    `__Host-domain=${v()}; Path=/; Secure; Domain=${host}`,
    `__Host-insecure=${v()}; Path=/`,
    `__Host-path=${v()}; Path=/explore; Secure`,
    `__host-case=${v()}; Path=/explore; Secure`,
    `__Secure-right=${v()}; Path=/; Secure`,
    `__Secure-wrong=${v()}; Path=/`,
    `strict=${v()}; Path=/; SameSite=Strict`,
    `lax=${v()}; Path=/; SameSite=lax`,
    `none-secure=${v()}; Path=/; SameSite=None; Secure`,
    `none-insecure=${v()}; Path=/; SameSite=None`,
    `unknown-samesite=${v()}; Path=/; SameSite=Sometimes`,
    `http-only=${v()}; Path=/; HTTPONLY`,
    `chips=${v()}; Path=/; Secure; SameSite=None; Partitioned`,
    `chips-insecure=${v()}; Path=/; SameSite=None; Partitioned`,
    `unknown-attribute=${v()}; Path=/; Priority=High; Foo=Bar; ;;`,
    `ten-years=${v()}; Path=/; Max-Age=${TEN_YEARS}`,
    `far-expires=${v()}; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT`,
    `old-date=${v()}; Path=/; Expires=Wednesday, 21-Oct-37 07:28:00 GMT`,
    `no-date=${v()}; Path=/; Expires=tomorrow`,
    `age-wins=${v()}; Path=/; Expires=Wed, 21 Oct 2015 07:28:00 GMT; Max-Age=3600`,
    `bad-age=${v()}; Path=/; Max-Age=1 year`,
    `gone-at-once=${v()}; Path=/; Max-Age=0`,
    `gone-long-ago=${v()}; Path=/; Expires=Wed, 21 Oct 2015 07:28:00 GMT`,
    `too-long=${'x'.repeat(4096)}; Path=/`,
    `just-fits=${'x'.repeat(4087)}; Path=/`,
  ];
}
