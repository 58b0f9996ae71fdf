import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { parsedMessages } from './lib/parsed-messages.ts';
import { serviceConstants } from './lib/service-constants.ts';

/** Builds what `import { judge } from 'miette'` loads: one file that needs no other, and the types beside it. */
const root = join(import.meta.dirname, '..');
const folder = join(root, '.output/package');

rmSync(folder, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [parsedMessages()],
  define: serviceConstants(root),
  build: {
    outDir: folder,
    target: 'es2023',
    minify: false,
    lib: { entry: join(root, 'cli/miette.ts'), formats: ['es'], fileName: 'miette' },
  },
});

mkdirSync(folder, { recursive: true });
const configuration = join(folder, 'tsconfig.json');
writeFileSync(
  configuration,
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder,
      types: ['vite/client'],
    },
    include: [],
    files: [join(root, 'cli/miette.ts'), join(root, 'lib/platform/env.d.ts')],
  }),
);
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', configuration], {
  stdio: 'inherit',
});
rmSync(configuration);
