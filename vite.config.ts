import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { workerFiles } from './scripts/workerFiles.ts';
import { hasDisplay } from './scripts/setup/display.mjs';

const root = import.meta.dirname;
const external = [
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
  'electron',
  // A native module with its binaries beside it: it cannot be bundled.
  'better-sqlite3',
];

export default defineConfig({
  root: process.env.VITEST ? root : path.join(root, 'renderer'),
  // Relative, because pages are served from app://kiosk/.
  base: './',
  plugins: [react(), workerFiles(root)],
  builder: {
    /** Everything; or the one environment that scripts/setup/appBuild.mjs names, for who runs no kiosk. */
    async buildApp(builder) {
      const only = process.env.QALQAN_BUILD_ONLY || undefined;
      for (const environment of Object.values(builder.environments))
        if (only === undefined || environment.name === only) await builder.build(environment);
    },
  },
  worker: {
    format: 'es',
    // A folder of their own: what workers may do is not what pages may (electron/main/appProtocol.ts).
    rolldownOptions: { output: { entryFileNames: 'workers/[name].js', chunkFileNames: 'workers/[name].js' } },
  },
  environments: {
    client: {
      build: {
        // The test runtime's Chromium (docs/decisions/0001-two-runtimes.md).
        target: 'chrome114',
        outDir: path.join(root, 'dist/renderer'),
        emptyOutDir: true,
        // The content security policy allows no data: scripts or fonts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    // The console of the registry, which serves it (registry/console/page.ts): no HTML, two names that stay.
    console: {
      consumer: 'client',
      build: {
        target: 'chrome114',
        outDir: path.join(root, 'dist/console'),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        copyPublicDir: false,
        modulePreload: { polyfill: false },
        // One file: it is fetched once, by an office.
        chunkSizeWarningLimit: 1_000,
        rolldownOptions: {
          input: { console: path.join(root, 'registry/console/page/main.tsx') },
          output: {
            entryFileNames: '[name].js',
            assetFileNames: ({ names }) =>
              names.some((name) => name.endsWith('.css')) ? 'console.css' : '[name]-[hash][extname]',
          },
        },
      },
    },
    main: node('main', 'node18'),
    preload: node('preload', 'node18'),
    core: node('core', 'node22'),
  },
  test: {
    globalSetup: [path.join(root, 'scripts/testFolder.ts')],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{electron,registry,shared,scripts}/**/*.test.ts'],
          exclude: ['registry/console/page/**'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['{renderer,registry/console/page}/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: [path.join(root, 'renderer/app/testPatience.ts')],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/{integration,faults,bench}/**/*.test.ts'],
          exclude: ['test/integration/registryProcesses/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          // The tests of the registry once more, on a real PostgreSQL, and those of several processes over one.
          include: ['test/integration/registry/*.test.ts', 'test/integration/registryProcesses/*.test.ts'],
          globalSetup: [path.join(root, 'test/integration/postgresSetup.ts')],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [path.join(root, 'scripts/e2eSetup.ts')],
          setupFiles: [path.join(root, 'test/e2e/ownScreen.ts')],
          // One screen, one window in front: on a real one the tests take turns. After all others, because they wait for
          // what windows do, and would wait in vain on a machine that is busy.
          maxWorkers: hasDisplay() ? 1 : 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

/** CommonJS for Node, from `electron/<name>/index.ts` to `dist/<name>/<name>.cjs`; what it reads later is beside it. */
function node(name: string, target: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external, conditions: ['node', 'module', 'import', 'default'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target,
      ssr: true,
      outDir: path.join(root, 'dist', name),
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: path.join(root, 'electron', name, 'index.ts'),
        external,
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, chunkFileNames: '[name].cjs' },
      },
    },
  };
}
