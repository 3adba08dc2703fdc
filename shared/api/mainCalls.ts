/**
 * What a window asks of the main process, which alone sees disks and prints: the call list, and the receipt of an entry, on the
 * printer where there is one, else as a PDF in the data folder (`savedAs`, its path).
 */
import { z } from 'zod';
import { Uuid } from '../protocol/schema/scalars.ts';
import { RoadPlace, RoadRead, RoadWritten } from './road.ts';

const Nothing = z.object({});
const key = Uuid;
const place = z.string().min(1).max(100);

export const PaperFormat = z.enum(['80mm', 'a4']);
export type PaperFormat = z.infer<typeof PaperFormat>;

export const mainCalls = {
  'receipts.print': {
    right: 'serve',
    input: z.object({ key, entry: Uuid, format: PaperFormat }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /**
   * The papers of a claim on A4: what to bring, the plan, the statement, the letters. They are full of personal
   * data: a file is kept only where there is no printer, and goes with the entry's body.
   */
  'claims.print': {
    right: 'serve',
    input: z.object({ key, entry: Uuid }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /** The code of a session that is not finished, on 80 mm. */
  'drafts.printSlip': {
    right: 'serve',
    input: z.object({ key, draft: Uuid }),
    output: z.object({ printed: z.boolean(), savedAs: z.string().optional() }),
  },
  /** The call list on A4, on a printer only: personal data goes into no file. Problem: core.noPrinter. */
  'callList.print': { right: 'decide', input: z.object({ key }), output: Nothing },
  /** The removable disks that are there now. */
  'road.places': {
    right: 'maintain',
    input: Nothing,
    output: z.object({ places: z.array(RoadPlace), canChoose: z.boolean() }),
  },
  /**
   * Writes everything the registry is not known to have to a disk, by its `id` or `CHOOSE_PLACE`. It is not a
   * delivery. Problems: those of `road.*`, road.notChosen where the dialog was closed.
   */
  'road.export': { right: 'maintain', input: z.object({ key, to: place }), output: RoadWritten },
  /** Reads the registry's answers from a disk. Problems: those of `road.*`. */
  'road.import': { right: 'maintain', input: z.object({ key, from: place }), output: RoadRead },
} as const;
