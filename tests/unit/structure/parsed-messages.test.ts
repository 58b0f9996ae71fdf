import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Messages } from '../../../lib/words/words.ts';
import { words } from '../../../lib/words/words.ts';
import { parsedMessages } from '../../../scripts/lib/parsed-messages.ts';

const message = '{count, plural, =0 {no trackers} one {# tracker} other {# trackers}} of <{name}>';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'miette-words-'));
  for (const language of ['en', 'fr']) await mkdir(join(root, 'locales', language), { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

/** The words of one language, as a build of these files carries them. */
async function built(
  language: 'en' | 'fr',
  files: Record<'en' | 'fr', object>,
): Promise<{ code: string; words: object }> {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(root, `locales/${name}/view.json`), JSON.stringify(content));
  }
  const entry = join(root, 'entry.js');
  await writeFile(entry, `export { default } from './locales/${language}/view.json';`);
  const output = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [parsedMessages()],
    build: { write: false, lib: { entry, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[];
  const code = output[0]?.output[0].code ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: object };
  return { code, words: module.default };
}

describe('words in a build', () => {
  test.each([0, 1, 2])('say what their text says, of %i', async (count) => {
    const { code, words: parsed } = await built('en', { en: { seen: message, another: 'x' }, fr: {} });
    expect(code).not.toContain('plural, =0');
    const [asParsed, asText] = [parsed as Messages<'seen'>, { seen: message }].map((messages) =>
      words('en', messages).say('seen', { count, name: 'example.fr' }),
    );
    expect(asParsed).toBe(asText);
  });

  test('are found by their keys in whatever order a language has them', async () => {
    const files = { en: { a: 'one', b: 'two' }, fr: { b: 'deux', a: 'un' } };
    const { words: parsed } = await built('fr', files);
    expect(words('fr', parsed as Messages<'a' | 'b'>).say('b')).toBe('deux');
  });

  test.each([
    ['a message that is none', { seen: '{count, plural,' }, '"seen" is not an ICU message'],
    ['a message that is missing', {}, '"seen" has no text'],
  ])('fail with %s, by file and key', async (_what, fr, said) => {
    const failure = built('fr', { en: { seen: message }, fr });
    await expect(failure).rejects.toThrow(said);
    await expect(failure).rejects.toThrow('locales/fr/view.json');
  });
});

test('the parser itself stays out of the build', () => {
  const result = parsedMessages().transform('import "parser";', '/miette/lib/words/parse-message.ts');
  expect(result?.code).not.toContain('import');
});

test.each(['/miette/locales/en/manifest.json', '/miette/registries/services/matomo.json'])(
  '%s is left as it is',
  (id) => {
    expect(parsedMessages().resolveId(id)).toBeNull();
  },
);
