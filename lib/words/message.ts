/** An ICU message, parsed: its parts in order. What stands in locale files is text; a build carries this instead. */
export type Message = readonly Part[];

export type Part =
  | string
  /** A value as given, by its name. */
  | readonly [string]
  /** A value as the language writes numbers. */
  | readonly ['number', string]
  /** `#`: the number that the plural around it counts. */
  | 0
  /** By the plural form of a number; `=0` and the like go before the forms. */
  | readonly ['plural', string, Cases]
  | readonly ['select', string, Cases];

export type Cases = Readonly<Record<string, Message>>;
