/** The peer of `drain`: express-pouchdb over LevelDB, every write synced, in a process of its own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import express from 'express';
import expressPouch from 'express-pouchdb';
import { syncedPouch } from './pouch.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-pouch-'));
const app = express();
const options = {
  mode: 'minimumForPouchDB',
  configPath: path.join(folder, 'config.json'),
  logPath: path.join(folder, 'log.txt'),
};
app.use('/', expressPouch(syncedPouch.defaults({ prefix: `${folder}/` }), options));
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`,
  );
});
process.once('SIGTERM', () => {
  fs.rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
