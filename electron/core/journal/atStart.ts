/**
 * Checking the file when the core opens: the first of its pages and the journal's tail at once, the
 * rest of both in the background a slice at a time, so that a long history delays nobody.
 * A journal that is cut or broken takes no more entries.
 */
import type { Desk } from '../desk/desk.ts';
import { errorShape } from '../log.ts';
import { BEFORE_ALL } from './actIndex.ts';
import { readHeadMark, writeHeadMark } from './headMark.ts';
import { createJournal, type Journal } from './journal.ts';
import { createVerdicts, type FeedEnd, type Verdicts } from './verdicts.ts';
import { verifyFeedSlice } from './verifyVerdicts.ts';
import { isDamage, type Db } from '../store/database.ts';
import type { PageSweep } from '../store/pageSweep.ts';
import { isCut, trustedStart, verifyAfter, verifySlice, type Break } from './verify.ts';
import { GENESIS } from '../../../shared/protocol/schema/entry.ts';
import type { Head } from '../../../shared/protocol/schema/bodies.ts';

const PAUSE_MS = 5;
/** So many pages are read before the first call is answered: all of a young kiosk's file. */
const PAGES_AT_START = 200;
const PAGES_SLICE_MS = 5;

type Watched = Pick<
  Desk,
  'options' | 'keys' | 'journal' | 'verdicts' | 'acts' | 'kept' | 'health' | 'changed' | 'log'
>;

/**
 * Checks now what must be known before the first call, then goes on in the background until `stop`. `pages`
 * is a sweep of the file; it is closed when it has ended. `openReader` opens the file once more: what is read
 * through from end to end must not push the pages that the desk works with out of memory.
 */
export function watchJournal(desk: Watched, pages: PageSweep, openReader: () => Db): { stop(): void } {
  const { journal, health, keys, log } = desk;
  let timer: NodeJS.Timeout | null = null;
  let reader: Db | null = null;
  let file: { journal: Journal; verdicts: Verdicts } | null = null;
  const stop = () => {
    if (timer) clearTimeout(timer);
    pages.close();
    closeReader();
  };
  const read = () => {
    reader ??= openReader();
    file ??= { journal: createJournal(reader, () => {}), verdicts: createVerdicts(reader, desk.kept.ring) };
    return file;
  };
  const closeReader = () => {
    reader?.close();
    reader = null;
    file = null;
  };
  const broken = (found: Break | { problem: 'page' }) => {
    log.error(found, 'the journal does not hold');
    stop();
    health.journal = 'broken';
    health.stop = 'damaged';
    desk.changed();
  };
  const device = desk.kept.enrolment.read()?.device;
  const signed = device === undefined ? null : { device, key: keys.verify };

  /** Does one piece now; the next one follows after a pause. */
  const step = (work: () => (() => void) | null) => {
    try {
      const next = work();
      if (next) timer = setTimeout(next, PAUSE_MS);
    } catch (error) {
      log.error(errorShape(error), 'the journal could not be read');
      broken({ problem: 'page' });
    }
  };
  const entries = (from: Head): void =>
    step(() => {
      const found = signed ? verifySlice(read().journal, from, signed) : 'end';
      if (found !== 'end' && 'problem' in found) {
        broken(found);
        return null;
      }
      return found === 'end' ? () => feed({ feed: 0, hash: GENESIS }) : () => entries(found);
    });
  const feed = (from: FeedEnd): void =>
    step(() => {
      const found = verifyFeedSlice(read().journal, read().verdicts, desk.kept.ring(), from);
      if (found !== 'end' && !('problem' in found)) return () => feed(found);
      closeReader();
      if (found !== 'end') {
        log.error(found, 'the verdicts do not hold from here on, and are fetched again');
        desk.verdicts.dropFrom(found.feed);
      }
      health.journal = 'verified';
      desk.changed();
      return () => index(BEFORE_ALL);
    });
  const index = (after: number): void =>
    step(() => {
      const found = desk.acts.check(after);
      if (found === 'end') return null;
      if (found.wrong > 0) {
        log.error({ wrong: found.wrong }, 'the index of acts was wrong, and was derived again');
        desk.changed();
      }
      return () => index(found.last);
    });
  const readPages = (ms: number, count?: number): void =>
    step(() => {
      const found = pages.look(ms, count);
      if (found === 'damaged') broken({ problem: 'page' });
      if (found === 'more') return () => readPages(PAGES_SLICE_MS);
      return found === 'whole' ? () => entries({ seq: 0, hash: GENESIS }) : null;
    });

  if (desk.kept.restored.read()) health.stop = 'cut-tail';
  if (signed) {
    try {
      const tail = verifyAfter(journal, trustedStart(journal, signed), signed);
      checkMark(desk, signed.device);
      if (tail) broken(tail);
    } catch (error) {
      if (!isDamage(error)) throw error;
      broken({ problem: 'page' });
    }
  }
  if (health.journal !== 'broken') readPages(Infinity, PAGES_AT_START);
  return { stop };
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
