import { describe, expect, it } from 'vitest';
import { clipText } from '../../../../lib/words/clip-text.ts';
import { isolateText } from '../../../../lib/report/wording/isolate-text.ts';
import { visibleText } from '../../../../lib/report/wording/visible-text.ts';
import { webAddress } from '../../../../lib/report/web-address.ts';

describe('visibleText', () => {
  it.each([
    ['leaves an ordinary name alone', '_pk_id.1', '_pk_id.1'],
    ['leaves accents, Arabic and emoji with joiners alone', 'é عربي 👨‍👩‍👧', 'é عربي 👨‍👩‍👧'],
    ['pictures control characters', 'a\u0000b\nc\u007f', 'a␀b␊c␡'],
    ['names what turns the direction of reading', '\u202Egpj', '⟨U+202E⟩gpj'],
    ['names what has no width', 'a\u200bb\ufeff', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
    ['replaces half a character', 'a\ud83d', 'a�'],
  ])('%s', (_sentence, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });
});

describe('clipText', () => {
  it.each([
    ['leaves a text of the allowed length alone', 'abcd', 4, 'abcd'],
    ['says that something was left out', 'abcde', 4, 'abcd…'],
    ['does not cut a character in two', 'abc🍪', 4, 'abc…'],
  ])('%s', (_sentence, text, most, clipped) => {
    expect(clipText(text, most)).toBe(clipped);
  });
});

describe('isolateText', () => {
  it.each([
    ['adds nothing to a name written from left to right', 'Matomo', 'Matomo'],
    ['keeps a name written from right to left apart', 'شركة', '\u2068شركة\u2069'],
    ['lets no name end the isolation by itself', 'ش\u2069x', '\u2068ش⟨U+2069⟩x\u2069'],
  ])('%s', (_sentence, text, isolated) => {
    expect(isolateText(text)).toBe(isolated);
  });
});

describe('webAddress', () => {
  it.each([
    ['https://data.example.fr/terms/', 'https://data.example.fr/terms/'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['', null],
  ])('of %j is %j', (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});
