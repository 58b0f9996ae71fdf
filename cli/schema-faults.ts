import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Fault } from '../lib/registry/faults/fault.ts';

const MEANT: Record<string, string> = {
  'date-time': 'a time in ISO 8601 UTC, such as 2026-11-22T00:00:00Z',
  uri: 'a full address that starts with https://',
  Z$: 'a time in UTC that ends in Z, such as 2026-11-22T00:00:00Z',
  '^[0-9a-f]{64}$': 'the SHA-256 of the text as 64 hexadecimal digits in lower case',
  '^https://': 'an address that starts with https://',
  '^https?://': 'an address that starts with https:// or http://',
};

/** A validator for one schema of schemas/, which reports every fault and not only the first. */
export function schemaValidator(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true });
  formats(ajv);
  return ajv.compile(schema);
}

/** `/declarations/0/names` -> `declarations[0].names` */
function fieldOf(pointer: string, last = ''): string {
  return [...pointer.split('/').slice(1), last]
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((field, part) => (/^\d+$/.test(part) ? `${field}[${part}]` : [field, part].filter(Boolean).join('.')), '');
}

/** A value that came from JSON, as JSON. */
function said(value: unknown): string {
  return JSON.stringify(value);
}

function known(schema: unknown): string {
  const fields = typeof schema === 'object' && schema !== null && 'properties' in schema ? schema.properties : {};
  return Object.keys(fields ?? {}).join(', ');
}

function fault({ keyword, params, instancePath, data, parentSchema }: ErrorObject): Fault {
  const field = fieldOf(instancePath);
  const parameter = (name: string): string => [params[name] as unknown].flat().map(String).join(' or ');
  const remedies: Record<string, () => Fault> = {
    additionalProperties: () => ({
      field: fieldOf(instancePath, parameter('additionalProperty')),
      problem: 'there is no such field',
      remedy: `correct its spelling or remove it; the fields here are ${known(parentSchema)}`,
    }),
    required: () => ({
      field: fieldOf(instancePath, parameter('missingProperty')),
      problem: 'the field is missing',
      remedy: 'add it',
    }),
    const: () => ({
      field,
      problem: `${said(data)} is not expected here`,
      remedy: `write ${said(params['allowedValue'])}`,
    }),
    enum: () => ({
      field,
      problem: `${said(data)} is not one of the known words`,
      remedy: `write ${parameter('allowedValues')}`,
    }),
    type: () => ({ field, problem: `${said(data)} is of the wrong type`, remedy: `write ${parameter('type')}` }),
    format: () => ({
      field,
      problem: `${said(data)} cannot be read`,
      remedy: `write ${MEANT[parameter('format')] ?? parameter('format')}`,
    }),
    pattern: () => ({
      field,
      problem: `${said(data)} cannot be read`,
      remedy: `write ${MEANT[parameter('pattern')] ?? parameter('pattern')}`,
    }),
  };
  return (
    remedies[keyword]?.() ?? {
      field,
      problem: `${said(data)} is not expected here`,
      remedy: `compare it with another file (${keyword})`,
    }
  );
}

/** Of a choice between null and an object, what is wrong within the object tells all: that it is no null is no fault. */
function isMeant({ keyword, instancePath }: ErrorObject, _at: number, all: readonly ErrorObject[]): boolean {
  const isOfChoice = (word: string) => word === 'type' || word === 'anyOf';
  if (!isOfChoice(keyword)) return true;
  const isWithin = (other: ErrorObject) =>
    other.instancePath === instancePath
      ? !isOfChoice(other.keyword)
      : other.instancePath.startsWith(`${instancePath}/`);
  return !all.some(isWithin);
}

/** What is wrong with `value` by its schema, in words, one fault per field. */
export function schemaFaults(validate: ValidateFunction, value: unknown): Fault[] {
  if (validate(value)) return [];
  const faults = (validate.errors ?? []).filter(isMeant).map(fault);
  return faults.filter(({ field }, at) => faults.findIndex((other) => other.field === field) === at);
}
