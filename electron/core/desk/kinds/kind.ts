/** What a kind of act adds to confirming one: a file beside this for each kind. */
import type { Answers } from '../../../../shared/api/answers.ts';
import type { Problem } from '../../../../shared/api/result.ts';
import type { Policy } from '../../../../shared/protocol/schema/policy.ts';
import type { Desk } from '../desk.ts';

export type AnswersOf<K extends Answers['kind']> = Extract<Answers, { kind: K }>;

/** A refusal in the form of a result. */
export type Refusal = { ok: false; problem: Problem };

/** What is known besides the answers when an act is about to be signed. */
export type ActCase<K extends Answers['kind']> = { desk: Desk; policy: Policy; answers: AnswersOf<K> };

/** Why these answers must not be signed here and now, with the fields to mend; null where nothing speaks against it. */
export type ActRule<K extends Answers['kind']> = (it: ActCase<K>) => Refusal | null;
