/** A registry that holds a person, those who may know of them, and those who may not. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { IDLE_MS, LONGEST_MS, openSession } from '../../../registry/console/sessions.ts';
import { makeCode, type CodeFor } from '../../../registry/enrolment/codes.ts';
import { createRegistry, type Registry } from '../../../registry/server.ts';
import { revokeDevice } from '../../../registry/store/devices.ts';
import { transact } from '../../../registry/store/transact.ts';
import {
  act,
  citizen,
  claimBody,
  IIN,
  liftBody,
  loan,
  openBody,
  procedure,
} from '../../integration/bodies.ts';
import { enrol, type TestDevice } from '../../integration/device.ts';
import { newContent, named, upload } from '../../integration/uploads.ts';

export const SECRETS = { iin: IIN, name: 'Тест Тестов', story: 'Позвонили ночью', phone: '+77010000001' };

export const ALMA = '000140000012';
const DALA = '000140000042';

/** Who asks; `owner` is whose the person's data are to know, `other` is of the same role and knows nothing of them. */
export type Role = 'device' | 'lender' | 'prosecutor' | 'operator';
export type Party = { role: Role; standing: 'owner' | 'other' | 'revoked'; who: TestDevice };

export type World = {
  url: string;
  registry: Registry;
  parties: readonly Party[];
  owner(role: Role): TestDevice;
  /** What paths name: the owner's, each of them. */
  names: Readonly<
    Record<'device' | 'sha256' | 'order' | 'claim' | 'loan' | 'export' | 'entry' | 'name', string>
  >;
  /** Cookies of those signed in to the console: good ones of two prosecutors and an operator, and some that are not. */
  sessions: Readonly<Record<'owner' | 'other' | 'operator' | 'idle' | 'old' | 'revoked passkey', string>>;
  /** A status.view that nobody has used. */
  view: string;
  /** Counts what is kept, apart from who looked: it does not change by what is refused. */
  kept(): Promise<string>;
  end(): Promise<void>;
};

/** Starts it, with a claim that a lender was told of, an export that two released, and a lift under review. */
export async function openWorld(): Promise<World> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'qalqan-access-'));
  const most = 1_000_000;
  const limits = {
    device: most,
    lender: most,
    prosecutor: most,
    operator: most,
    anybody: most,
    strangers: most,
  };
  const registry = await createRegistry({ data, limits });
  const url = await registry.listen(0);
  const { store, keys, clock } = registry.context;
  const party = async (role: Role, standing: Party['standing'], wanted: Partial<CodeFor>): Promise<Party> => {
    const code = await makeCode(store, keys.root, { role, name: standing, ...wanted }, clock.now());
    return { role, standing, who: await enrol(url, code) };
  };
  const parties = [
    await party('device', 'owner', { center: 'almaty-1' }),
    await party('device', 'other', { center: 'astana-1' }),
    await party('device', 'revoked', { center: 'almaty-1' }),
    await party('lender', 'owner', { bin: ALMA }),
    await party('lender', 'other', { bin: DALA }),
    await party('lender', 'revoked', { bin: ALMA }),
    await party('prosecutor', 'owner', { region: 'almaty' }),
    await party('prosecutor', 'other', { region: 'astana' }),
    await party('prosecutor', 'revoked', { region: 'almaty' }),
    // Each of them the same: nothing of a person is theirs to know.
    await party('operator', 'other', {}),
    await party('operator', 'revoked', {}),
  ];
  const owner = (role: Role): TestDevice => {
    const found = parties.find((one) => one.role === role && one.standing === 'owner');
    if (!found) throw new Error(`no ${role}`);
    return found.who;
  };
  const told = await tellAll(owner);
  const second = await party('prosecutor', 'owner', {});
  await released(owner('prosecutor'), second.who, told);
  for (const { standing, who } of parties)
    if (standing === 'revoked') await revokeDevice(store, who.id, clock.now());
  return {
    url,
    registry,
    parties,
    owner,
    names: told,
    view: told.view,
    sessions: await sessionsOf(registry, {
      owner: owner('prosecutor').id,
      other: stranger(parties, 'prosecutor').id,
      operator: stranger(parties, 'operator').id,
    }),
    async kept() {
      const counts: string[] = [];
      for (const table of [
        'devices',
        'entries',
        'verdicts',
        'checks',
        'answers',
        'ownEntries',
        'blobs',
      ] as const) {
        const row = await store
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        counts.push(`${table} ${row.n}`);
      }
      return counts.join(', ');
    },
    async end() {
      await registry.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const stranger = (parties: readonly Party[], of: Role): TestDevice => {
  const found = parties.find(({ role, standing }) => role === of && standing === 'other');
  if (!found) throw new Error(`no other ${of}`);
  return found.who;
};

/** Signs people in as a passkey would; what became of some sessions since is said by their name. */
async function sessionsOf(
  { context }: Registry,
  { owner, other, operator }: Record<'owner' | 'other' | 'operator', string>,
): Promise<World['sessions']> {
  const nowMs = context.clock.now();
  const begin = (id: string, person: string, startedAt: number, usedAt: number, revokedAt: number | null) =>
    transact(context.store, async (tx) => {
      const key = { publicKey: 'x', counter: 0, enrolledAt: nowMs, usedAt: null, revokedAt };
      await tx
        .insertInto('passkeys')
        .values({ id, person, ...key })
        .execute();
      const cookie = await openSession(tx, { person, passkey: id }, startedAt);
      await tx.updateTable('sessions').set({ usedAt }).where('passkey', '=', id).execute();
      return cookie;
    });
  return {
    owner: await begin('owner', owner, nowMs, nowMs, null),
    other: await begin('other', other, nowMs, nowMs, null),
    operator: await begin('operator', operator, nowMs, nowMs, null),
    idle: await begin('idle', owner, nowMs - IDLE_MS, nowMs - IDLE_MS, null),
    old: await begin('old', owner, nowMs - LONGEST_MS, nowMs, null),
    'revoked passkey': await begin('revoked', owner, nowMs, nowMs, nowMs),
  };
}

type Told = World['names'] & { view: string };

async function tellAll(owner: (role: Role) => TestDevice): Promise<Told> {
  const device = owner('device');
  await device.push([device.write('journal.open', openBody())]);
  const content = Buffer.concat([newContent('application/pdf', 400), Buffer.from(SECRETS.iin)]);
  const blob = named(content, 'application/pdf');
  await upload(device, content, 'application/pdf');
  const about = loan();
  const person = citizen({ phone: SECRETS.phone });
  const ban = device.write('ban.set', act({ citizen: person, scope: ['bank'] }));
  const claim = device.write(
    'claim.file',
    claimBody({
      citizen: person,
      loans: [about],
      procedures: [procedure([about.id], { blob })],
      evidence: [blob],
      story: SECRETS.story,
    }),
  );
  const lift = device.write(
    'ban.lift',
    liftBody({ citizen: citizen({ birthDate: '1950-01-01', phone: SECRETS.phone }) }),
  );
  const view = device.write('status.view', act({ citizen: person }));
  const taken = await device.push([ban, claim, lift, view]);
  if (taken.body.taken !== 4) throw new Error(taken.text);
  const { body } = await owner('lender').ask<{ items: { id: string }[] }>('GET', '/v1/lender/orders');
  const order = body.items[0]?.id ?? '';
  return {
    device: device.id,
    sha256: blob.sha256,
    order,
    claim: claim.id,
    loan: about.id,
    export: '',
    entry: lift.id,
    name: 'nothing.js',
    view: view.id,
  };
}

/** An export that one prosecutor asked for and another released. */
async function released(first: TestDevice, second: TestDevice, told: { claim: string; export: string }) {
  const asked = await first.post<{ id: string }>(
    '/v1/exports',
    { claim: told.claim, why: 'court' },
    { 'idempotency-key': 'export' },
  );
  told.export = asked.body.id;
  const done = await second.post(`/v1/exports/${told.export}/release`, {}, { 'idempotency-key': 'release' });
  if (done.status !== 200) throw new Error(done.text);
}
