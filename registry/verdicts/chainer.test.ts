import { afterAll, expect, test } from 'vitest';
import { hashOf } from '../../shared/protocol/hashing.ts';
import { isSealedBy, newKey, privateKey, publicJwk, publicKey } from '../../shared/protocol/signing.ts';
import { createChainer } from './chainer.ts';

const jwk = newKey('Ed25519');
const signer = { kid: 'k', key: privateKey(jwk) };
const chainer = createChainer(signer);
afterAll(() => chainer.close());

type Read = { feed: number; prev: string; sig: string; kid: string };

test('a chain is the same here and on the thread, and each verdict is signed and names the one before', async () => {
  const said = Array.from({ length: 120 }, (_, n) => ({
    n,
    state: 'recorded',
    detail: { text: 'ә"\\\u2028' },
  }));
  const end = { device: 'd', feed: 7, prev: '0'.repeat(64) };
  const long = await chainer.chain(end, said);
  const short = await chainer.chain(end, said.slice(0, 10));
  expect(long.verdicts.slice(0, 10)).toEqual(short.verdicts);
  let { prev } = end;
  for (const [i, text] of long.verdicts.entries()) {
    const verdict = JSON.parse(text) as Read;
    expect(verdict).toMatchObject({ ...said[i], device: 'd', kid: 'k', feed: 8 + i, prev });
    expect(isSealedBy(verdict, publicKey(publicJwk(jwk)))).toBe(true);
    prev = hashOf(verdict);
  }
  expect(long.prev).toBe(prev);
});

test('chains of several feeds at once do not mix', async () => {
  const said = Array.from({ length: 60 }, () => ({ state: 'recorded' }));
  const feeds = ['a', 'b', 'c'].map((device) =>
    chainer.chain({ device, feed: 0, prev: '0'.repeat(64) }, said),
  );
  for (const [i, { verdicts }] of (await Promise.all(feeds)).entries()) {
    expect(verdicts).toHaveLength(60);
    for (const text of verdicts) expect(text).toContain(`"device":"${['a', 'b', 'c'][i]}"`);
  }
});

test('a verdict with a member after its state would be signed wrongly, and is not', async () => {
  const end = { device: 'd', feed: 0, prev: '0'.repeat(64) };
  await expect(chainer.chain(end, [{ state: 'recorded', zone: 1 }])).rejects.toThrow('after its state');
});
