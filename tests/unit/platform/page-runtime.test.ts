import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each<[string, () => unknown, string]>([
  [
    'an extension that is no longer there',
    () => {
      throw new Error('Extension context invalidated.');
    },
    'invalidated',
  ],
  ['nobody who listens', () => Promise.reject(new Error('Receiving end does not exist.')), 'does not exist'],
])('a script that tells %s is refused, not thrown at', async (_what, sendMessage, reason) => {
  vi.stubGlobal('chrome', { runtime: { id: 'miette', sendMessage } });
  const { tellBackground } = await import('../../../lib/platform/in-page/page-runtime.ts');
  let told: Promise<void> | undefined;
  expect(() => {
    told = tellBackground({ type: 'frame' });
  }).not.toThrow();
  await expect(told).rejects.toThrow(reason);
});
