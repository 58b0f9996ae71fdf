import type { Cases, Message } from './message.ts';

export type WordValues = Readonly<Record<string, string | number>>;

/** Says parsed messages in one language. A value that is not given is said as nothing. */
export function messageSpeaker(language: string): (message: Message, values: WordValues) => string {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);

  function speak(message: Message, values: WordValues, count: number): string {
    let said = '';
    for (const part of message) {
      if (typeof part === 'string') said += part;
      else if (part === 0) said += numbers.format(count);
      else if (part.length === 1) said += String(values[part[0]] ?? '');
      else {
        const [kind, name, cases] = part;
        const value = values[name] ?? '';
        if (kind === 'number') said += numbers.format(Number(value));
        else if (kind === 'select') said += speak(chosen(cases, String(value)), values, count);
        else {
          const counted = Number(value);
          const form = Object.hasOwn(cases, `=${counted}`) ? `=${counted}` : plurals.select(counted);
          said += speak(chosen(cases, form), values, counted);
        }
      }
    }
    return said;
  }

  return (message, values) => speak(message, values, 0);
}

function chosen(cases: Cases, name: string): Message {
  return (Object.hasOwn(cases, name) ? cases[name] : cases['other']) ?? [];
}
