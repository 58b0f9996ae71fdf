import type { Fault } from './fault.ts';

/** The part of a JSON Schema that says in which order an object's keys are written. */
export interface ShapeSchema {
  $ref?: string;
  properties?: Record<string, ShapeSchema>;
  items?: ShapeSchema;
  anyOf?: ShapeSchema[];
}

export interface RootSchema extends ShapeSchema {
  $defs?: Record<string, ShapeSchema>;
}

function resolved(schema: ShapeSchema, root: RootSchema): ShapeSchema {
  const target = schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});
  const shaped = target.anyOf
    ?.map((choice) => resolved(choice, root))
    .find(({ properties }) => properties !== undefined);
  return shaped ?? target;
}

function walk(value: unknown, schema: ShapeSchema, root: RootSchema, field: string): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties, items } = resolved(schema, root);
  if (Array.isArray(value)) {
    return items ? value.flatMap((inner, at) => walk(inner, items, root, `${field}[${at}]`)) : [];
  }
  if (!properties) return [];
  const keys = Object.keys(value).filter((key) => key in properties);
  const expected = Object.keys(properties).filter((key) => keys.includes(key));
  const at = keys.findIndex((key, index) => key !== expected[index]);
  const swapped =
    at < 0
      ? []
      : [
          {
            field: [field, keys[at]].filter(Boolean).join('.'),
            problem: `stands where "${expected[at] ?? ''}" is expected`,
            remedy: `write the fields in the order ${expected.join(', ')}`,
          },
        ];
  return [
    ...swapped,
    ...Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      walk(inner, properties[key] ?? {}, root, [field, key].filter(Boolean).join('.')),
    ),
  ];
}

/** Where the keys of `value` are in another order than the schema's, so that two files of one kind compare line by line. */
export function keyOrderFaults(value: unknown, schema: RootSchema): Fault[] {
  return walk(value, schema, schema, '');
}
