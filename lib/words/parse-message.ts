import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Cases, Message, Part } from './message.ts';

/**
 * The parts of an ICU message: values, numbers, cardinal plurals without offset, selects. Throws on a text that is no such
 * message, and on what no message here uses: dates, styles of numbers, ordinals.
 */
export function parseMessage(text: string): Message {
  return partsOf(parse(text, { ignoreTag: true }));
}

function partsOf(elements: readonly MessageFormatElement[]): Message {
  return elements.map(partOf);
}

function partOf(element: MessageFormatElement): Part {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return [element.value];
    case TYPE.pound:
      return 0;
    case TYPE.select:
      return ['select', element.value, casesOf(element.options)];
    case TYPE.number:
      if (element.style) break;
      return ['number', element.value];
    case TYPE.plural:
      if (element.offset !== 0 || element.pluralType !== 'cardinal') break;
      return ['plural', element.value, casesOf(element.options)];
  }
  throw new Error(`no message here may use this: ${JSON.stringify(element)}`);
}

function casesOf(options: Record<string, { value: MessageFormatElement[] }>): Cases {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, partsOf(value)]));
}
