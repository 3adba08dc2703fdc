/** A thread of the peer of `ingest`: reads lines, verifies their signatures, and does nothing else. */
import { verify } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { canonical, without } from '../../shared/protocol/canonical.ts';
import type { Entry } from '../../shared/protocol/schema/entry.ts';
import { publicKey } from '../../shared/protocol/signing.ts';

/** The lines of one device, and its public key. Answered with how many signatures are good. */
export type Lines = { key: string; lines: readonly string[] };

parentPort?.on('message', ({ key, lines }: Lines) => {
  const by = publicKey(key);
  let good = 0;
  for (const line of lines) {
    const entry = JSON.parse(line) as Entry;
    const header = Buffer.from(canonical(without(entry, 'sig', 'salt', 'body')));
    if (verify(null, header, by, Buffer.from(entry.sig, 'base64url'))) good += 1;
  }
  parentPort?.postMessage(good, []);
});
