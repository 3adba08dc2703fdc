import fs from 'node:fs';
import path from 'node:path';

/** The first Node that runs TypeScript and better-sqlite3 13 (Node-API 10) as this project uses them. */
export const NODE_MAJOR = 24;

/** Whether a version such as `24.1.0` will do. @param {string} version */
export function isNodeRecentEnough(version) {
  return Number.parseInt(version, 10) >= NODE_MAJOR;
}

/**
 * The Node 24 (or later) to run commands with: the one running now, else the one that the npm
 * packages brought. Throws, saying what to install, where there is neither.
 * @param {string} root the project's folder
 * @returns {string} path of the program
 */
export function findNode(root) {
  if (isNodeRecentEnough(process.versions.node)) return process.execPath;
  const ours = path.join(root, 'node_modules/.bin/node');
  if (fs.existsSync(ours)) return ours;
  throw new Error(
    `Node ${NODE_MAJOR} or later is needed, and this is Node ${process.versions.node} on ` +
      `${process.platform}-${process.arch}, for which the project brings none. Install it from https://nodejs.org.`,
  );
}

/**
 * `env` with the project's own programs first on PATH, as `npm run` does it.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function prependBin(root, env) {
  const bin = path.join(root, 'node_modules/.bin');
  const before = env.PATH ?? '';
  if (before.split(path.delimiter)[0] === bin) return env;
  return { ...env, PATH: before === '' ? bin : bin + path.delimiter + before };
}
