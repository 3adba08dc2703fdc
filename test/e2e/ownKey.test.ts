import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NCALAYER } from '../../shared/api/ncalayer.ts';
import { problems } from '../../shared/texts/kk/problems.ts';
import { openNcalayer, type Deed, type StandIn } from '../standIns/ncalayer.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, field, screenOf, seeScreen, seeState, shownEntry, signIn, walk } from './journey.ts';
import { ULZHAN } from './people.ts';
import { ROOT } from './registry.ts';

let desk: Desk;
let layer: StandIn;
const openLayer = () => openNcalayer(Number(new URL(NCALAYER).port));

beforeAll(async () => {
  layer = await openLayer();
  // A machine with NCALayer trusts its certificate; nobody trusts the stand-in's.
  desk = await openDesk({ args: ['--ignore-certificate-errors'] });
  await signIn(desk.page);
  await walk(desk.page, ULZHAN, { until: 'ban.confirm' });
});
afterAll(async () => {
  await desk?.remove();
  await layer?.close();
});

const box = () => field(desk.page, 'confirmation.cms');
/** Away from the confirmation and to it again: what can sign is looked for anew. */
async function comeAgain(): Promise<void> {
  const { page } = desk;
  await action(page, 'back').click();
  await seeScreen(page, 'ban.check');
  await action(page, 'next').click();
  await seeScreen(page, 'ban.confirm');
}

const { iin } = ULZHAN;
const REFUSED: readonly (readonly [string, Deed, keyof typeof problems.cms])[] = [
  ['closes NCALayer’s window', { kind: 'cancels' }, 'cancelled'],
  ['mistypes the key’s password', { kind: 'fails' }, 'failed'],
  ['takes a key to sign in with', { kind: 'signs', key: { iin, purpose: 'signIn' } }, 'wrongKey'],
  ['takes a key that has expired', { kind: 'signs', key: { iin, until: new Date('2025-01-01') } }, 'expired'],
  ['takes somebody else’s key', { kind: 'signs', key: { iin: '500101300405' } }, 'otherPerson'],
];

test.each(REFUSED)(
  'a citizen who %s is told so in words; nothing is signed and nothing lost',
  async (_, deed, said) => {
    const { page } = desk;
    layer.does(deed);
    await box().check();
    await action(page, 'confirm').click();
    await page.getByText(problems.cms[said]).first().waitFor();
    expect(await screenOf(page)).toBe('ban.confirm');
    expect(await box().isChecked()).toBe(true);
  },
);

test('an NCALayer that ends meanwhile is told; one that does not run is not offered', async () => {
  const { page } = desk;
  await layer.close();
  await action(page, 'confirm').click();
  await page.getByText(problems.cms.none).first().waitFor();
  await comeAgain();
  await expect.poll(() => box().count()).toBe(0);
});

test('with their own key it is one act, and the signature is in the entry that the registry takes', async () => {
  const { page } = desk;
  layer = await openLayer();
  await comeAgain();
  layer.does({ kind: 'signs', key: { iin } });
  await box().check();
  await action(page, 'confirm').click();
  await seeScreen(page, 'ban.done');
  const { id } = await shownEntry(page);
  await seeState(page, id, 'in-force');
  expect(layer.asked.at(-1)).toMatchObject({ module: 'kz.gov.pki.knca.basics', method: 'sign' });
  const cli = path.join(ROOT, 'electron/core/journalCli.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'export', '--data', desk.data]);
  const bans = stdout
    .trim()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { id: string; kind: string; body: { confirmation?: { cms?: string } } },
    )
    .filter(({ kind }) => kind === 'ban.set');
  expect(bans.map((entry) => [entry.id, typeof entry.body.confirmation?.cms])).toEqual([[id, 'string']]);
});
