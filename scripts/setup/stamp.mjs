import fs from 'node:fs';
import path from 'node:path';

/**
 * What the set-up remembers between runs. It lies in node_modules, so it goes when they go.
 * @typedef {object} Stamp
 * @property {string} [lock] SHA-256 of the package-lock.json that is installed
 * @property {number} [electronTriedAt] when Electron's download server last did not answer (ms since 1970)
 */

/** @param {string} root */
const stampFile = (root) => path.join(root, 'node_modules/.qalqan-setup');

/** The stamp, empty where there is none or it cannot be read. @param {string} root @returns {Stamp} */
export function readStamp(root) {
  try {
    return /** @type {Stamp} */ (JSON.parse(fs.readFileSync(stampFile(root), 'utf8')));
  } catch {
    return {};
  }
}

/** Adds `news` to the stamp. @param {string} root @param {Stamp} news */
export function updateStamp(root, news) {
  const temporary = `${stampFile(root)}.${process.pid}`;
  fs.writeFileSync(temporary, JSON.stringify({ ...readStamp(root), ...news }));
  fs.renameSync(temporary, stampFile(root));
}
