import { afterAll, beforeAll, expect, test } from 'vitest';
import { isThere, signDetached } from '../../../renderer/input/signing/ncalayer.ts';
import { cmsProblem } from '../../../electron/core/desk/cms.ts';
import { certify, cmsOf, type KeyOf } from '../../standIns/derWriter.ts';
import { openNcalayer, type Deed, type StandIn } from '../../standIns/ncalayer.ts';

const IIN = '500101300003';
const DATA = Buffer.from('{"citizen":{"iin":"500101300003"}}');
const NOW = Date.parse('2026-11-22T12:00:00+05:00');

let layer: StandIn;
const trusted = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
beforeAll(async () => {
  // NCALayer's certificate is trusted by the machine it is installed on; this one is by nobody.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  layer = await openNcalayer();
});
afterAll(async () => {
  await layer.close();
  if (trusted === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = trusted;
});

const signedBy = async (deed: Deed) => {
  layer.does(deed);
  return signDetached(DATA.toString('base64'), 'kk', layer.address);
};

test('a citizen’s own key signs, detached and without a time stamp', async () => {
  expect(await isThere(layer.address)).toBe(true);
  const made = await signedBy({ kind: 'signs', key: { iin: IIN } });
  expect(cmsProblem(made.ok ? made.cms : '', DATA, IIN, NOW)).toBeNull();
  expect(layer.asked.at(-1)).toMatchObject({
    module: 'kz.gov.pki.knca.basics',
    args: { format: 'cms', data: DATA.toString('base64'), signingParams: { encapsulate: false } },
  });
  expect(layer.asked.at(-1)?.args?.signingParams).not.toHaveProperty('tsaProfile');
  expect(layer.asked.every(({ module }) => !module.includes('commonUtils'))).toBe(true);
});

test('whoever closes its window has cancelled, and a wrong password is said to have failed', async () => {
  expect(await signedBy({ kind: 'cancels' })).toEqual({ ok: false, code: 'cms.cancelled' });
  expect(await signedBy({ kind: 'fails' })).toEqual({ ok: false, code: 'cms.failed' });
});

test('where it does not run nothing is offered', async () => {
  const gone = await openNcalayer();
  await gone.close();
  expect(await isThere(gone.address)).toBe(false);
  expect(await signDetached('AAAA', 'ru', gone.address)).toEqual({ ok: false, code: 'cms.none' });
});

test.each([
  ['a key to sign in with', { iin: IIN, purpose: 'signIn' }, 'cms.wrongKey'],
  ['an expired certificate', { iin: IIN, until: new Date('2025-01-01') }, 'cms.expired'],
  ['somebody else’s key', { iin: '500101300405' }, 'cms.otherPerson'],
] as const)('%s is told apart', async (_what, key, problem) => {
  const made = await signedBy({ kind: 'signs', key });
  expect(cmsProblem(made.ok ? made.cms : '', DATA, IIN, NOW)).toBe(problem);
});

test('a signature over other words, or none at all, is no signature', () => {
  const cms = cmsOf(Buffer.from('{}'), certify({ iin: IIN }));
  expect(cmsProblem(cms, DATA, IIN, NOW)).toBe('cms.otherWords');
  for (const wrong of ['', 'AAAA', cms.slice(0, 40), cms.slice(4), Buffer.from('not one').toString('base64')])
    expect(cmsProblem(wrong, DATA, IIN, NOW)).toBe('cms.unreadable');
});

test.each([['ecdsa'], ['rsa'], ['sha256-rsa']] as const)(
  'a signature by %s that this very key has not made is none, with attributes or without',
  (algorithm) => {
    const [own, another] = [certify({ iin: IIN, algorithm }), certify({ iin: IIN, algorithm })];
    const forged = { ...own, privateKey: another.privateKey };
    for (const hasAttributes of [true, false]) {
      expect(cmsProblem(cmsOf(DATA, own, { hasAttributes }), DATA, IIN, NOW)).toBeNull();
      expect(cmsProblem(cmsOf(DATA, forged, { hasAttributes }), DATA, IIN, NOW)).toBe('cms.unreadable');
    }
  },
);

test('of a key of GOST it is seen whose it is, what for and until when; its mathematics are for others', () => {
  const problemOf = (key: KeyOf) =>
    cmsProblem(cmsOf(DATA, certify({ ...key, algorithm: 'gost' })), DATA, IIN, NOW);
  expect(problemOf({ iin: IIN })).toBeNull();
  expect(problemOf({ iin: '500101300405' })).toBe('cms.otherPerson');
  expect(problemOf({ iin: IIN, until: new Date('2025-01-01') })).toBe('cms.expired');
  expect(problemOf({ iin: IIN, purpose: 'signIn' })).toBe('cms.wrongKey');
});
