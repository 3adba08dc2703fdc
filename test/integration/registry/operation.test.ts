import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { RegistryOptions } from '../../../registry/server.ts';
import { serveMetrics } from '../../../registry/operation/scrape.ts';
import { act, claimBody, IIN, openBody } from '../bodies.ts';
import { enrol, send, type TestDevice } from '../device.ts';
import { startRegistry, type TestRegistry } from '../registry.ts';
import { named, newContent, upload } from '../uploads.ts';

let at: TestRegistry | undefined;
afterEach(() => at?.end());

async function opened(
  options: Partial<RegistryOptions> = {},
): Promise<{ it: TestRegistry; device: TestDevice }> {
  const it = await startRegistry(options);
  at = it;
  const device = await enrol(it.url, await it.code({}));
  const pushed = await device.push([device.write('journal.open', openBody())]);
  if (pushed.status !== 200) throw new Error(pushed.text);
  return { it, device };
}

test('whoever waits for news keeps nobody from being answered', async () => {
  const { device } = await opened({ atOnce: { question: 1 } });
  const waiting = device.verdicts(1, '&wait=2');
  await sleep(200);
  expect((await device.ask('GET', '/v1/policy')).status).toBe(200);
  expect((await waiting).status).toBe(200);
});

test('a registry that is told to stop is not ready any more, and answers all the same', async () => {
  const { it, device } = await opened();
  const ready = () => send<{ ok?: boolean; code?: string }>(`${it.url}/ready`, {});
  expect((await ready()).body).toMatchObject({ ok: true });
  it.registry().retire();
  expect(await ready()).toMatchObject({ status: 503, body: { code: 'busy' } });
  expect((await send(`${it.url}/health`, {})).status).toBe(200);
  expect((await device.ask('GET', '/v1/policy')).status).toBe(200);
});

test('a registry stops at once although whoever just read an attachment keeps the connection', async () => {
  const { it, device } = await opened();
  const content = newContent('application/pdf', 5_000);
  expect((await upload(device, content, 'application/pdf')).status).toBe(204);
  const { sha256 } = named(content, 'application/pdf');
  expect((await device.ask('GET', `/v1/blobs/${sha256}`)).status).toBe(200);
  // A connection that nobody closes lives for more than a minute.
  const stopped = it.restart().then(() => 'stopped');
  expect(await Promise.race([stopped, sleep(30_000, 'waits', { ref: false })])).toBe('stopped');
});

test('metrics count answers by route and say how things stand, and name nobody', async () => {
  const { it, device } = await opened();
  await device.push([device.write('claim.file', claimBody())]);
  const scraped = await serveMetrics(it.registry().metrics, 0);
  const url = `http://127.0.0.1:${scraped.port}`;
  const { text, headers } = await send(`${url}/metrics`, {});
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  for (const line of [
    'qalqan_answers_total{method="POST",route="/v1/devices/:device/entries",status="200"} 2',
    'qalqan_answer_seconds_count{route="/v1/devices/:device/entries"} 2',
    'qalqan_requests_under_way{load="push"} 0',
    'qalqan_orders_overdue 0',
    'qalqan_reviews_waiting{kind="ban.lift"} 0',
    'process_cpu_seconds_total',
  ])
    expect(text).toContain(line);
  for (const secret of [device.id, IIN]) expect(text).not.toContain(secret);
  expect((await send(`${url}/`, {})).status).toBe(404);
  await scraped.close();
});

test('the log has a line of JSON for each answer, with its route and no word of anybody', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().trim().split('\n'));
      done();
    },
  });
  const { device } = await opened({ log: pino({ base: null }, sink) });
  const view = device.write('status.view', act());
  await device.push([device.write('claim.file', claimBody({ story: IIN })), view]);
  await device.post(`/v1/devices/${device.id}/status`, { entry: view.id });
  await device.post(`/v1/devices/${device.id}/status`, { entry: IIN });
  await device.ask('GET', `/v1/cases/search?iin=${IIN}`);
  await device.ask('GET', `/v1/${IIN}`, { token: null });
  const said = lines.map((line) => JSON.parse(line) as { route?: string; status?: number });
  expect(said.filter(({ route }) => route === '/v1/devices/:device/status')).toHaveLength(2);
  expect(said.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 422, 401]));
  const { fullName } = act().citizen;
  for (const secret of [IIN, fullName, device.id, view.id]) expect(lines.join('\n')).not.toContain(secret);
});
