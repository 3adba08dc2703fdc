/** Lenders that ask, in a process of their own: told where and for how long on a line of stdin, it answers on one of stdout. */
import { createInterface } from 'node:readline';
import { Agent, request } from 'undici';
import { uuidv7 } from 'uuidv7';
import { privateKey, type PrivateJwk } from '../../shared/protocol/signing.ts';
import { requestToken } from '../../shared/protocol/token.ts';

/** `iins` are asked about in turns; `banned` of them, the first ones, have a ban. */
export type Load = {
  url: string;
  lender: string;
  key: PrivateJwk;
  iins: string[];
  banned: number;
  ms: number;
};
export type Loaded = { answers: number; seconds: number; p99Ms: number; wrong: number; error: string | null };

const PATH = '/v1/lender/checks';
const CONNECTIONS = 32;
const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await load(JSON.parse(line) as Load))}\n`);
}

async function load({ url, lender, key, iins, banned, ms }: Load): Promise<Loaded> {
  const signing = privateKey(key);
  // A token is for one body and good for a minute: they are made before the clock starts.
  const questions = await Promise.all(
    iins.map(async (iin, i) => {
      const asked = {
        iin,
        application: `A-${i}`,
        purpose: 'loan-decision',
        product: 'card',
        amount: 10_000_000,
      };
      const body = Buffer.from(JSON.stringify(asked));
      const bound = { method: 'POST', target: PATH, body };
      return { body, token: await requestToken(lender, signing, bound, Date.now()), isBanned: i < banned };
    }),
  );
  const times: number[] = [];
  let [wrong, next] = [0, 0];
  let error: string | null = null;
  const startedAt = performance.now();
  const ask = async () => {
    while (performance.now() - startedAt < ms && error === null) {
      const { body, token, isBanned } = questions[next++ % questions.length] as (typeof questions)[number];
      const askedAt = performance.now();
      const { statusCode, body: answer } = await request(url + PATH, {
        method: 'POST',
        dispatcher: agent,
        body,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': uuidv7(),
        },
      });
      const text = await answer.text();
      if (statusCode !== 200) error = `${statusCode} ${text}`;
      else if (text.includes('"state":"in-force"') !== isBanned) wrong += 1;
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const p99Ms = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  return { answers: times.length, seconds, p99Ms, wrong, error };
}
