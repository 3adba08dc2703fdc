import { expect, test } from 'vitest';
import { openGuard, openRounds, sealGuard } from './guard.ts';
import { SealedGuard, type GuardContent } from './schema/guard.ts';
import { newKey, privateKey, publicJwk } from './signing.ts';

const key = newKey('X25519');
const to = { kid: 'abcdefgh', jwk: publicJwk(key) };
const calm: GuardContent = { answers: { phone: ['no'] }, distress: false, alone: true };
const afraid: GuardContent = {
  answers: { phone: ['yes'], told: ['hurry', 'secret', 'safe-account'], why: ['help'] },
  distress: true,
  alone: false,
};

test('only the key it was sealed to opens it', async () => {
  const sealed = await sealGuard(afraid, to);
  expect(await openGuard(sealed, privateKey(key))).toEqual({ distress: true, alone: false });
  expect(await openGuard(sealed, privateKey(newKey('X25519')))).toBeNull();
  expect(await openGuard(`${sealed.slice(0, -2)}AA`, privateKey(key))).toBeNull();
  expect(await openGuard('a.b.c.d.e', privateKey(key))).toBeNull();
});

test('whatever was answered, it is of one length and form, and never twice the same', async () => {
  const sealed = await Promise.all([calm, afraid, calm].map((content) => sealGuard(content, to)));
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  expect(new Set(sealed).size).toBe(3);
  expect(sealed.every((one) => SealedGuard.safeParse(one).success)).toBe(true);
  expect(sealed.join()).not.toContain('help');
});

test('what another seals in the same way is opened, whatever its padding', async () => {
  const { CompactEncrypt, importJWK } = await import('jose');
  const other = await new CompactEncrypt(Buffer.from(JSON.stringify(calm)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(await importJWK({ ...to.jwk }, 'ECDH-ES'));
  expect(await openGuard(other, privateKey(key))).toEqual({ distress: false, alone: true });
});

test('of several rounds, help asked for in any is asked for; one that cannot be opened leaves it in doubt', async () => {
  const [asked, not, strange] = await Promise.all([
    sealGuard(afraid, to),
    sealGuard(calm, to),
    sealGuard(calm, { kid: 'other', jwk: publicJwk(newKey('X25519')) }),
  ]);
  const read = (sealed: string, earlier?: string[]) =>
    openRounds({ sealed, ...(earlier && { earlier }) }, privateKey(key));
  expect(await read(not)).toEqual({ distress: false, alone: true });
  expect(await read(not, [not, asked])).toEqual({ distress: true, alone: true });
  expect(await read(asked, [not])).toEqual({ distress: true, alone: false });
  expect(await read(not, [strange])).toBeNull();
  // So many rounds that some may have stayed behind.
  expect(
    await read(
      not,
      Array.from({ length: 30 }, () => not),
    ),
  ).toBeNull();
  expect(await read(not, [strange, asked])).toEqual({ distress: true, alone: true });
});
