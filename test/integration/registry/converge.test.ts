import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { checkDigit } from '../../../shared/domain/iin.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import { goodBodies, openBody } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
beforeAll(async () => {
  at = await startRegistry();
});
afterAll(() => at.end());

/** What both deliveries must agree on, whatever the times and keys. */
async function seen(device: TestDevice) {
  const { items } = (await device.verdicts()).body;
  const { body: head } = await device.ask('GET', `/v1/devices/${device.id}/head`);
  expect(head).toEqual(device.head);
  expect(items.map(({ feed }) => feed)).toEqual(items.map((_, i) => i + 1));
  return (
    items
      .map(({ seq, n, state, reason, detail }) => ({ seq, n, state, code: reason?.code, detail }))
      // What an act does to an earlier one is said at the end of its push: after more of the journal, or less.
      .toSorted((x, y) => x.seq - y.seq || x.n - y.n)
  );
}

let people = 0;
/** An ИИН that nobody in these tests has had: one journal's bans and lifts must not touch another's. */
function newIin(): string {
  for (;;) {
    const digits = `9001013${String(++people).padStart(4, '0')}`;
    const last = checkDigit(digits);
    if (last !== null) return `${digits}${last}`;
  }
}

const kinds = fc.array(fc.constantFrom(...Object.keys(goodBodies), 'future.kind'), { maxLength: 12 });
/** Pushes of parts of the journal, in any order, from anywhere, perhaps in a wrong order and with junk. */
const pushes = fc.array(
  fc.record({
    from: fc.nat(12),
    count: fc.nat(6),
    reversed: fc.boolean(),
    junk: fc.boolean(),
    gzip: fc.boolean(),
  }),
  { maxLength: 8 },
);

function write(device: TestDevice, some: string[]): Entry[] {
  const iin = newIin();
  const bodyOf = (kind: string) => {
    const body: { citizen?: object } = goodBodies[kind]?.() ?? {};
    return {
      ...body,
      ...(body.citizen && { citizen: { ...body.citizen, iin } }),
      ...(kind === 'device.closeDay' && { from: 1, to: 99 }),
    };
  };
  return [device.write('journal.open', openBody()), ...some.map((kind) => device.write(kind, bodyOf(kind)))];
}

test('however a journal is cut, repeated and shuffled, it ends at the same head with the same verdicts', async () => {
  const property = fc.asyncProperty(kinds, pushes, async (some, cuts) => {
    const [whole, cut] = [await enrol(at.url, await at.code({})), await enrol(at.url, await at.code({}))];
    expect((await whole.push(write(whole, some))).status).toBe(200);
    const journal = write(cut, some);
    for (const { from, count, reversed, junk, gzip } of cuts) {
      const part = journal.slice(from, from + count);
      const lines = reversed ? part.toReversed() : part;
      const { status, body } = await cut.push(junk ? [...lines, '{}'] : lines, { gzip });
      // Never a fork: nothing of it contradicts the journal.
      expect(['taken', 'gap', 'malformed']).toContain(status === 200 ? 'taken' : body.problem.code);
    }
    expect((await cut.push(journal)).status).toBe(200);
    const [a, b] = [await seen(whole), await seen(cut)];
    // Two journals have different ids, so only the digests of a closed day may differ.
    const plain = (list: typeof a) =>
      list.map(({ detail, ...rest }) => ({
        ...rest,
        count: (detail as { count?: number } | undefined)?.count,
      }));
    expect(plain(b)).toEqual(plain(a));
  });
  await fc.assert(property, { numRuns: 25 });
});
