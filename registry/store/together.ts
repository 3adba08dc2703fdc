/** Many small statements as one: what is asked while one is on its way goes together with the next. */
import { isBusy } from './busy.ts';

/** How many statements of one kind a process has on their way: one that is slow does not keep all the others waiting. */
const AT_ONCE = 2;
/** How much one statement carries at most. */
const MOST = 200;

type Waiting<Q, A> = PromiseWithResolvers<A> & { asked: Q };

/**
 * Answers each question by `run`, which is given those that have come since it was last called and answers them in
 * the same order. None is answered from what was found before it was asked. Where `run` fails for more than one,
 * each is tried by itself, so that only what cannot be answered fails; unless the database is away or busy.
 */
export function together<Q, A>(
  run: (asked: readonly Q[]) => Promise<readonly A[]>,
): (asked: Q) => Promise<A> {
  const waiting: Waiting<Q, A>[] = [];
  let running = 0;

  async function answer(part: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await run(part.map(({ asked }) => asked));
      if (answers.length !== part.length) throw new Error('not as many answers as questions');
      for (const [i, { resolve }] of part.entries()) resolve(answers[i] as A);
    } catch (error) {
      if (part.length === 1 || isBusy(error)) for (const { reject } of part) reject(error);
      else for (const one of part) await answer([one]);
    }
  }

  function next(): void {
    while (running < AT_ONCE && waiting.length > 0) {
      running += 1;
      void answer(waiting.splice(0, MOST)).finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return (asked) => {
    const one = { ...Promise.withResolvers<A>(), asked };
    // All that arrives in one turn of the loop goes in one.
    if (waiting.push(one) === 1) setImmediate(next);
    return one.promise;
  };
}
