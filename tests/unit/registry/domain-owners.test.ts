import { expect, test } from 'vitest';
import { domainOwners, ownersText } from '../../../lib/registry/domain-owners.ts';

const ownerOf = domainOwners(
  ownersText(
    new Map([
      ['Acme & Fils, S.A.', ['acme.com', 'acme.fr']],
      ['Other', ['cdn.acme.com']],
    ]),
  ),
);

test.each([
  ['acme.com', 'Acme & Fils, S.A.'],
  ['www.ACME.fr.', 'Acme & Fils, S.A.'],
  ['cdn.acme.com', 'Other'],
  ['a.b.cdn.acme.com', 'Other'],
  ['notacme.com', null],
  ['acme.com.evil.example', null],
  ['com', null],
  ['', null],
  ['__proto__', null],
])('the owner of %j is %j', (host, owner) => {
  expect(ownerOf(host)).toBe(owner);
});

test('without any owner none is found', () => {
  expect(domainOwners('')('acme.com')).toBeNull();
  expect(domainOwners('')('')).toBeNull();
});
