import { afterAll, beforeAll, expect, test } from 'vitest';
import { NCALAYER } from '../../shared/api/ncalayer.ts';
import { problems } from '../../shared/texts/kk/problems.ts';
import { openNcalayer, type Deed, type StandIn } from '../standIns/ncalayer.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, field, screenOf, signIn, walk } from './journey.ts';
import { ULZHAN } from './people.ts';

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
