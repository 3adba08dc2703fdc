/** The loop that brings attachments after their entries, one at a time, beside the journal and never before it. */
import { clerkAt } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { delayMs } from './backoff.ts';
import type { Link, Step } from './link.ts';
import { firstPiece, upload, type Piece } from './upload.ts';

export type Uploads = {
  /** There may be something to send. */
  wake(): void;
  /** Someone asked: what was given up is tried again, at once. */
  again(): void;
  stop(): Promise<void>;
};

export function startUploads(link: Link): Uploads {
  const { desk } = link;
  const piece = firstPiece();
  let stopping = false;
  let woken = false;
  let interrupt = () => {};
  const wake = () => {
    woken = true;
    interrupt();
  };

  /** Waits for `ms`, or for good where there is nothing to do, unless there is something by now. */
  const pause = (ms: number | null) =>
    new Promise<void>((resolve) => {
      if (woken || stopping) return resolve();
      const timer = ms === null ? null : setTimeout(() => interrupt(), ms);
      interrupt = () => {
        if (timer) clearTimeout(timer);
        interrupt = () => {};
        resolve();
      };
    });

  const run = async () => {
    let failures = 0;
    while (!stopping) {
      woken = false;
      const step = await round(link, piece, () => stopping);
      failures = step === 'done' || step === 'refused' ? 0 : failures + 1;
      await pause(failures === 0 ? null : delayMs(step, failures, clerkAt(desk) !== null, Math.random()));
    }
  };

  const running = run();
  return {
    wake,
    again() {
      desk.blobs.forgetTroubles();
      wake();
    },
    stop() {
      stopping = true;
      wake();
      return running;
    },
  };
}

/** Tries each attachment whose entry was delivered; one that is lost or refused does not hold up the others. */
async function round(link: Link, piece: Piece, isStopping: () => boolean): Promise<Step> {
  const { blobs, kept, log } = link.desk;
  const enrolment = kept.enrolment.read();
  if (!enrolment || kept.stop.read() === 'revoked') return 'done';
  try {
    for (const row of blobs.waiting(kept.delivered.read()?.seq ?? 0)) {
      if (isStopping()) return 'done';
      if (blobs.trouble(row.sha256) !== null) continue;
      const content = await blobs.read(row);
      if (!Buffer.isBuffer(content)) {
        log.error({ problem: content }, 'an attachment cannot be read from the disk');
        link.desk.changed();
        continue;
      }
      const step = await upload(link, enrolment, { row, content }, piece);
      if (step === 'offline' || typeof step === 'object') return step;
      if (step === 'done') blobs.delivered(row.sha256);
      else blobs.setTrouble(row.sha256, 'blob.refused');
      link.desk.changed();
    }
    return 'done';
  } catch (error) {
    log.error(errorShape(error), 'attachments could not be sent');
    return 'offline';
  }
}
