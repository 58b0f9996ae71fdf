import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inShard, parseShard } from '../../../../cli/audit/shard.ts';
import { addressesIn, registryAddresses, targetsOf } from '../../../../cli/audit/targets.ts';

describe('the portals to visit', () => {
  test('are read one a line, without comments', () => {
    expect(addressesIn('# portals\n\n data.a.fr \r\nhttps://data.b.fr/#top # the second\n', 'list')).toEqual([
      'data.a.fr',
      'https://data.b.fr/#top',
    ]);
  });

  test.each([
    ['in quotes, as PowerShell writes them', '"https://data.a.fr/#top","Ville d’A"\r\n"data.b.fr"\r\n'],
    ['in the first of cells with semicolons', 'https://data.a.fr/#top;Ville d’A;12\ndata.b.fr;;\n;;\n'],
    ['in the first of cells with tabs', '"https://data.a.fr/#top"\tVille d’A\ndata.b.fr\t\n\t\n'],
  ])('are read from a spreadsheet, %s', (_where, text) => {
    expect(addressesIn(text, 'list')).toEqual(['https://data.a.fr/#top', 'data.b.fr']);
  });

  test.each([
    ['url', 'url'],
    ['"url";"name"', 'url'],
    ['12;data.a.fr', '12'],
    [';data.a.fr', ''],
    ['"data.a.fr', '"data.a.fr'],
    ['https://data.a.fr,Ville', 'https://data.a.fr,Ville'],
  ])('are not a line %j, which is named', (line, address) => {
    expect(() => addressesIn(`data.a.fr\n${line}\n`, 'list.csv')).toThrow(
      `--from list.csv, line 2: "${address}" is no address of a page`,
    );
  });

  test('have their addresses together, each once, in the order given', () => {
    expect(
      targetsOf(['https://data.b.fr/explore/', 'data.a.fr', 'https://data.b.fr/', 'https://data.b.fr/explore/#map']),
    ).toEqual([
      { portal: 'data.b.fr', urls: ['https://data.b.fr/explore/', 'https://data.b.fr/'] },
      { portal: 'data.a.fr', urls: ['https://data.a.fr/'] },
    ]);
  });

  test('are the same however their host is written', () => {
    const written = ['data.a.fr', 'DATA.a.fr.', 'https://data.a.fr:443/', 'https://data.a.fr./#top'];
    expect(targetsOf(written)).toEqual([{ portal: 'data.a.fr', urls: ['https://data.a.fr/'] }]);
    expect(targetsOf(['données.fr', 'xn--donnes-eva.fr'])).toHaveLength(1);
    expect(targetsOf(['127.0.0.1:8080', '[::1]:8080']).map(({ urls }) => urls)).toEqual([
      ['https://127.0.0.1:8080/'],
      ['https://[::1]:8080/'],
    ]);
  });

  test('may be hosts of one’s own network, where a scheme or a port says that a word is one', () => {
    const written = ['http://localhost/', 'portal:8443', 'http://10.0.0.1/'];
    expect(targetsOf(written).map(({ portal }) => portal)).toEqual(['localhost', 'portal', '10.0.0.1']);
  });

  test.each(['ftp://data.a.fr', 'not an address', '/explore/', 'https://', 'url', '2026', '"https://data.a.fr"'])(
    'are not %j',
    (address) => {
      expect(() => targetsOf([address])).toThrow('is no address of a page');
    },
  );

  test('are those of the registries', async () => {
    const folder = new URL('../../../../registries/portals/', import.meta.url);
    const addresses = await registryAddresses(folder);
    expect(addresses).toHaveLength((await readdir(folder)).length);
    expect(addresses).toContain('https://data.saint-maur.com/');
  });
});

describe('the parts of a list', () => {
  test('add up to the whole, each portal in one of them, and are as large as each other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 20 }), (list, count) => {
        const parts = Array.from({ length: count }, (_, at) => inShard(list, { index: at + 1, count }));
        expect(parts.flat().toSorted()).toEqual(list.toSorted());
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each(['', '1', '1/0', '0/1', '3/2', '1/2/3', 'a/b', '-1/2', '1.5/2'])('are not named by %j', (text) => {
    expect(parseShard(text)).toBeNull();
  });
});
