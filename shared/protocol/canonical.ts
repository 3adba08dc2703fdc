/** Canonical JSON, RFC 8785 (JCS): the bytes that every hash and signature of the protocol covers. */
import canonicalize from 'canonicalize';

/**
 * The canonical form of a JSON value, as received or about to be sent; never of a schema's output,
 * which would drop members it does not know.
 * Throws on what JSON cannot carry: NaN, infinities, cycles, lone surrogates.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonical: not a JSON value');
  return text;
}

/** `value` without the members named, for signatures that cover "all but". */
export function without<T extends object, K extends string>(value: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !(names as string[]).includes(name)),
  ) as Omit<T, K>;
}
