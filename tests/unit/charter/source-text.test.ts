import { expect, test } from 'vitest';
import { sourceText } from '../../../lib/charter/search/source-text.ts';
import { decode } from '../../../lib/platform/charters/decode.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const page = (meta: string) => `<html><head>${meta}</head><p>Finalit\u00e9</p>`;
const utf16 = Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0, 0xe9, 0]);

test.each<[string, Uint8Array, string | null, string | null]>([
  ['UTF-8 text', new TextEncoder().encode('Finalité\tx'), null, 'Finalité\tx'],
  ['UTF-8 with a mark', new TextEncoder().encode('\ufeffé'), null, 'é'],
  ['UTF-16 with a mark', utf16, null, '<p>é'],
  [
    'UTF-8 that says it is Latin-1',
    new TextEncoder().encode(page('<meta charset="iso-8859-1">')),
    null,
    page('<meta charset="iso-8859-1">'),
  ],
  ['Latin-1 that says so', latin(page('<meta charset=iso-8859-1>')), null, page('<meta charset=iso-8859-1>')],
  ['Latin-1 that says nothing', latin(page('')), null, page('')],
  ['Latin-1 by its header', latin('Finalit\u00e9'), 'text/html; charset=ISO-8859-1', 'Finalité'],
  ['an unknown encoding', latin(page('<meta charset="x-nope">')), null, page('<meta charset="x-nope">')],
  [
    'broken UTF-8 that says it is',
    latin(page('<meta charset="utf-8">')),
    null,
    page('<meta charset="utf-8">').replace('é', '\ufffd'),
  ],
  ['text that is not UTF-8', latin('Finalit\u00e9\tx'), null, null],
  ['nothing', new Uint8Array(), null, ''],
])('the text of %s', (_, bytes, contentType, text) => {
  expect(sourceText(bytes, contentType, decode)).toBe(text);
});
