/**
 * Imports go one way (docs/developers.md, "Where things are"): renderer, registry and each process
 * of the kiosk may import shared, and nothing else of ours; shared imports nothing of ours.
 */

const { builtinModules } = require('node:module');

const BUILTIN = `^(node:)?(${builtinModules.map((name) => name.replace(/^node:/, '')).join('|')})$`;

/** Which of our folders `from` may import beside itself: `shared`, or nothing. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|renderer|shared|registry|scripts|test|tools)/', pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'renderer-imports-shared-only',
      '^renderer/',
      '^(renderer|shared)/',
      'A page has no Node and no Electron.',
    ),
    only(
      'main-imports-shared-only',
      '^electron/main/',
      '^(electron/main|shared)/',
      'Processes meet by messages.',
    ),
    only(
      'preload-imports-shared-only',
      '^electron/preload/',
      '^(electron/preload|shared)/',
      'Processes meet by messages.',
    ),
    only(
      'core-imports-shared-only',
      '^electron/core/',
      '^(electron/core|shared)/',
      'Processes meet by messages.',
    ),
    only(
      'registry-imports-shared-only',
      '^registry/(?!console/page/)',
      '^(registry|shared)/',
      'Only the protocol is common with a kiosk.',
    ),
    only(
      'console-page-imports-shared-and-the-look',
      '^registry/console/page/',
      '^(registry/console/page|shared)/|^renderer/app/tokens\\.css$',
      'A page in a browser: of the registry it knows the protocol, of the kiosk its colours.',
    ),
    {
      name: 'console-page-from-nowhere-else',
      comment: 'The registry serves the page as it was built; nothing runs it.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared|registry|scripts)/', pathNot: '^registry/console/page/' },
      to: { path: '^registry/console/page/' },
    },
    only('shared-imports-nothing-of-ours', '^shared/', '^shared/', 'Everything stands on it.'),
    {
      name: 'core-without-electron',
      comment: 'The core also runs as a plain Node process (docs/decisions/0001-two-runtimes.md).',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
    {
      name: 'electron-in-its-own-processes-only',
      severity: 'error',
      from: { path: '^(renderer|shared|registry)/' },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
    {
      name: 'renderer-without-node',
      comment: 'No built-in module of Node, not by way of shared/ either: a page cannot load it.',
      severity: 'error',
      from: { path: '^(renderer|registry/console/page)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: BUILTIN, reachable: true },
    },
    {
      name: 'no-cycles',
      comment: 'Types may name one another; code that runs may not need itself to be loaded.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that is no entry point is a leftover.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.test\\.tsx?$',
          '\\.examples\\.tsx$',
          '(^|/)index\\.ts$',
          '(^|/)cli\\.ts$',
          '^registry/console/page/main\\.tsx$',
          '\\.config\\.ts$',
          '^scripts/setup/testRuntimeApp/',
          '^scripts/afterPack\\.cjs$',
          '^test/',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      comment: 'registry/ and the CLIs run unbundled: what they import must be installed with them.',
      severity: 'error',
      from: {
        path: '^(registry|electron/core)/',
        pathNot: ['\\.test\\.ts$', '^registry/console/page/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
