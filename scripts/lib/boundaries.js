import { builtinModules } from 'node:module';
import globals from 'globals';

/** The folders whose code takes time and data as arguments and runs anywhere. */
const pureFolders = ['tracker', 'charter', 'registry', 'consent', 'match', 'visit', 'findings', 'report', 'words'];

const polyfill = {
  regex: '^webextension-polyfill$',
  message: 'Only lib/platform/browser.ts imports the polyfill: take a function as an argument instead.',
};
const registryData = {
  regex: '(^|/)registries/',
  message: 'Only lib/platform, entrypoints/background and cli read the registries: take them as an argument instead.',
};
const registryCode = {
  regex: '(^|/)registry(/|$)',
  message: 'The interface shows a report and knows no registry: ask the background.',
};
const shell = {
  regex: '(^|/)(platform|view|entrypoints)/|^#|\\.svelte$',
  message: 'A pure folder imports nothing from platform, view or entrypoints: take a value as an argument instead.',
};
const runtime = {
  regex: `^(node:.*|(wxt|svelte)(/.*)?|@wxt-dev/.*|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')}))$`,
  message: 'A pure folder runs anywhere: it imports no module of Node, WXT or Svelte.',
};
const otherSide = (folder) => ({
  regex: `(^|/)${folder}/`,
  message: 'lib/tracker and lib/charter know nothing of each other: join them in lib/match.',
});

/** Standard objects that every runtime has, although the lists of browser and Node globals name them too. */
const everywhere = new Set([...Object.keys(globals.builtin), 'Intl', 'URL', 'URLSearchParams']);

const runtimeGlobals = ['browser', 'node', 'serviceworker', 'webextensions']
  .flatMap((runtimeName) => Object.keys(globals[runtimeName]))
  .filter((name) => !everywhere.has(name));

const restrictedGlobals = [...new Set([...runtimeGlobals, 'globalThis'])].map((name) => ({
  name,
  message: 'A pure folder uses no browser or Node global: take a value as an argument instead.',
}));

const clockSyntax = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date']:matches([property.name='now'], [property.value='now'])",
  "MemberExpression[object.name='Math']:matches([property.name='random'], [property.value='random'])",
  "VariableDeclarator:matches([init.name='Date'], [init.name='Math'])",
].map((selector) => ({ selector, message: 'A pure folder has no clock and no chance: take the time as an argument.' }));

const hiddenImports = [
  { selector: 'ImportExpression', message: 'A pure folder states its imports at the top.' },
  { selector: "MetaProperty[meta.name='import']", message: 'A pure folder does not ask its bundler for anything.' },
];

const viewSyntax = [
  { selector: 'ImportExpression[source.value=/registr/]', message: registryCode.message },
  { selector: "MemberExpression[object.type='MetaProperty'][property.name='glob']", message: registryCode.message },
];

const noImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const pure = pureFolders.map((folder) => {
  const opposite = { tracker: [otherSide('charter')], charter: [otherSide('tracker')] }[folder] ?? [];
  return {
    name: `miette/pure/${folder}`,
    files: [`lib/${folder}/**`],
    rules: {
      ...noImports(polyfill, registryData, shell, runtime, ...opposite),
      'no-restricted-globals': ['error', ...restrictedGlobals],
      'no-restricted-syntax': ['error', ...clockSyntax, ...hiddenImports],
    },
  };
});

/**
 * The directions of the architecture, as lint rules. A later entry replaces an earlier one's list of forbidden imports
 * for the files that both name, so each entry states its list in full.
 */
export const boundaries = [
  { name: 'miette/everywhere', files: ['**/*.{ts,svelte}'], rules: noImports(polyfill, registryData) },
  {
    name: 'miette/readers-of-registries',
    files: ['lib/platform/**', 'entrypoints/background/**', 'cli/**', 'tests/**', 'scripts/**'],
    rules: noImports(polyfill),
  },
  { name: 'miette/polyfill', files: ['lib/platform/browser.ts'], rules: noImports(registryData) },
  {
    name: 'miette/interface',
    files: ['lib/view/**', 'entrypoints/{popup,report,options}/**'],
    rules: { ...noImports(polyfill, registryData, registryCode), 'no-restricted-syntax': ['error', ...viewSyntax] },
  },
  ...pure,
];
