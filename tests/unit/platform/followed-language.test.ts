import { expect, test, vi } from 'vitest';
import { followReaderLanguage } from '../../../lib/platform/followed-language.ts';
import { keepLanguage } from '../../../lib/platform/language.ts';
import { memoryStorage } from './memory-storage.ts';

const browser = vi.hoisted((): Record<string, unknown> => ({ i18n: { getUILanguage: () => 'fr-FR' } }));
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

test('the language is asked for once, and again when another is chosen', async () => {
  const storage = memoryStorage();
  browser['storage'] = storage;
  const asked = vi.spyOn(storage.local, 'get');
  const language = followReaderLanguage();
  expect([await language(), await language()]).toEqual(['fr', 'fr']);
  await storage.local.set({ sites: [] });
  expect(await language()).toBe('fr');
  expect(asked).toHaveBeenCalledTimes(1);
  await keepLanguage('de');
  expect(await language()).toBe('de');
  await keepLanguage(null);
  expect(await language()).toBe('fr');
});
