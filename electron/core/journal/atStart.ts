/**
 * Checking the journal when the core opens: the tail at once, the rest in the background a slice at
 * a time, so that a long history delays nobody. A journal that is cut or broken takes no more entries.
 */
import type { Desk } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { readHeadMark, writeHeadMark } from './headMark.ts';
import type { FeedEnd } from './verdicts.ts';
import { verifyFeedSlice } from './verifyVerdicts.ts';
import { isCut, trustedStart, verifyAfter, verifySlice, type Break } from './verify.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';

const PAUSE_MS = 5;

type Watched = Pick<
  Desk,
  'options' | 'keys' | 'journal' | 'verdicts' | 'kept' | 'health' | 'changed' | 'log'
>;

/** Checks now what must be known before the first call, then goes on in the background until `stop`. */
export function watchJournal(desk: Watched): { stop(): void } {
  const { journal, health, keys, log } = desk;
  const device = desk.kept.enrolment.read()?.device;
  if (device === undefined) {
    health.journal = 'verified';
    return { stop: () => {} };
  }
  const signed = { device, key: keys.verify };
  const broken = (found: Break) => {
    log.error(found, 'the journal does not hold');
    health.journal = 'broken';
    health.stop = 'damaged';
    desk.changed();
  };

  const tail = verifyAfter(journal, trustedStart(journal, signed), signed);
  if (tail) broken(tail);
  checkMark(desk, device);
  if (tail) return { stop: () => {} };

  let timer: NodeJS.Timeout | null = null;
  const next = (from: Head) => {
    timer = setTimeout(() => {
      try {
        const step = verifySlice(journal, from, signed);
        if (step !== 'end' && 'problem' in step) return broken(step);
        if (step !== 'end') return next(step);
        nextVerdicts({ feed: 0, hash: GENESIS });
      } catch (error) {
        log.error(errorShape(error), 'the journal could not be read');
        broken({ seq: from.seq + 1, problem: 'form' });
      }
    }, PAUSE_MS);
  };
  const nextVerdicts = (from: FeedEnd) => {
    timer = setTimeout(() => {
      try {
        const step = verifyFeedSlice(journal, desk.verdicts, desk.kept.ring(), from);
        if (step !== 'end' && !('problem' in step)) return nextVerdicts(step);
        if (step !== 'end') {
          log.error(step, 'the verdicts do not hold from here on, and are fetched again');
          desk.verdicts.dropFrom(step.feed);
        }
        health.journal = 'verified';
        desk.changed();
      } catch (error) {
        log.error(errorShape(error), 'the verdicts could not be read');
        broken({ seq: journal.head().seq, problem: 'form' });
      }
    }, PAUSE_MS);
  };
  next({ seq: 0, hash: GENESIS });
  return { stop: () => void (timer && clearTimeout(timer)) };
}

function checkMark({ options, keys, journal, health, log }: Watched, device: string): void {
  const mark = readHeadMark(options.data, keys.verify);
  if (mark === 'damaged') log.warn('the head mark is damaged; a new one takes its place');
  else if (mark && isCut(journal, mark, device)) {
    log.error(
      { marked: mark.seq, head: journal.head().seq },
      'entries are missing at the end of the journal',
    );
    health.stop ??= 'cut-tail';
    return;
  }
  // After a power cut the mark may lie behind.
  const head = journal.head();
  if (health.stop === null && head.seq > 0) writeHeadMark(options.data, { device, ...head }, keys.sign);
}
