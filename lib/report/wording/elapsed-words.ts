import type { Language } from '../../words/languages.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A span within a visit, short: `340 ms`, `1.5 s`, `12 min`, `3 h`, in the language's own writing. */
export function elapsedWords({ language }: { language: Language }, milliseconds: number): string {
  const write = (unit: 'millisecond' | 'second' | 'minute' | 'hour', value: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
      value,
    );
  if (milliseconds > 0 && milliseconds < SECOND) return write('millisecond', Math.round(milliseconds));
  if (milliseconds < 2 * MINUTE && milliseconds !== MINUTE) return write('second', milliseconds / SECOND);
  return milliseconds < 2 * HOUR && milliseconds !== HOUR
    ? write('minute', Math.round(milliseconds / MINUTE))
    : write('hour', milliseconds / HOUR);
}
