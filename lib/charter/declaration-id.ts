import type { Declaration } from './declaration.ts';
import { plainLetters } from './fold.ts';

function slug(text: string): string {
  const plain = plainLetters(text).toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.join('-') ?? '';
}

/**
 * Makes the ids of one charter's declarations, in page order. `necessary/sessionid`: the category and the first name, or
 * where a row has no name its service or provider. A second declaration that would get the same id gets `-2`.
 */
export function declarationIds(): (declaration: Omit<Declaration, 'id'>) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return ({ category, names, service, provider }) => {
    const base = `${category}/${names[0] ?? (slug(service ?? provider ?? '') || 'unnamed')}`;
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}-${count}`;
    while (taken.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    counts.set(base, count);
    taken.add(id);
    return id;
  };
}
