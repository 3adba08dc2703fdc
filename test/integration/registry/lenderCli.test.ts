import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '../../../shared/protocol/schema/lender.ts';
import { banBody, claimBody, IIN, loan, openBody, procedure } from '../bodies.ts';
import { enrol, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';
import { named, newContent, upload } from '../uploads.ts';

const CLI = path.resolve(import.meta.dirname, '../../../registry/lender/cli.ts');
let at: TestRegistry;
let device: TestDevice;
let folder: string;

beforeAll(async () => {
  at = await startRegistry();
  device = await enrol(at.url, await at.code({}));
  folder = mkdtempSync(path.join(tmpdir(), 'qalqan-lender-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.end();
});

async function lender(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, ...args], { cwd: folder });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}
const json = ({ out }: { out: string }) => JSON.parse(out) as Record<string, unknown>;

test('a lender enrols, checks, takes an order with its document, answers, and keeps proofs that verify', async () => {
  const code = await at.code({ role: 'lender', bin: '000140000012' });
  const enrolled = await lender('enrol', '--registry', at.url, '--code', code, '--name', 'Demo Bank Alma');
  expect(enrolled).toMatchObject({ code: 0, err: '' });
  expect(statSync(path.join(folder, 'lender.json')).mode & 0o077).toBe(0);
  const again = await lender('enrol', '--registry', at.url, '--code', code);
  expect(again.code).toBe(1);

  const content = newContent('application/pdf', 1_000);
  await device.push([device.write('journal.open', openBody()), device.write('ban.set', banBody())]);
  await upload(device, content, 'application/pdf');
  const about = loan();
  const procedures = [procedure([about.id], { blob: named(content, 'application/pdf') })];
  const claim = device.write('claim.file', claimBody({ loans: [about], procedures, evidence: [] }));
  await device.push([claim]);

  const checked = await lender('check', '--iin', IIN, '--application', 'A-1', '--amount', '100');
  expect(json(checked)).toMatchObject({ iin: IIN, application: 'A-1', ban: { state: 'in-force' } });
  const proof = path.join(folder, 'proof.json');
  writeFileSync(proof, checked.out);
  expect(json(await lender('verify', '--file', proof))).toEqual({ genuine: true });
  // A proof for another application is none.
  writeFileSync(proof, checked.out.replace('"A-1"', '"A-2"'));
  expect((await lender('verify', '--file', proof)).code).toBe(1);

  const { items } = json(await lender('orders')) as { items: Order[] };
  expect(items).toMatchObject([{ kind: 'suspend', claim: claim.id, loan: about.id }]);
  const sha256 = items[0]?.blobs[0]?.sha256 ?? '';
  const file = path.join(folder, 'document.pdf');
  expect(await lender('document', '--sha256', sha256, '--to', file)).toMatchObject({ code: 0 });
  expect(readFileSync(file)).toEqual(content);
  const answer = (...more: string[]) =>
    lender('answer', '--order', items[0]?.id ?? '', '--state', 'suspended', ...more);
  const first = await answer(
    '--amount',
    '100',
    '--idempotency-key',
    'k',
    '--at',
    '2026-11-22T10:00:00+05:00',
  );
  expect(json(first)).toMatchObject({ n: 1, state: 'suspended', amount: 100 });
  const same = await answer('--amount', '100', '--idempotency-key', 'k', '--at', '2026-11-22T10:00:00+05:00');
  expect(same.out).toBe(first.out);
  expect(json(await answer('--amount', '50', '--reason', 'Пайыздар'))).toMatchObject({ n: 2 });
}, 120_000);

test('what is asked wrongly is told in words with exit code 2, what is refused with 1, and no ИИН is repeated', async () => {
  const wrong = [
    ['constructor'],
    ['check', '--iin', IIN],
    ['check', '--iin', '500101300004', '--application', 'A', '--amount', '1'],
    ['check', '--iin', IIN, '--application', 'A', '--amount', '1.5'],
    ['orders', '--keys', 'nowhere.json'],
    ['answer', '--order', 'x', '--state', 'paid', '--amount', '1'],
  ];
  for (const args of wrong) {
    const { code, out, err } = await lender(...args);
    expect([args, code, out]).toEqual([args, 2, '']);
    expect(err).not.toContain('5001013');
  }
  const unknown = ['answer', '--order', '0193c1a0-0000-7000-8000-000000000000', '--state', 'refused'];
  expect(await lender(...unknown, '--amount', '0')).toMatchObject({
    code: 1,
    err: 'not-found: status 404\n',
  });
}, 120_000);
