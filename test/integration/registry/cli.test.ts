import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../registry/commands/run.ts';
import { demoPolicy } from '../../../registry/demo/policy.ts';
import { rootOfCode } from '../../../shared/protocol/enrolmentCode.ts';
import { thumbprint } from '../../../shared/protocol/signing.ts';
import { banBody, openBody } from '../bodies.ts';
import { freshDatabase } from '../database.ts';
import { enrol } from '../device.ts';

const CLI = path.resolve(import.meta.dirname, '../../../registry/cli.ts');
let data: string;
let servers: ChildProcess[];
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  const { DATABASE_URL: _, ...others } = process.env;
  const databaseUrl = await freshDatabase();
  env = databaseUrl === undefined ? others : { ...others, DATABASE_URL: databaseUrl };
  data = path.join(mkdtempSync(path.join(tmpdir(), 'qalqan-cli-')), 'registry');
  servers = [];
});
afterEach(async () => {
  for (const server of servers) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }
  rmSync(path.dirname(data), { recursive: true, force: true });
});

/** What a command prints, and how it ends. */
async function ask(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, ...args, '--data', data], {
      env,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** The same in this process: what a command says needs none of its own. */
async function askHere(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const hear = (name: keyof typeof said) => (text: string | Uint8Array) => {
    said[name] += String(text);
    return true;
  };
  vi.stubEnv('DATABASE_URL', env.DATABASE_URL);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'));
  try {
    return { code: await run([...args, '--data', data]), ...said };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

async function serve(port = 0, ...more: string[]) {
  const server = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', String(port), ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  servers.push(server);
  const lines: string[] = [];
  const output = createInterface({ input: server.stdout });
  output.on('line', (line) => lines.push(line));
  await once(output, 'line');
  const { listening } = JSON.parse(lines[0] ?? '') as { listening: string };
  return { server, url: listening, lines };
}

const codeOf = ({ out }: { out: string }) => (JSON.parse(out) as { code: string }).code;

test('the only line on stdout is the address; SIGTERM ends it in peace', async () => {
  const { server, url, lines } = await serve();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  server.kill('SIGTERM');
  expect(await once(server, 'exit')).toEqual([0, null]);
  expect(lines).toEqual([JSON.stringify({ listening: url })]);
}, 60_000);

test('told to stop, it says that it is not ready, answers for a while, and ends in peace; its metrics are apart', async () => {
  const { server, url, lines } = await serve(0, '--metrics-port', '0', '--drain', '1');
  const { metrics } = JSON.parse(lines[0] ?? '') as { metrics: string };
  expect(new URL(metrics).port).not.toBe(new URL(url).port);
  expect(await (await fetch(metrics)).text()).toContain('qalqan_answers_total');
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  const { promise: said, resolve } = Promise.withResolvers<void>();
  const asking = setInterval(() => {
    void fetch(`${url}/ready`).then(({ status }) => status === 503 && resolve());
  }, 50);
  await said;
  clearInterval(asking);
  expect((await fetch(`${url}/v1/keys`)).status).toBe(200);
  expect(await gone).toEqual([0, null]);
}, 60_000);

test('codes are made before the first start and while it runs; a kill loses nothing; everything is exported', async () => {
  const before = codeOf(
    await ask('enrolment-code', '--role', 'device', '--name', 'Desk 1', '--center', 'almaty-1'),
  );
  const root = JSON.parse((await ask('root')).out) as { kty: 'OKP'; crv: 'Ed25519'; x: string };
  expect(rootOfCode(before)).toBe(thumbprint(root));

  const { server, url } = await serve();
  const device = await enrol(url, before);
  expect(device.enrolled.root).toEqual(root);
  const entries = [device.write('journal.open', openBody()), device.write('ban.set', banBody())];
  await device.push(entries);
  const during = codeOf(
    await ask('enrolment-code', '--role', 'lender', '--name', 'Demo', '--bin', '000140000012'),
  );
  expect((await enrol(url, during)).id).not.toBe(device.id);
  server.kill('SIGKILL');
  await once(server, 'exit');

  const again = await serve(Number(new URL(url).port));
  expect(again.url).toBe(url);
  const late = device.write('ban.set', banBody());
  expect((await device.push([...entries, late])).body).toMatchObject({
    known: 2,
    taken: 1,
    head: device.head,
  });

  const exported = (await ask('export')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { entry: unknown; verdicts: { state: string }[] });
  expect(exported.map(({ entry }) => entry)).toEqual([...entries, late]);
  expect(exported.map(({ verdicts }) => verdicts.map(({ state }) => state))).toEqual([
    ['recorded'],
    ['recorded', 'in-force'],
    ['recorded', 'in-force'],
  ]);

  expect(await ask('revoke', '--device', device.id)).toMatchObject({ code: 0 });
  expect((await device.verdicts()).status).toBe(403);
}, 60_000);

test('what is asked wrongly is told in words, with exit code 2', async () => {
  const wrong = [
    ['enrolment-code', '--role', 'king', '--name', 'X'],
    ['enrolment-code', '--role', 'device'],
    ['enrolment-code', '--role', 'prosecutor', '--name', 'X', '--region', 'nowhere'],
    ['enrolment-code', '--role', 'lender', '--name', 'X', '--bin', '12345'],
    ['enrolment-code', '--role', 'device', '--name', 'X', '--replaces', 'nobody'],
    ['revoke', '--device', 'nobody'],
    ['policy', '--file', '/nowhere'],
    ['export', '--database-url', 'mysql://localhost/qalqan'],
    ['import-parcel'],
    ['import-parcel', '/nowhere'],
    ['root', 'and-more'],
    ['constructor'],
  ];
  for (const args of wrong) {
    const { code, out, err } = await askHere(...args);
    expect([args[0], code, out]).toEqual([args[0], 2, '']);
    expect(err).not.toBe('');
  }
  expect(await ask('nothing')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^usage: /) });
  expect(await askHere('--help')).toMatchObject({ code: 0, out: expect.stringMatching(/^usage: /), err: '' });
}, 60_000);

test('a file that is no parcel is refused in words, with exit code 1, and no answer is written', async () => {
  await ask('root');
  const file = path.join(path.dirname(data), 'some.parcel');
  writeFileSync(file, 'no parcel at all');
  const answer = path.join(path.dirname(data), 'answer.parcel');
  const refused = await ask('import-parcel', file, '--out', answer);
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is no parcel') });
  expect(existsSync(answer)).toBe(false);
}, 60_000);

test('new rules take a higher serial; the keys are for the owner alone, and the root key may be away', async () => {
  await ask('root');
  await ask('enrolment-code', '--role', 'lender', '--name', 'Demo');
  const file = path.join(path.dirname(data), 'policy.json');
  writeFileSync(file, JSON.stringify({ ...demoPolicy(Date.now()), banEffectDelay: 'PT24H' }));
  expect(JSON.parse((await ask('policy', '--file', file)).out)).toEqual({ serial: 2 });
  writeFileSync(file, JSON.stringify({ ...demoPolicy(Date.now()), serial: 2 }));
  expect(await ask('policy', '--file', file)).toMatchObject({ code: 2 });
  writeFileSync(
    file,
    JSON.stringify({
      people: [{ number: '1', name: 'A', centers: ['almaty-1'], roles: ['clerk'], pin: '12' }],
    }),
  );
  expect((await ask('staff', '--file', file)).err).toContain('people.0.pin');

  for (const name of [
    'root/root.json',
    'keys/sign.json',
    'keys/encrypt.json',
    'keys/lookup.key',
    ...(env.DATABASE_URL === undefined ? ['registry.db'] : []),
  ]) {
    expect([name, statSync(path.join(data, name)).mode & 0o077]).toEqual([name, 0]);
  }
  renameSync(path.join(data, 'root'), path.join(path.dirname(data), 'safe'));
  expect((await ask('enrolment-code', '--role', 'lender', '--name', 'Demo')).code).toBe(0);
  expect(JSON.parse((await ask('root')).out)).not.toHaveProperty('d');
  expect(readFileSync(path.join(data, 'keys/published.json'), 'utf8')).not.toContain('"d"');
}, 60_000);

test('processes that start at once on a new folder make one registry', async () => {
  const answers = await Promise.all(
    ['A', 'B', 'C'].map((name) => ask('enrolment-code', '--role', 'lender', '--name', name)),
  );
  expect(answers.map(({ code, err }) => [code, err])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ]);
  expect(new Set(answers.map((answer) => rootOfCode(codeOf(answer)))).size).toBe(1);
}, 60_000);
