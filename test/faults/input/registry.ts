/** The registry as it is, but for its limits on how much one may ask: a process of its own, to be overrun. */
import { createRegistry } from '../../../registry/server.ts';

const many = Number.MAX_SAFE_INTEGER;
const registry = await createRegistry({
  data: process.argv[2] ?? '',
  limits: { device: many, lender: many, prosecutor: many, anybody: many },
});
process.stdout.write(`${JSON.stringify({ listening: await registry.listen(0) })}\n`);
process.once('SIGTERM', () => void registry.close());
