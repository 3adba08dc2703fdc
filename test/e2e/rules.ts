/** New rules for a kiosk under test, by the registry's own command. */
import fs from 'node:fs';
import path from 'node:path';
import { demoPolicy } from '../../registry/demo/policy.ts';
import type { Desk } from './desk.ts';
import { action, signIn } from './journey.ts';

type Rules = ReturnType<typeof demoPolicy>;

/** The demo's policy with `changes`, as soon as this kiosk has it; from the sign-in screen, and back to it. */
export async function newRules({ registry, folder, page }: Desk, changes: Partial<Rules>): Promise<void> {
  const file = path.join(folder, 'policy.json');
  const rules = { ...demoPolicy(Date.now()), ...changes, serial: 2, issued: new Date().toISOString() };
  fs.writeFileSync(file, JSON.stringify(rules));
  await registry.ask('policy', '--file', file);
  await signIn(page);
  await action(page, 'queue').click();
  await action(page, 'sync-now').click();
  await action(page, 'back').click();
  await action(page, 'sign-out').click();
}
