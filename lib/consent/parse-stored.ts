/** An object in stored JSON, percent-encoded or not; `null` for anything else. */
export function parseObject(value: string): Record<string, unknown> | null {
  const parsed = parseJson(value);
  return isObject(parsed) ? parsed : null;
}

/** Stored JSON, percent-encoded or not; `undefined` for what is none. */
export function parseJson(value: string): unknown {
  for (const text of new Set([decodedOrAsIs(value), value])) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // The other way of writing it may be JSON.
    }
  }
  return undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Percent-decoded text, as it stands where it is not encoded so. */
export function decodedOrAsIs(value: string): string {
  return decoded(value) ?? value;
}

/** Percent-decoded text, `null` where the encoding is invalid. */
export function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** The entries of an object whose values are booleans. */
export function booleans(content: Record<string, unknown>): [string, boolean][] {
  return Object.entries(content).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
}

/** The words of a list, `null` where it is no list of words. */
export function wordsOf(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : null;
}
