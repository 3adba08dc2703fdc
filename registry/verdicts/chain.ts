/** Verdicts made into a chain: each names the one before by its hash, and is signed. */
import { sign } from 'node:crypto';
import { canonical } from '../../shared/protocol/canonical.ts';
import { sha256 } from '../../shared/protocol/hashing.ts';
import type { Signer } from '../../shared/protocol/signing.ts';

/** What a verdict says, all but its place in the feed (`device`, `feed`, `prev`), `kid` and `sig`. */
export type Unchained = { state: string } & Record<string, unknown>;

/** Where a feed stands: the number of its last verdict, and that one's hash. */
export type FeedEnd = { device: string; feed: number; prev: string };

/** The verdicts in canonical form, and the hash of the last one. */
export type Chained = { verdicts: string[]; prev: string };

/** Chains `said`, in order, to the end of a feed. Each needs the one before whole: nothing here can go side by side. */
export function chain(end: FeedEnd, said: readonly Unchained[], signer: Signer): Chained {
  let { prev } = end;
  const verdicts = said.map((one, i) => {
    const verdict = sealed({ ...one, device: end.device, feed: end.feed + i + 1, prev }, signer);
    prev = sha256(verdict);
    return verdict;
  });
  return { verdicts, prev };
}

/**
 * A verdict with its `kid` and `sig`, in canonical form. Putting the signature into the text that was signed
 * saves writing it all again for the hash and for the store.
 */
function sealed(verdict: Unchained, { kid, key }: Signer): string {
  const text = canonical({ ...verdict, kid });
  const sig = sign(null, Buffer.from(text), key).toString('base64url');
  // Of the members of a verdict `state` is the last by name, and `sig` comes before it.
  const last = `"state":"${verdict.state}"}`;
  if (!text.endsWith(`,${last}`)) throw new Error('a verdict has a member after its state');
  return `${text.slice(0, -last.length)}"sig":"${sig}",${last}`;
}
