import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function telling(sendMessage: () => unknown): Promise<void> {
  vi.stubGlobal('chrome', { runtime: { id: 'miette', sendMessage } });
  const { tellBackground } = await import('../../../lib/platform/page-runtime.ts');
  return tellBackground({ type: 'frame' });
}

test('a script of an extension that is no longer there is refused, not thrown at', async () => {
  const gone = () => {
    throw new Error('Extension context invalidated.');
  };
  await expect(telling(gone)).rejects.toThrow('invalidated');
});

test('a message that nobody takes is refused', async () => {
  await expect(telling(() => Promise.reject(new Error('Receiving end does not exist.')))).rejects.toThrow(
    'does not exist',
  );
});
