/** Papers: drawn by a page nobody sees, printed where there is a printer, else, but for the call list, kept as a PDF. */
import type { MainInput, MainOutput } from '../../shared/api/calls.ts';
import type { PaperFormat } from '../../shared/api/mainCalls.ts';
import { bad, good, type Problem, type Result } from '../../shared/api/result.ts';
import { ClaimPapers, SlipPaper } from '../../shared/api/claims.ts';
import { CallListPaper, ReceiptPaper } from '../../shared/api/views.ts';
import type { PaperContent } from '../../shared/api/wire.ts';

/** A paper drawn and ready; `close` forgets it. */
export type DrawnPaper = {
  /** Puts it on the default printer; `none` where there is none or it refuses, `stuck` where it cannot print now. */
  print: () => Promise<'printed' | 'none' | 'stuck'>;
  pdf: () => Promise<Uint8Array>;
  close: () => void;
};

export type PrintingParts = {
  core: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Draws a paper; throws where the page does not say in time that it has. */
  draw: (content: PaperContent, format: PaperFormat) => Promise<DrawnPaper>;
  /** Keeps a PDF and says where. */
  save: (act: string, name: string, pdf: Uint8Array) => Promise<string>;
  sleep: (ms: number) => Promise<void>;
};

/** What every paper of an act answers: whether it is on paper, or in which file. */
type Output = MainOutput<'receipts.print'>;

/** One kind of paper that is about an act or a draft. */
type PaperKind<I> = {
  /** What the core is asked for its content. */
  ask: (input: I) => { call: string; input: unknown };
  content: { safeParse(value: unknown): { success: true; data: PaperContent } | { success: false } };
  about: (input: I) => string;
  format: (input: I) => PaperFormat;
  /** In the name of the file, where there is no printer; it says nothing of the person. */
  name: (input: I) => string;
  /** The audit lines: put on paper, or kept as a file. */
  events: { printed: string; saved: string };
};

/** The receipt of an entry. */
export const RECEIPT: PaperKind<MainInput<'receipts.print'>> = {
  ask: ({ entry }) => ({ call: 'receipts.make', input: { entry } }),
  content: ReceiptPaper,
  about: ({ entry }) => entry,
  format: ({ format }) => format,
  name: ({ format }) => format,
  events: { printed: 'printed', saved: 'saved' },
};

/** Everything a citizen takes from a claim to the police and the lenders, and what to bring back. */
export const CLAIM_PAPERS: PaperKind<MainInput<'claims.print'>> = {
  ask: ({ entry }) => ({ call: 'claims.papers', input: { entry } }),
  content: ClaimPapers,
  about: ({ entry }) => entry,
  format: () => 'a4',
  name: () => 'papers',
  events: { printed: 'papers.printed', saved: 'papers.saved' },
};

/** The code of a session that is not finished. */
export const SLIP: PaperKind<MainInput<'drafts.printSlip'>> = {
  ask: ({ draft }) => ({ call: 'drafts.slip', input: { id: draft } }),
  content: SlipPaper,
  about: ({ draft }) => draft,
  format: () => '80mm',
  name: () => 'slip',
  events: { printed: 'slip.printed', saved: 'slip.saved' },
};

/** How many answers are remembered, so that a window that asks again gets no second paper. */
const REMEMBERED = 50;
/** A core that died is back within a second; the audit line waits for it up to 6 s. */
const TRIES = 30;
const PAUSE_MS = 200;

/**
 * Prints papers of one kind. The same `key` asked again answers the same and prints nothing. Fails with the
 * core's problem where it has no such paper, with `core.printFailed` where none came out.
 */
export function createPrinting<I extends { key: string }>(
  parts: PrintingParts,
  kind: PaperKind<I>,
): (input: I) => Promise<Result<Output>> {
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

  async function printOnce(input: I): Promise<Result<Output>> {
    const result = await printPaper(parts, kind, input);
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
      const came = await paper.print();
      if (came === 'stuck') return bad('core.printFailed');
      return came === 'printed' ? good({}) : bad('core.noPrinter');
    } catch {
      return bad('core.printFailed');
    } finally {
      paper?.close();
    }
  };
}

async function printPaper<I extends { key: string }>(
  parts: PrintingParts,
  kind: PaperKind<I>,
  input: I,
): Promise<Result<Output>> {
  const asked = kind.ask(input);
  const made = await askPatiently(parts, asked.call, asked.input);
  if (!made.ok) return made;
  const content = kind.content.safeParse(made.value);
  if (!content.success) return bad('core.printFailed');
  const output = await putOnPaper(parts, kind, input, content.data);
  if (output === null) return bad('core.printFailed');
  const what = output.printed ? kind.events.printed : kind.events.saved;
  // The paper is out; a missing audit line is no reason to print another.
  await askPatiently(parts, 'desk.event', { key: input.key, what, about: kind.about(input) });
  return good(output);
}

async function putOnPaper<I>(
  { draw, save }: PrintingParts,
  kind: PaperKind<I>,
  input: I,
  content: PaperContent,
): Promise<Output | null> {
  let paper: DrawnPaper | undefined;
  try {
    paper = await draw(content, kind.format(input));
    const came = await paper.print();
    // A file instead would be forgotten: paper that is put in prints it at once.
    if (came === 'stuck') return null;
    if (came === 'printed') return { printed: true };
    return { printed: false, savedAs: await save(kind.about(input), kind.name(input), await paper.pdf()) };
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
