/** Receipts and the call list on paper: drawn by a page nobody sees, printed where there is a printer, else kept as a PDF. */
import type { MainInput, MainOutput, PaperFormat } from '../../shared/api/calls.ts';
import { bad, good, type Problem, type Result } from '../../shared/api/result.ts';
import { CallListPaper, ReceiptPaper } from '../../shared/api/views.ts';
import type { PaperContent } from '../../shared/api/wire.ts';

/** A paper drawn and ready; `close` forgets it. */
export type DrawnPaper = {
  /** Puts it on the default printer; false where there is none or it refuses. */
  print: () => Promise<boolean>;
  pdf: () => Promise<Uint8Array>;
  close: () => void;
};

export type PrintingParts = {
  core: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Draws a paper; throws where the page does not say in time that it has. */
  draw: (content: PaperContent, format: PaperFormat) => Promise<DrawnPaper>;
  /** Keeps a PDF and says where. */
  save: (entry: string, format: PaperFormat, pdf: Uint8Array) => Promise<string>;
  sleep: (ms: number) => Promise<void>;
};

type Input = MainInput<'receipts.print'>;
type Output = MainOutput<'receipts.print'>;

/** How many answers are remembered, so that a window that asks again gets no second paper. */
const REMEMBERED = 50;
/** A core that died is back within a second; the audit line waits for it up to 6 s. */
const TRIES = 30;
const PAUSE_MS = 200;

/**
 * Prints receipts. The same `key` asked again answers the same and prints nothing. Fails with the
 * core's problem where it has no such receipt, with `core.printFailed` where no paper came out.
 */
export function createPrinting(parts: PrintingParts): (input: Input) => Promise<Result<Output>> {
  const answers = new Map<string, Promise<Result<Output>>>();
  return (input) => {
    const known = answers.get(input.key);
    if (known) return known;
    const answer = printOnce(input);
    answers.set(input.key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= REMEMBERED) break;
      answers.delete(oldest);
    }
    return answer;
  };

  async function printOnce(input: Input): Promise<Result<Output>> {
    const result = await printReceipt(parts, input);
    // What failed may be tried again, with the same key.
    if (!result.ok) answers.delete(input.key);
    return result;
  }
}

/**
 * Prints the call list. Fails with the core's problem, with `core.noPrinter` where there is no printer:
 * the list goes into no file, for it is personal data.
 */
export function createCallListPrinting(
  parts: Omit<PrintingParts, 'save'>,
): (input: MainInput<'callList.print'>) => Promise<Result<MainOutput<'callList.print'>>> {
  return async ({ key }) => {
    const made = await askPatiently(parts, 'day.callListPaper', { key });
    if (!made.ok) return made;
    const content = CallListPaper.safeParse(made.value);
    let paper: DrawnPaper | undefined;
    try {
      if (!content.success) return bad('core.printFailed');
      paper = await parts.draw(content.data, 'a4');
      return (await paper.print()) ? good({}) : bad('core.noPrinter');
    } catch {
      return bad('core.printFailed');
    } finally {
      paper?.close();
    }
  };
}

async function printReceipt(parts: PrintingParts, { key, entry, format }: Input): Promise<Result<Output>> {
  const made = await askPatiently(parts, 'receipts.make', { entry });
  if (!made.ok) return made;
  const content = ReceiptPaper.safeParse(made.value);
  if (!content.success) return bad('core.printFailed');
  const output = await putOnPaper(parts, content.data, entry, format);
  if (output === null) return bad('core.printFailed');
  // The paper is out; a missing audit line is no reason to print another.
  await askPatiently(parts, 'desk.event', { key, what: output.printed ? 'printed' : 'saved', about: entry });
  return good(output);
}

async function putOnPaper(
  { draw, save }: PrintingParts,
  content: ReceiptPaper,
  entry: string,
  format: PaperFormat,
): Promise<Output | null> {
  let paper: DrawnPaper | undefined;
  try {
    paper = await draw(content, format);
    if (await paper.print()) return { printed: true };
    return { printed: false, savedAs: await save(entry, format, await paper.pdf()) };
  } catch {
    return null;
  } finally {
    paper?.close();
  }
}

/** Asks the core, and asks again the same while it restarts. */
async function askPatiently(
  { core, sleep }: Pick<PrintingParts, 'core' | 'sleep'>,
  name: string,
  input: unknown,
): Promise<Result<unknown>> {
  let result = await core(name, input);
  for (let tries = 1; tries < TRIES && !result.ok && isRestarting(result.problem); tries += 1) {
    await sleep(PAUSE_MS);
    result = await core(name, input);
  }
  return result;
}

const isRestarting = ({ code }: Problem): boolean => code === 'core.restarting';
