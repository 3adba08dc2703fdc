import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openData } from '../../../registry/data.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { makeCode, type CodeFor } from '../../../registry/enrolment/codes.ts';
import { createRegistry } from '../../../registry/server.ts';
import { systemClock } from '../../../registry/clock.ts';
import { hashOf } from '../../../shared/protocol/hashing.ts';
import type { Entry } from '../../../shared/protocol/schema/entry.ts';
import type { Verdict } from '../../../shared/protocol/schema/verdict.ts';
import { newKey } from '../../../shared/protocol/signing.ts';
import { act, banBody, IIN, openBody } from '../bodies.ts';
import { freshDatabase } from '../database.ts';
import { deviceOf, enrol, enrolmentRequest, send, writeAgain, type TestDevice } from '../device.ts';
import { ask } from '../postgres.ts';
import { fakeClock } from '../registry.ts';
import { serve, type Server } from './server.ts';

let data: string;
let databaseUrl: string;
let servers: [Server, Server];

/** A fresh database; the tests of this folder run on PostgreSQL only. */
async function database(): Promise<string> {
  const url = await freshDatabase();
  if (url === undefined) throw new Error('no PostgreSQL was started for this project');
  return url;
}

const folder = () => mkdtempSync(path.join(tmpdir(), 'qalqan-processes-'));

beforeAll(async () => {
  data = folder();
  databaseUrl = await database();
  // At once, on a database that has nothing yet: one of them migrates it.
  servers = await Promise.all([serve(data, databaseUrl), serve(data, databaseUrl)]);
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  rmSync(data, { recursive: true, force: true });
});

async function code(wanted: Partial<CodeFor> = {}): Promise<string> {
  const context = await openData(data, systemClock, {}, databaseUrl);
  try {
    const whole = { role: 'device' as const, name: 'Test', center: 'almaty-1', ...wanted };
    return await makeCode(context.store, context.keys.root, whole, Date.now());
  } finally {
    await context.close();
  }
}

/** The same device, asking both processes; what it writes is one journal. */
async function enrolled(wanted: Partial<CodeFor> = {}): Promise<[TestDevice, TestDevice]> {
  const one = await enrol(servers[0].url, await code(wanted));
  return [one, deviceOf(servers[1].url, one.enrolled, one.key, one.encryption)];
}

/** All verdicts of a device, which must be one feed without a gap. */
async function feedOf(device: TestDevice): Promise<Verdict[]> {
  const all: Verdict[] = [];
  for (let after = 0, last = 1; after < last;) {
    const { body } = await device.verdicts(after);
    all.push(...body.items);
    ({ next: after, last } = body);
  }
  expect(all.map(({ feed }) => feed)).toEqual(all.map((_, i) => i + 1));
  all.forEach((verdict, i) => {
    const before = all[i - 1];
    expect(verdict.prev).toBe(before ? hashOf(before) : '0'.repeat(64));
  });
  return all;
}

/** What the registry holds of a device is exactly `journal`: its head, its entries, a verdict for each. */
async function expectJournal(device: TestDevice, journal: readonly Entry[]): Promise<void> {
  const last = journal.at(-1);
  const { body: head } = await device.ask<{ seq: number }>('GET', `/v1/devices/${device.id}/head`);
  expect(head).toMatchObject({ seq: last?.seq });
  const { text } = await device.ask('GET', `/v1/devices/${device.id}/entries`);
  expect(text).toBe(journal.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const recorded = (await feedOf(device)).filter(({ state }) => state === 'recorded');
  expect(recorded.map(({ entry }) => entry)).toEqual(journal.map(({ id }) => id));
  expect(new Set(recorded.map(({ number }) => number)).size).toBe(journal.length);
}

test('pushes of one device through both at once leave one chain, one feed without a gap, one head', async () => {
  const [a, b] = await enrolled();
  const journal = [a.write('journal.open', openBody())];
  for (let i = 0; i < 60; i++) journal.push(a.write('ban.set', banBody()));
  const pushes: Promise<{ status: number; body: { taken: number } }>[] = [];
  for (let from = 0; from < journal.length; from += 10) {
    for (const by of [a, b]) pushes.push(by.push(journal.slice(0, from + 10)));
  }
  const answers = await Promise.all(pushes);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.reduce((sum, { body }) => sum + body.taken, 0)).toBe(journal.length);
  await expectJournal(b, journal);
}, 60_000);

test('an enrolment code is used once, whichever process is asked', async () => {
  const [one, other] = [await code(), await code()];
  const wanted = Array.from({ length: 8 }, (_, i) =>
    send<{ device?: string; code?: string }>(`${servers[i % 2]?.url}/v1/devices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(enrolmentRequest(one, newKey('Ed25519'))),
    }),
  );
  const statuses = (await Promise.all(wanted)).map(({ status }) => status).toSorted((x, y) => x - y);
  expect(statuses).toEqual([201, ...Array<number>(7).fill(403)]);

  const key = newKey('Ed25519');
  const same = await Promise.all(
    [0, 1, 0, 1].map((i) =>
      send<{ device: string }>(`${servers[i]?.url}/v1/devices`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(enrolmentRequest(other, key)),
      }),
    ),
  );
  expect(same.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(new Set(same.map(({ body }) => body.device)).size).toBe(1);
}, 60_000);

test('a page that waits at one process wakes from a push to the other', async () => {
  const [a, b] = await enrolled();
  await a.push([a.write('journal.open', openBody())]);
  const waiting = b.verdicts(1, '&wait=20');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = performance.now();
  await a.push([a.write('ban.set', banBody())]);
  expect((await waiting).body.items).toHaveLength(2);
  // Well before the wait would have ended by itself.
  expect(performance.now() - before).toBeLessThan(15_000);
}, 60_000);

test('the same Idempotency-Key at both processes has one answer, and leaves one check', async () => {
  const [a, b] = await enrolled({ role: 'lender', center: undefined });
  const question = { iin: IIN, application: 'A-1', purpose: 'loan-decision', product: 'card', amount: 1 };
  const answers = await Promise.all(
    [a, b, a, b, a, b].map((by) => by.post('/v1/lender/checks', question, { 'idempotency-key': 'k' })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await ask(databaseUrl, `SELECT count(*)::int AS n FROM checks WHERE lender = '${a.id}'`)).toEqual([
    { n: 1 },
  ]);
}, 60_000);

test('a status.view is used up once, whichever process is asked', async () => {
  const [a, b] = await enrolled();
  const view = [a.write('journal.open', openBody()), a.write('status.view', act())];
  await a.push(view);
  const answers = await Promise.all(
    [a, b, a, b].map((by) => by.post(`/v1/devices/${a.id}/status`, { entry: view[1]?.id })),
  );
  expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409, 409, 409]);
}, 60_000);

test('acts refilled into two new journals at once are still one act each, with one number', async () => {
  const [old] = await enrolled();
  const bans = Array.from({ length: 20 }, () => banBody());
  const journal = [old.write('journal.open', openBody()), ...bans.map((body) => old.write('ban.set', body))];
  await old.push(journal);
  const numberOf = new Map((await feedOf(old)).map(({ entry, number }) => [entry, number]));
  const heirs = await Promise.all([enrolled({ replaces: old.id }), enrolled({ replaces: old.id })]);
  const fillings = heirs.map(async ([a, b], i) => {
    const by = i === 0 ? a : b;
    const acts = i === 0 ? journal.slice(1) : journal.slice(1).toReversed();
    const lines = [a.write('journal.open', openBody({ cause: 'restored' }))];
    for (const entry of acts) lines.push(writeAgain(entry, a));
    lines.push(a.write('ban.set', banBody()));
    expect((await by.push(lines)).status).toBe(200);
    return { a };
  });
  const answers = (await Promise.all(fillings)).map(async ({ a }) => {
    const feed = await feedOf(a);
    return new Map(
      feed.map(({ entry, state, number, reason }) => [entry, reason?.code ?? `${state} ${number}`]),
    );
  });
  const [first, second] = await Promise.all(answers);
  for (const { id } of journal.slice(1)) {
    // It is in the journal of whoever was first, and stays there: the other one does not replace that journal.
    const said = new Set([first?.get(id), second?.get(id)]);
    expect(said).toEqual(new Set(['id-taken', `in-force ${numberOf.get(id)}`]));
  }
}, 60_000);

test('a process killed in the middle of pushes loses nothing that was answered, and takes nothing by half', async () => {
  const victim = await serve(data, databaseUrl);
  const [a] = await enrolled();
  const doomed = deviceOf(victim.url, a.enrolled, a.key, a.encryption);
  const journal = [a.write('journal.open', openBody())];
  for (let i = 0; i < 400; i++) journal.push(a.write('ban.set', banBody()));
  let answered = 0;
  const pushing = (async () => {
    for (let from = 0; from < journal.length; from += 25) {
      const { body } = await doomed.push(journal.slice(from, from + 25));
      answered = body.head.seq;
    }
  })().catch(() => {});
  while (answered < 50) await new Promise((resolve) => setTimeout(resolve, 1));
  await victim.kill();
  await pushing;
  expect(answered).toBeLessThan(journal.length);

  const { body: head } = await a.ask<{ seq: number }>('GET', `/v1/devices/${a.id}/head`);
  expect(head.seq).toBeGreaterThanOrEqual(answered);
  expect(head.seq % 25 === 0 || head.seq === journal.length).toBe(true);
  expect((await a.push(journal.slice(0, head.seq))).body).toMatchObject({ known: head.seq, taken: 0 });
  expect((await a.push(journal.slice(head.seq))).status).toBe(200);
  await expectJournal(a, journal);
}, 60_000);

test('a ban that is due is brought into force once, though every process watches', async () => {
  const clock = fakeClock();
  const [where, url] = [folder(), await database()];
  const policy = { ...demoPolicy(clock.now()), banEffectDelay: 'PT24H' };
  const registries = [];
  for (let i = 0; i < 3; i++) {
    registries.push(await createRegistry({ data: where, databaseUrl: url, clock, policy }));
  }
  const [first] = registries;
  if (!first) throw new Error('no registry');
  const address = await first.listen(0);
  const { store, keys } = first.context;
  const devices: TestDevice[] = [];
  for (let i = 0; i < 4; i++) {
    const wanted = { role: 'device' as const, name: 'Test', center: 'almaty-1' };
    const device = await enrol(address, await makeCode(store, keys.root, wanted, clock.now()));
    const lines = [device.write('journal.open', openBody())];
    for (let n = 0; n < 20; n++) lines.push(device.write('ban.set', banBody()));
    await device.ask('POST', `/v1/devices/${device.id}/entries`, {
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson' },
      nowMs: clock.now(),
    });
    devices.push(device);
  }
  clock.advance(24 * 3_600_000);
  await Promise.all(registries.map((registry) => registry.settle()));
  for (const device of devices) {
    const path_ = `/v1/devices/${device.id}/verdicts?after=0`;
    const { body } = await device.ask<{ items: Verdict[] }>('GET', path_, { nowMs: clock.now() });
    expect(body.items.map(({ feed }) => feed)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    const inForce = body.items.filter(({ state }) => state === 'in-force').map(({ seq }) => seq);
    expect(inForce).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  }
  for (const registry of registries) await registry.close();
  rmSync(where, { recursive: true, force: true });
}, 60_000);
