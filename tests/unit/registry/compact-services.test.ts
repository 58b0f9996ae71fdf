import { expect, test } from 'vitest';
import { compactServices, fullServices } from '../../../lib/registry/compact-services.ts';
import { realServices } from '../match/real-registry.ts';

test('services come back as they were, and each of their sentences is kept once', () => {
  const known = realServices.map(({ id, provider, service, aliases, purpose, domains, sisters, trackers }) => ({
    id,
    provider,
    service,
    aliases,
    purpose,
    domains,
    ...(sisters && { sisters }),
    trackers: trackers.map(({ kind, names, where, for: whom, measures, purpose: words }) => ({
      kind,
      names,
      where,
      for: whom,
      ...(measures && { measures }),
      purpose: words,
    })),
  }));
  const compact = compactServices(known);
  expect(fullServices(compact)).toEqual(known);
  expect(known.length).toBeGreaterThan(60);
  expect(known.flatMap(({ sisters = [] }) => sisters).length).toBeGreaterThan(5);
  expect(new Set(compact.purposes.map(({ en }) => en)).size).toBe(compact.purposes.length);
});
