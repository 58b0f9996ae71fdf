import { beforeEach, expect, test, vi } from 'vitest';
import { savedVisits } from '../../../lib/platform/pages/saved-visits.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted(() => ({}) as { storage: ReturnType<typeof memoryStorage> });

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

beforeEach(() => {
  browser.storage = memoryStorage();
});

test('a deletion that is cut short leaves no report behind that nobody could delete any more', async () => {
  const { local } = browser.storage;
  local.items = { 'saved-visits': [{ id: 'a' }, { id: 'b' }], 'saved-visit:a': {}, 'saved-visit:b': {} };
  for (const method of ['set', 'remove'] as const) {
    const cut = vi.spyOn(local, method).mockRejectedValueOnce(new Error('ended'));
    await expect(savedVisits.remove('a')).rejects.toThrow('ended');
    cut.mockRestore();
    const listed = (await savedVisits.list()).map(({ id }) => `saved-visit:${id}`);
    const reports = Object.keys(local.items).filter((key) => key.startsWith('saved-visit:'));
    expect(listed).toEqual(expect.arrayContaining(reports));
  }
  await savedVisits.remove('a');
  expect(local.items).toEqual({ 'saved-visits': [{ id: 'b' }], 'saved-visit:b': {} });
});
