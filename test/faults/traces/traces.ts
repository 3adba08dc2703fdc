/**
 * `traces`: after a day at the real windows nothing that was typed is anywhere in the kiosk's folder in a form that
 * somebody without its key can read: database and its log, drafts, attachments, receipts, backups, what Chromium
 * keeps, dumps of what crashed, and what the programs said. Killed with a session open, and after a close in good order.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDesk, type Desk } from '../../e2e/desk.ts';
import type { FaultRunner } from '../fault.ts';
import { noFindings } from '../judge.ts';
import { crash, PLANTED, serveADay } from './day.ts';
import { searchBytes, searchFolders } from './search.ts';

const SIZE = { width: 1280, height: 1024 };

export const traces: FaultRunner = {
  about:
    'a day of people in real windows, then every file under the kiosk’s folder searched for what they said',
  shortRuns: 1,
  async run({ runs, say }) {
    const findings = noFindings();
    let files = 0;
    for (let run = 0; run < runs; run += 1) {
      const backup = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-backup-'));
      const desk = await openDesk({ size: SIZE, args: ['--backup', backup, '--papers', papersOf(backup)] });
      try {
        await serveADay(desk);
        await crash(desk);
        await desk.kiosk.kill();
        files += search(desk, backup, 'killed', findings.violations, say);
        await desk.startAgain();
        await desk.kiosk.close();
        files += search(desk, backup, 'closed', findings.violations, say);
      } finally {
        await desk.remove();
        fs.rmSync(backup, { recursive: true, force: true });
        fs.rmSync(papersOf(backup), { recursive: true, force: true });
      }
    }
    return { runs: files, findings };
  },
};

/** Outside the kiosk's folder: papers are the citizen's. */
const papersOf = (backup: string): string => `${backup}-papers`;

function search(
  { data, kiosk }: Desk,
  backup: string,
  how: string,
  violations: string[],
  say: (text: string) => void,
): number {
  const { files, bytes, hits } = searchFolders([data, backup], PLANTED);
  hits.push(...searchBytes(Buffer.from(kiosk.output()), PLANTED).map((what) => `what it said: ${what}`));
  say(
    `${how}: ${files} files of ${(bytes / 1e6).toFixed(1)} MB searched for ${Object.keys(PLANTED).length} values, ${hits.length} found`,
  );
  // A search that meets no database, no profile and no receipt has not seen the day.
  for (const name of ['kiosk.db', 'chromium', 'receipts', 'blobs'])
    if (!fs.existsSync(path.join(data, name))) violations.push(`${how}: there is no ${name}`);
  violations.push(...hits.map((hit) => `${how}: ${hit}`));
  return files;
}
