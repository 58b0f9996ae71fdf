import { isDay } from '../is-day.ts';
import { importFault, type ImportFault } from './import-fault.ts';
import { IMPORT_LIMITS } from './import-limits.ts';

/** The part of a JSON Schema that the generated schemas of data files make use of. */
export interface Shape {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Shape[];
  properties?: Record<string, Shape>;
  required?: readonly string[];
  items?: Shape;
  pattern?: string;
  format?: string;
}

export interface RootShape extends Shape {
  $defs?: Record<string, Shape>;
}

/** What a field's rule means to a person. */
const MEANT: Record<string, string> = {
  'date-time': '2026-11-22T00:00:00Z',
  uri: 'https://data.example.fr/',
  Z$: '2026-11-22T00:00:00Z',
  '^[0-9a-f]{64}$': 'SHA-256',
  '^https?://': 'https://data.example.fr/',
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
}

function isFormat(text: string, format: string): boolean {
  if (format === 'date-time')
    return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10));
  return format !== 'uri' || URL.canParse(text);
}

function textFaults(text: string, { pattern, format }: Shape, place: string): ImportFault[] {
  if (text.length > IMPORT_LIMITS.text) return [importFault('too-long', place, text, String(IMPORT_LIMITS.text))];
  const wrong = format !== undefined && !isFormat(text, format) ? format : undefined;
  const unmatched = pattern !== undefined && !new RegExp(pattern, 'u').test(text) ? pattern : undefined;
  const rule = wrong ?? unmatched;
  return rule === undefined ? [] : [importFault('wrong-value', place, text, MEANT[rule] ?? rule)];
}

function objectFaults(value: object, shape: Shape, root: RootShape, place: string): ImportFault[] {
  const { properties = {}, required = [] } = shape;
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  return [
    ...unknown.map((key) => importFault('unknown-field', at(key), '', Object.keys(properties).join(', '))),
    ...required.filter((key) => !Object.hasOwn(value, key)).map((key) => importFault('missing-field', at(key))),
    ...Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
      const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return field ? shapeFaults(inner, field, root, at(key)) : [];
    }),
  ];
}

/**
 * What in `value` is not of the shape that a generated JSON Schema states, by field. Reads the schema instead of
 * compiling it, which an extension's pages do not allow. Depth is the schema's, not the value's.
 */
export function shapeFaults(value: unknown, shape: Shape, root: RootShape, place: string): ImportFault[] {
  if (shape.$ref !== undefined) {
    const target = root.$defs?.[decodeURIComponent(shape.$ref.replace('#/$defs/', ''))];
    return target ? shapeFaults(value, target, root, place) : [];
  }
  if (shape.anyOf) {
    const all = shape.anyOf.map((choice) => shapeFaults(value, choice, root, place));
    // Of the choices that all fail, the one meant is of the value's own type: it has faults further in.
    return (
      all.find((faults) => faults.length === 0) ?? all.find((faults) => faults[0]?.place !== place) ?? all[0] ?? []
    );
  }
  if (shape.const !== undefined && value !== shape.const) {
    return [importFault('wrong-value', place, value, JSON.stringify(shape.const))];
  }
  if (shape.enum && !shape.enum.includes(value)) {
    return [importFault('wrong-value', place, value, shape.enum.map(String).join(', '))];
  }
  const types = [shape.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    return [importFault('wrong-value', place, value, types.join(', '))];
  }
  if (typeof value === 'string') return textFaults(value, shape, place);
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.flatMap((inner, at) => shapeFaults(inner, items, root, `${place}[${at}]`)) : [];
  }
  return typeof value === 'object' && value !== null ? objectFaults(value, shape, root, place) : [];
}
