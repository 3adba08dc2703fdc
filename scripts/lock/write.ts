/** `node scripts/lock/write.ts`, after `npm install`: completes package-lock.json (see complete.ts). */
import fs from 'node:fs';
import path from 'node:path';
import { completeLock, type Lock } from './complete.ts';

const file = path.resolve(import.meta.dirname, '../../package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
fs.writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
