/** HTML that was put together by `markup`, in which every value is text unless it is markup itself. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

export type MarkupValue = string | number | null | Markup | readonly MarkupValue[];

/** Makes markup of a template: whatever stands in a place is escaped, for elements and for quoted attributes alike. */
export function markup(template: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return new Markup(template.reduce((whole, part, index) => whole + sourceOf(values[index - 1] ?? null) + part));
}

function sourceOf(value: MarkupValue): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.source;
  return typeof value === 'object' ? value.map(sourceOf).join('') : escapeMarkup(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
