import path from 'node:path';
import { expect, test } from 'vitest';
import { answerRequest } from './appProtocol.ts';

const ROOT = '/opt/qalqan/dist/renderer';
const FILES: Record<string, string> = {
  [`${ROOT}/index.html`]: '<!doctype html>',
  [`${ROOT}/assets/app.js`]: 'run()',
  [`${ROOT}/assets/app.js.map`]: '{}',
  [`${ROOT}/workers/sees.js`]: 'see()',
  [`${ROOT}/workers.js`]: 'run()',
  [`${ROOT}/notes.txt`]: 'not for windows',
  '/opt/qalqan/dist/core/core.cjs': 'secret',
};

async function readFile(file: string): Promise<Uint8Array> {
  const text = FILES[path.normalize(file)];
  if (text === undefined) throw new Error('ENOENT');
  return new TextEncoder().encode(text);
}

const get = (url: string, method = 'GET') => answerRequest({ url, method }, ROOT, readFile);

test.each([
  ['app://kiosk/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://kiosk/index.html#/paper/receipt', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://kiosk/assets/app.js?v=1', 'text/javascript; charset=utf-8', 'run()'],
])('%s is served as %s', async (url, type, text) => {
  const response = await get(url);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    type,
    text,
  ]);
});

test.each([
  ['a file outside, by dots', 'app://kiosk/../core/core.cjs', 404],
  ['a file outside, by dots in code', 'app://kiosk/%2e%2e/core/core.cjs', 404],
  ['a file outside, by a slash in code', 'app://kiosk/..%2fcore%2fcore.cjs', 403],
  ['a file outside, by both in code', 'app://kiosk/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd', 403],
  ['a folder whose name begins like ours', 'app://kiosk/..%2frenderer-old/index.html', 403],
  ['a file outside, by backslashes', 'app://kiosk/..%5ccore%5ccore.cjs', 403],
  ['a name cut short by a NUL', 'app://kiosk/index.html%00.js', 403],
  ['text that is no text', 'app://kiosk/%ff%fe', 403],
  ['another host', 'app://evil/index.html', 403],
  ['another host that looks like ours', 'app://kiosk.evil/index.html', 403],
  ['a host with a name before it', 'app://me@kiosk/index.html', 403],
  ['another scheme', 'file:///etc/passwd', 403],
  ['no address at all', 'kiosk', 403],
  ['the folder itself', 'app://kiosk/.', 200],
  ['a folder', 'app://kiosk/assets/', 404],
  ['the folder itself, with a slash too many', 'app://kiosk//', 404],
  ['a kind of file windows have no use for', 'app://kiosk/notes.txt', 404],
  ['a source map', 'app://kiosk/assets/app.js.map', 404],
  ['a file that is not there', 'app://kiosk/none.js', 404],
])('%s (%s) answers %i', async (_what, url, status) => {
  const response = await get(url);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain('secret');
});

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await get('app://kiosk/', method)).status).toBe(403);
});

test.each(['app://kiosk/', 'app://kiosk/none.js', 'app://evil/'])(
  'the answer for %s carries the content security policy',
  async (url) => {
    const { headers } = await get(url);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  },
);

test('only workers compile WebAssembly, and no page does', async () => {
  const policyOf = async (url: string) => (await get(url)).headers.get('content-security-policy') ?? '';
  expect(await policyOf('app://kiosk/workers/sees.js')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  for (const page of ['index.html', 'assets/app.js', 'workers.js', 'workers/none.js', 'assets/../index.html'])
    expect(await policyOf(`app://kiosk/${page}`)).toContain("script-src 'self';");
});
