import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';

// The snippets stand at paths without a file, which the type checker cannot know; no boundary needs types.
const eslint = new ESLint({
  overrideConfig: [{ ...tseslint.configs.disableTypeChecked, files: ['**/*.ts', '**/*.svelte'] }],
});

/** The rules that object to `code` standing at `filePath`, each once. */
async function objections(filePath: string, code: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath });
  return [...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))];
}

const importing = (source: string) => `import { thing } from '${source}';\nexport const other = thing;\n`;
const using = (expression: string) => `export const thing: unknown = ${expression};\n`;

const pureFolders = ['tracker', 'charter', 'registry', 'consent', 'match', 'visit', 'findings', 'report', 'words'];

describe.each(pureFolders)('the pure folder lib/%s', (folder) => {
  test.each([
    '../platform/jar.ts',
    '../view/app.ts',
    '../../entrypoints/background/index.ts',
    'node:fs',
    'fs/promises',
    'webextension-polyfill',
    'wxt/utils/storage',
    '../../registries/services/matomo.json',
  ])('does not import %s', async (source) => {
    expect(await objections(`lib/${folder}/offence.ts`, importing(source))).toEqual(['no-restricted-imports']);
  });

  test.each(['document.cookie', 'process.env', 'browser.cookies', 'performance.now()', 'globalThis', 'setTimeout(f)'])(
    'does not use %s',
    async (expression) => {
      expect(await objections(`lib/${folder}/offence.ts`, using(expression))).toEqual(['no-restricted-globals']);
    },
  );

  test.each(['Date.now()', "Date['now']()", 'new Date()', 'Date()', 'Math.random()'])(
    'has no %s',
    async (expression) => {
      expect(await objections(`lib/${folder}/offence.ts`, using(expression))).toContain('no-restricted-syntax');
    },
  );

  test.each(["import('../platform/jar.ts')", "import.meta.glob('../../registries/**')"])(
    'hides no import as %s',
    async (expression) => {
      expect(await objections(`lib/${folder}/offence.ts`, using(expression))).toEqual(['no-restricted-syntax']);
    },
  );

  test('uses the language, its neighbours in the folder and a given time', async () => {
    const code = `import { thing } from './neighbour.ts';
export const day = (iso: string): string => new Intl.DateTimeFormat('en').format(new Date(iso));
export const host = (page: string): string => new URL(page).host + String(Math.max(1, thing));
`;
    expect(await objections(`lib/${folder}/sound.ts`, code)).toEqual([]);
  });
});

describe('a direction between folders', () => {
  test.each([
    ['lib/tracker/offence.ts', '../charter/declaration.ts'],
    ['lib/charter/offence.ts', '../tracker/tracker.ts'],
    ['lib/view/offence.ts', '../registry/portal-registry.ts'],
    ['lib/view/offence.ts', '../../registries/platform/opendatasoft.json'],
    ['entrypoints/popup/offence.ts', '../../lib/registry/portal-registry.ts'],
    ['entrypoints/report/offence.ts', '../../registries/platform/opendatasoft.json'],
    ['entrypoints/options/offence.ts', '../../lib/registry/portal-registry.ts'],
    ['entrypoints/background/offence.ts', 'webextension-polyfill'],
    ['entrypoints/observe.ts', '../../registries/platform/opendatasoft.json'],
    ['lib/platform/jar.ts', 'webextension-polyfill'],
    ['cli/offence.ts', 'webextension-polyfill'],
  ])('keeps %s from importing %s', async (file, source) => {
    expect(await objections(file, importing(source))).toEqual(['no-restricted-imports']);
  });

  test.each([
    ['lib/match/sound.ts', '../charter/declaration.ts'],
    ['lib/match/sound.ts', '../tracker/tracker.ts'],
    ['lib/platform/browser.ts', 'webextension-polyfill'],
    ['lib/platform/sound.ts', '../../registries/platform/opendatasoft.json'],
    ['entrypoints/background/sound.ts', '../../registries/platform/opendatasoft.json'],
    ['cli/sound.ts', '../registries/platform/opendatasoft.json'],
    ['lib/view/sound.ts', '../report/report.ts'],
  ])('lets %s import %s', async (file, source) => {
    expect(await objections(file, importing(source))).toEqual([]);
  });

  test.each([
    ['lib/view/offence.ts', "import('../registry/portal-registry.ts')"],
    ['entrypoints/popup/offence.ts', "import.meta.glob('../../registries/**')"],
  ])('keeps %s from hiding it as %s', async (file, expression) => {
    expect(await objections(file, using(expression))).toEqual(['no-restricted-syntax']);
  });
});

describe('everywhere', () => {
  test.each([
    ['any', 'export const thing: any = 1;\n', '@typescript-eslint/no-explicit-any'],
    [
      'a non-null assertion',
      'export const first = (all: string[]) => all[0]!;\n',
      '@typescript-eslint/no-non-null-assertion',
    ],
    ['a comment that switches a rule off', '// eslint-disable-next-line no-empty\nexport const thing = 1;\n', null],
  ])('there is no %s', async (_what, code, rule) => {
    expect(await objections('lib/platform/offence.ts', code)).toEqual([rule]);
  });

  test('a component inserts no HTML from a string', async () => {
    const code = '<script lang="ts">\n  let { text }: { text: string } = $props();\n</script>\n\n<p>{@html text}</p>\n';
    expect(await objections('lib/view/Offence.svelte', code)).toEqual(['svelte/no-at-html-tags']);
  });

  test('a component obeys the boundaries of its folder', async () => {
    const code =
      '<script lang="ts">\n  import { thing } from \'../registry/portal-registry.ts\';\n</script>\n\n<p>{thing}</p>\n';
    expect(await objections('lib/view/Offence.svelte', code)).toEqual(['no-restricted-imports']);
  });
});
