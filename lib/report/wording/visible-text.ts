// Written as escapes so that this file itself holds no invisible character.
const CONTROLS = /[\u0000-\u001f\u007f]/g;
const INVISIBLES = /[\u0080-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A text that a page chose, with what cannot be seen made visible: control characters as their pictures (`␀`),
 * invisible and direction characters as code points (`⟨U+202E⟩`), lone surrogates as `�`.
 * Joiners stay, emoji and several scripts need them. A text without any of these comes back unchanged.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, (character) => String.fromCodePoint(picture(character.charCodeAt(0))))
    .replace(INVISIBLES, (character) => `⟨U+${hexadecimal(character.charCodeAt(0))}⟩`);
}

function picture(control: number): number {
  return control === 0x7f ? 0x2421 : 0x2400 + control;
}

function hexadecimal(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
