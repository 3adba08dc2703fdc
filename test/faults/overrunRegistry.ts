/**
 * The registry as it is, but for its limits on how much one may ask, and with a clock so many milliseconds
 * off: `overrunRegistry.ts DATA SHIFT-MS`, a process of its own, to be overrun.
 */
import { systemClock } from '../../registry/clock.ts';
import { makeCode } from '../../registry/enrolment/codes.ts';
import { createRegistry } from '../../registry/server.ts';

const many = Number.MAX_SAFE_INTEGER;
const shiftMs = Number(process.argv[3] ?? 0);
const clock = { ...systemClock, now: () => systemClock.now() + shiftMs };
const registry = await createRegistry({
  data: process.argv[2] ?? '',
  clock,
  limits: { device: many, lender: many, prosecutor: many, anybody: many },
});
const { store, keys } = registry.context;
// By its own clock: the command's would be too old for it, or not made yet.
const code = await makeCode(
  store,
  keys.root,
  { role: 'device', name: 'Faults', center: 'almaty-1' },
  clock.now(),
);
process.stdout.write(`${JSON.stringify({ listening: await registry.listen(0), code })}\n`);
process.once('SIGTERM', () => void registry.close());
