// @ts-nocheck: what makes a program open a folder are internals of Electron and Node that have no types.
// Stands in for Electron's own default_app.asar, which packaged runtimes leave out.
// Understands `electron [-r module]... <path> [the application's own arguments]`, --version and --abi.
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const asked = readArguments(process.argv.slice(1));
if (asked.preloads.length > 0) Module._preloadModules(asked.preloads);
if (asked.folder === null) {
  console.error('usage: electron [-r module] <path of the application>');
  process.exit(2);
}
open(path.resolve(asked.folder));

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === '-v' || arg === '--version') printAndExit(`v${process.versions.electron}`);
    else if (arg === '-a' || arg === '--abi') printAndExit(process.versions.modules);
    else if (arg === '-r' || arg === '--require') preloads.push(args[(i += 1)]);
    else if (!arg.startsWith('-')) return { preloads, folder: arg };
  }
  return { preloads, folder: null };
}

function printAndExit(line) {
  process.stdout.write(`${line}\n`);
  process.exit(0);
}

function open(folder) {
  // As Electron's own does it: app.isPackaged and Playwright look at it.
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const manifest = path.join(folder, 'package.json');
  const main = Module._resolveFilename(folder, null, true);
  if (fs.existsSync(manifest)) {
    const { version, productName, name, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName || name || app.name;
    app.setDesktopName(desktopName || `${app.name}.desktop`);
    app.setAppPath(folder);
  } else {
    app.setAppPath(path.dirname(main));
  }
  Module._load(main, Module, true);
}
