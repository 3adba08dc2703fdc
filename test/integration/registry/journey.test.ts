import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyring, isSealedByRing } from '../../../shared/protocol/keyring.ts';
import { Verdict, VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import { banBody, openBody } from '../bodies.ts';
import { enrol } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';

let at: TestRegistry;
beforeAll(async () => {
  at = await startRegistry();
});
afterAll(() => at.end());

test('a ban set at an enrolled device is recorded and in force, and both verdicts verify', async () => {
  const device = await enrol(at.url, await at.code({ name: 'Desk 1' }));
  const pushed = await device.push([
    device.write('journal.open', openBody()),
    device.write('ban.set', banBody()),
  ]);
  expect(pushed).toMatchObject({ status: 200, body: { head: device.head, taken: 2, known: 0 } });

  const { body: page } = await device.verdicts();
  expect(VerdictPage.safeParse(page).success).toBe(true);
  expect(page.items.map(({ seq, n, state }) => [seq, n, state])).toEqual([
    [1, 1, 'recorded'],
    [2, 1, 'recorded'],
    [2, 2, 'in-force'],
  ]);
  const ring = openKeyring(device.enrolled.keys, device.enrolled.root);
  expect(ring).not.toBeNull();
  for (const verdict of page.items) {
    expect(Verdict.safeParse(verdict).success).toBe(true);
    expect(ring && isSealedByRing(verdict, ring)).toBe(true);
  }
});
