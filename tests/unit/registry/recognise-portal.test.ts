import { expect, test } from 'vitest';
import { looksLikePortal, type PortalMarker } from '../../../lib/registry/recognise-portal.ts';

test.each<[string, PortalMarker[], boolean]>([
  ['a portal with its own header, footer and banner', ['header', 'footer', 'choice', 'theme', 'terms'], true],
  ['a theme that removes header and footer', ['choice', 'api', 'terms'], true],
  ['a catalogue in a theme of its own', ['widgets', 'theme', 'terms'], true],
  ['a page that embeds widgets and links to a charter', ['widgets', 'terms'], false],
  ['a page that embeds widgets, which ask the page’s own server', ['widgets', 'api'], false],
  ['a page with a banner of that name alone', ['choice'], false],
  ['a page with nothing of it', [], false],
])('%s', (_what, markers, expected) => {
  expect(looksLikePortal(new Set(markers))).toBe(expected);
});
