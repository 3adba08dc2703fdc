/** Canonical JSON, RFC 8785 (JCS): the bytes that every hash and signature of the protocol covers. */
import canonicalize from 'canonicalize';

/**
 * The canonical form of a JSON value, as received or about to be sent; never of a schema's output,
 * which would drop members it does not know.
 * Throws on what JSON cannot carry: NaN, infinities, cycles, lone surrogates.
 */
export function canonical(value: unknown): string {
  const sorted = inOrder(value, 0);
  const text = sorted === NOT_SIMPLE ? canonicalize(value) : JSON.stringify(sorted);
  if (text === undefined) throw new TypeError('canonical: not a JSON value');
  return text;
}

/** `value` without the members named, for signatures that cover "all but". */
export function without<T extends object, K extends string>(value: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !(names as string[]).includes(name)),
  ) as Omit<T, K>;
}

const NOT_SIMPLE = Symbol('not simple');
/** Nothing that people fill in is nested deeper; the library does not mind how deep anything is. */
const DEEPEST = 50;

/**
 * A copy of `value` whose members are in order, so that `JSON.stringify`, which writes texts and numbers as
 * RFC 8785 wants them, writes the canonical form in half the library's time. What is not simple is left to
 * the library: what it refuses, names that objects put into an order of their own, values that are not JSON.
 */
function inOrder(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : NOT_SIMPLE;
  if (typeof value === 'number') return Number.isFinite(value) ? value : NOT_SIMPLE;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth === DEEPEST) return NOT_SIMPLE;
  return Array.isArray(value) ? elements(value, depth) : members(value as Record<string, unknown>, depth);
}

function elements(array: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (const element of array) {
    const sorted = inOrder(element, depth + 1);
    if (sorted === NOT_SIMPLE) return NOT_SIMPLE;
    copy.push(sorted);
  }
  return copy;
}

function members(object: Record<string, unknown>, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return NOT_SIMPLE;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(object).toSorted()) {
    const value = object[name];
    // As JSON.stringify leaves it out.
    if (value === undefined) continue;
    if (!isSimpleName(name)) return NOT_SIMPLE;
    const sorted = inOrder(value, depth + 1);
    if (sorted === NOT_SIMPLE) return NOT_SIMPLE;
    copy[name] = sorted;
  }
  return copy;
}

/** Whether members keep their place by this name: numbers go first in every object, and two names do magic. */
const isSimpleName = (name: string) => /^[a-z]\w*$/i.test(name) && name !== 'toJSON';
