import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  items?: Schema;
  enum?: string[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
}

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'),
) as Schema & { $defs: Record<string, Schema> };

/** What stands at a path such as `trackers.setBy`, lists and references followed. */
function at(path: string): Schema {
  return path
    .split('.')
    .reduce<Schema>((from, part) => whole(part === '' ? from : (from.properties?.[part] ?? {})), schema);
}

function whole(part: Schema): Schema {
  const { $ref, anyOf, items } = part;
  const next = $ref === undefined ? (anyOf?.[0] ?? items) : schema.$defs[$ref.replace('#/$defs/', '')];
  return next ? whole(next) : part;
}

/** Programs of others read these: in version 1 fields may come, none may go. */
describe('of a report of version 1 stays', () => {
  test.each([
    ['', 'format version generatedAt tool browser page charter consent trackers findings badge'],
    ['tool', 'name version'],
    ['browser', 'name version'],
    ['page', 'url host site visitStartedAt observedFromStart thirdPartyCookies'],
    ['charter', 'host origin sourceUrl retrievedAt language sha256 declarations'],
    ['charter.declarations', 'id names kind provider service purpose duration section category'],
    ['charter.declarations.duration', 'text days'],
    ['consent', 'state mechanism choices decidedAt history'],
    ['consent.history', 'at state'],
    [
      'trackers',
      'id kind name domain path partition party state firstSeenAt setBy httpOnly secure sameSite expiresAt lifetimeDays ' +
        'needsConsent consentAtFirstSight declarations matchedBy provider service purpose category source',
    ],
    ['trackers.setBy', 'url via'],
    ['findings', 'rule severity trackers declarations message'],
    ['badge', 'text level'],
  ])('each field of “%s”', (path, fields) => {
    expect(at(path).required).toEqual(expect.arrayContaining(fields.split(' ')));
  });

  test.each([
    ['browser.name', 'chromium chrome edge firefox'],
    ['page.thirdPartyCookies', 'allowed partitioned blocked unknown'],
    ['charter.origin', 'bundled live imported platform'],
    ['charter.declarations.kind', 'cookie localStorage sessionStorage unspecified'],
    ['charter.declarations.category', 'necessary statistics first-party third-party unclassified'],
    ['consent.state', 'none refused partial granted unreadable'],
    ['trackers.kind', 'cookie localStorage sessionStorage'],
    ['trackers.party', 'first third'],
    ['trackers.state', 'stored sent refused removed'],
    ['trackers.setBy.via', 'header script unknown'],
    ['trackers.consentAtFirstSight', 'granted none refused not-covered unreadable not-needed'],
    ['trackers.source', 'charter platform service owner unknown'],
    ['findings.severity', 'warning notice info'],
    ['badge.level', 'warning attempt quiet unobserved'],
  ])('each word of “%s”, and no other comes', (path, words) => {
    expect(at(path).enum?.toSorted()).toEqual(words.split(' ').toSorted());
  });

  test('its name', () => {
    expect([at('format').const, at('version').const, at('tool.name').const]).toEqual(['miette-report', 1, 'miette']);
  });
});
