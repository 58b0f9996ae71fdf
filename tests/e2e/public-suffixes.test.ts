import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { asReader } from './support/reader.ts';
import { browsers } from './support/regimes.ts';

interface PublicSuffixApi {
  publicSuffix: { getDomain: (host: string, options: object) => string | null | undefined };
}

/** Hosts as addresses and the jar have them: of one label, with a suffix of several, private, unknown, with exceptions. */
const hosts = [
  ['data.saint-maur.com', 'saint-maur.com'],
  ['www.data.gouv.fr', 'data.gouv.fr'],
  ['gouv.fr', null],
  ['fr', null],
  ['data.example.co.uk', 'example.co.uk'],
  ['www.portal.github.io', 'portal.github.io'],
  ['github.io', null],
  ['bucket.s3.amazonaws.com', 'bucket.s3.amazonaws.com'],
  ['portal.opendatasoft.com', 'opendatasoft.com'],
  ['www.city.kawasaki.jp', 'city.kawasaki.jp'],
  ['a.b.c.kawasaki.jp', 'b.c.kawasaki.jp'],
  ['www.www.ck', 'www.ck'],
  ['a_b.example.fr', 'example.fr'],
  ['-a.example.fr', 'example.fr'],
  ['xn--donnes-fva.fr', 'xn--donnes-fva.fr'],
  ['www.intranet.internal', 'intranet.internal'],
  ['192.168.0.1', null],
  ['[2001:db8::1]', null],
] as const;

describe.each(browsers)('$name', (regime) => {
  it('counts as one site what the terminal does', async () => {
    await asReader(regime, async ({ extension }) => {
      const said = await extension.page.evaluate(
        (all) => {
          const { browser, chrome } = globalThis as unknown as { browser?: PublicSuffixApi; chrome: PublicSuffixApi };
          const { publicSuffix } = browser ?? chrome;
          return all.map((host) => publicSuffix.getDomain(host, { allowUnknownSuffix: true }) ?? null);
        },
        hosts.map(([host]) => host),
      );
      expect(said).toEqual(hosts.map(([, domain]) => domain));
      const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };
      expect(hosts.map(([host]) => getDomain(host, options))).toEqual(said);
    });
  });
});
