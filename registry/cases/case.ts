/** What the rules of a kind are given, and what they all use. */
import type { z } from 'zod';
import type { Kind, Body } from '../../shared/protocol/schema/bodies.ts';
import { bodies } from '../../shared/protocol/schema/bodies.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Policy } from '../../shared/protocol/schema/policy.ts';
import type { RegistryKeys } from '../keys/keys.ts';
import type { PendingOrder } from '../lender/publish.ts';
import type { StaffPerson } from '../policy/staff.ts';
import type { Device, NewBan, Writing } from '../store/tables.ts';
import type { Outcome } from '../verdicts/append.ts';
import type { Later } from './later.ts';
import type { NewLift } from './lift.ts';

/** One entry to be judged inside the transaction that takes it. */
export type Case = {
  tx: Writing;
  keys: RegistryKeys;
  policy: Policy;
  staff: readonly StaffPerson[];
  device: Device;
  /** Bans recorded by the push so far; they are written together at its end. */
  bans: NewBan[];
  /** Lifts recorded by the push so far; written at its end as well. */
  lifts: NewLift[];
  /** Orders to lenders, published together at the end of the push. */
  orders: PendingOrder[];
  /** Verdicts about other acts, said once those of the push are written. */
  later: Later[];
  entry: Entry;
  /** The lookup key of the citizen the entry is about, or null where it is about none. */
  citizen: string | null;
  nowMs: number;
};

/** The judgement: the verdicts in order. */
export type Judgement = readonly Outcome[];

/** Recorded, with a number of its own. */
export const RECORDED: Outcome = { state: 'recorded', numbered: true };

/** A body by the schema of its kind, or the paths of the fields that do not fit; never their values. */
export function readBody<K extends Kind>(
  kind: K,
  body: unknown,
): { ok: true; body: Body<K> } | { ok: false; fields: string[] } {
  const parsed = bodies[kind].safeParse(body);
  // The schema is the one of K, which the compiler cannot follow through the table.
  return parsed.success
    ? { ok: true, body: parsed.data as Body<K> }
    : { ok: false, fields: pathsOf(parsed.error) };
}

const MOST_FIELDS = 50;

const pathsOf = (error: z.ZodError): string[] =>
  [...new Set(error.issues.map((issue) => issue.path.join('.')))].slice(0, MOST_FIELDS);
