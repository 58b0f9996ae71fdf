/** Rows of one kind, field by field: what all of them share is said once. */
export interface PackedRows {
  rows: number;
  fields: PackedField[];
}

/** A field of every row: the same in all, one of a few values (`null` where a row has none), or each its own. */
type PackedField =
  | { name: string; same: unknown }
  | { name: string; few: unknown[]; at: (number | null)[] }
  | { name: string; each: unknown[] };

type Fields = Record<string, unknown>;

/** A field of all rows with more values than this says them row by row. */
const FEW = 1000;

/**
 * Rows as a message between the extension's own contexts carries them: a browser writes it as text and reads it again, in
 * which thousands of rows would repeat the names of their fields and most of what these hold.
 * @param rows objects as JSON has them; a field that is `undefined` is left out
 */
export function packRows(rows: readonly object[]): PackedRows {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  return { rows: rows.length, fields: [...names].map((name) => packField(rows as readonly Fields[], name)) };
}

function packField(rows: readonly Fields[], name: string): PackedField {
  const isPartial = rows.some((row) => row[name] === undefined);
  const plain = new Map<unknown, number>();
  const made = new Map<unknown, number>();
  const few: unknown[] = [];
  const at: (number | null)[] = [];
  for (const { [name]: value } of rows) {
    const isMade = typeof value === 'object' && value !== null;
    const places = isMade ? made : plain;
    const key = isMade ? JSON.stringify(value) : value;
    let place = value === undefined ? null : places.get(key);
    if (place === undefined) {
      if (few.length === FEW && !isPartial) return { name, each: rows.map((row) => row[name]) };
      place = few.push(value) - 1;
      places.set(key, place);
    }
    at.push(place);
  }
  return few.length === 1 && !isPartial ? { name, same: few[0] } : { name, few, at };
}

/** The rows that were packed. */
export function unpackRows<Row extends object>({ rows, fields }: PackedRows): Row[] {
  const isPartial = (field: PackedField) => 'at' in field && field.at.includes(null);
  // Copies of an object that has its fields are made several times as fast as objects that get one after the other.
  const first: Fields = Object.fromEntries(fields.filter((field) => !isPartial(field)).map(({ name }) => [name, null]));
  const made = Array.from({ length: rows }, () => ({ ...first }));
  for (const field of fields) {
    const { name } = field;
    if ('same' in field) for (const row of made) row[name] = field.same;
    else if ('each' in field) made.forEach((row, index) => (row[name] = field.each[index]));
    else
      made.forEach((row, index) => {
        const place = field.at[index];
        if (typeof place === 'number') row[name] = field.few[place];
      });
  }
  return made as Row[];
}
