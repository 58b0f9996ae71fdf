import { describe, expect, test } from 'vitest';
import { domainsAbove, hostName, isUnder } from '../../../lib/registry/host-name.ts';

describe('a host name', () => {
  test.each<[string, string | null]>([
    ['data.example.fr', 'data.example.fr'],
    ['DATA.Example.FR.', 'data.example.fr'],
    ['xn--caf-dma.fr', 'xn--caf-dma.fr'],
    ['https://data.example.fr/', null],
    ['data.example.fr:443', null],
    ['data.example.fr/', null],
    ['localhost', null],
    ['192.0.2.1', null],
    ['café.fr', null],
    ['-a.fr', null],
    ['a-.fr', null],
    ['a..fr', null],
    ['../a.fr', null],
    ['', null],
    [`${'a'.repeat(64)}.fr`, null],
    [`${'a.'.repeat(130)}fr`, null],
  ])('%j is %j', (text, host) => {
    expect(hostName(text)).toBe(host);
  });

  test.each([
    ['www.google.com', 'google.com', true],
    ['google.com', 'google.com', true],
    ['notgoogle.com', 'google.com', false],
    ['google.com.evil.org', 'google.com', false],
    ['com', 'google.com', false],
  ])('%s stands under %s: %s', (host, domain, under) => {
    expect(isUnder(host, domain)).toBe(under);
  });

  test('has the domains above it, longest first', () => {
    expect(domainsAbove('A.b.C')).toEqual(['a.b.c', 'b.c', 'c']);
  });
});
