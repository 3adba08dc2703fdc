import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from './desk.ts';
import { launchKiosk, type Kiosk } from './kiosk.ts';

/** The kiosk at its strictest: the whole screen, as citizens meet it, and not enrolled yet. */
let kiosk: Kiosk;
/** Counts whatever reaches the network of this machine. */
let asked = 0;
let web: http.Server;
let webUrl = '';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-lockdown-'));

beforeAll(async () => {
  web = http.createServer((_request, response) => {
    asked += 1;
    response.setHeader('access-control-allow-origin', '*').end('<h1>elsewhere</h1>');
  });
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const address = web.address();
  webUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  kiosk = await launchKiosk({ data: path.join(folder, 'kiosk') });
});
afterAll(async () => {
  await kiosk?.kill();
  web?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs in the page, as a script that got in would. */
const inPage = <T>(script: string): Promise<T> => kiosk.page.evaluate<T>(script);
const windowCount = () => kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const isOurs = () => kiosk.page.url().startsWith('app://kiosk/index.html');

test('the window takes the whole screen and has no frame or menu', async () => {
  const seen = await kiosk.app.evaluate(({ BrowserWindow, Menu, screen }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      isKiosk: window?.isKiosk(),
      size: window?.getSize(),
      screen: screen.getPrimaryDisplay().size,
      menu: Menu.getApplicationMenu(),
    };
  });
  expect(seen).toMatchObject({ isKiosk: true, size: [seen.screen.width, seen.screen.height], menu: null });
});

test.each([
  `window.open('https://example.org')`,
  `window.open('about:blank')`,
  `window.open('app://kiosk/index.html')`,
  `Object.assign(document.createElement('a'), { href: 'https://example.org', target: '_blank' }).click()`,
  `Object.assign(document.createElement('a'), { href: 'app://kiosk/index.html', download: 'x.html' }).click()`,
])('%s opens no window', async (script) => {
  await inPage(`void (${script})`);
  await kiosk.page.waitForTimeout(200);
  expect(await windowCount()).toBe(1);
  expect(isOurs()).toBe(true);
});

test.each([
  'https://example.org/',
  'file:///etc/passwd',
  'data:text/html,<h1>x</h1>',
  'javascript:document.body.remove()',
  'chrome://version',
  'app://kiosk/none.html',
  'mailto:a@example.org',
])('the page does not go to %s', async (address) => {
  await inPage(`void (location.href = ${JSON.stringify(address)})`).catch(() => {});
  await kiosk.page.waitForTimeout(200);
  expect(isOurs()).toBe(true);
  expect(await kiosk.page.locator('[data-screen]').count()).toBe(1);
});

test('from about:blank, of which nobody is told beforehand, it comes straight back', async () => {
  await inPage(`void (location.href = 'about:blank')`).catch(() => {});
  await kiosk.page.waitForSelector('[data-screen]', { timeout: 5_000 });
  expect(isOurs()).toBe(true);
});

test('a form sends nothing anywhere', async () => {
  await inPage(
    `{ const form = document.createElement('form'); form.action = '${webUrl}'; document.body.append(form); form.submit(); form.remove(); }`,
  );
  await kiosk.page.waitForTimeout(200);
  expect([isOurs(), asked]).toEqual([true, 0]);
});

test.each([
  ['fetch', `fetch('URL').then(() => 'reached', () => 'refused')`],
  ['a beacon', `navigator.sendBeacon('URL') ? 'sent' : 'refused'`],
  [
    'an image',
    `new Promise((done) => { const image = new Image(); image.onload = () => done('reached'); image.onerror = () => done('refused'); image.src = 'URL/x.png'; })`,
  ],
  [
    'a script',
    `new Promise((done) => { const script = document.createElement('script'); script.onload = () => done('reached'); script.onerror = () => done('refused'); script.src = 'URL/x.js'; document.head.append(script); })`,
  ],
  [
    'a socket',
    `new Promise((done) => { try { const socket = new WebSocket('URL'.replace('http', 'ws')); socket.onopen = () => done('reached'); socket.onerror = () => done('refused'); } catch { done('refused'); } })`,
  ],
  [
    'a frame',
    `new Promise((done) => { const frame = document.createElement('iframe'); frame.src = 'URL'; document.body.append(frame); setTimeout(() => { frame.remove(); done('refused'); }, 300); })`,
  ],
])('%s does not reach the network', async (_what, script) => {
  const outcome = await inPage<string>(script.replaceAll('URL', webUrl));
  await kiosk.page.waitForTimeout(100);
  expect(outcome).not.toBe('reached');
  expect(asked).toBe(0);
});

test('an inline script, an inline handler and eval do not run', async () => {
  const ran = await inPage<boolean[]>(`(async () => {
    window.ran = [false, false, false];
    const script = document.createElement('script');
    script.textContent = 'window.ran[0] = true';
    document.head.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran[1] = true');
    document.body.append(button);
    button.click();
    button.remove();
    // As text from data: the timer compiles it, which the policy forbids.
    try { setTimeout('window.ran[2] = true', 0); } catch {}
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window.ran;
  })()`);
  expect(ran).toEqual([false, false, false]);
});

test('the page has window.kiosk and nothing of Node or Electron', async () => {
  expect(
    await inPage(
      `[typeof require, typeof process, typeof module, typeof window.electron, typeof window.paper, Object.keys(window.kiosk).sort().join()]`,
    ),
  ).toEqual([
    'undefined',
    'undefined',
    'undefined',
    'undefined',
    'undefined',
    'call,onCitizen,onCore,onState,onVoice,patience,speak,stage',
  ]);
});

test.each([
  ['staff.fire', {}],
  ['__proto__', {}],
  ['desk.state', null],
  ['staff.signIn', { key: 'x', number: 1, pin: [] }],
  ['entries.confirm', { id: '01936f0a-7b3c-7000-8000-000000000001', answers: { kind: 'ban.set' } }],
  ['receipts.print', { key: 'x', entry: '../../etc/passwd', format: 'a4' }],
])('the call %s with %j is answered with a problem', async (name, input) => {
  const result = await inPage(`window.kiosk.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
  expect(result).toEqual({ ok: false, problem: { code: 'core.badRequest' } });
});

test('nobody reads entries before signing in', async () => {
  expect(await inPage(`window.kiosk.call('entries.list', { limit: 10 })`)).toEqual({
    ok: false,
    problem: { code: 'core.signedOut' },
  });
});

test('devtools do not open, by keys or by order', async () => {
  const open = await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const [keyCode, modifiers] of [
      ['F12', []],
      ['I', ['control', 'shift']],
      ['J', ['control', 'shift']],
    ] as const) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
    }
    contents?.openDevTools();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return contents?.isDevToolsOpened();
  });
  expect(open).toBe(false);
});

test('keys neither reload nor zoom nor close', async () => {
  await inPage(`void (window.sameDocument = true)`);
  const zoom = await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const [keyCode, modifiers] of [
      ['F5', []],
      ['R', ['control']],
      ['Plus', ['control']],
      ['-', ['control']],
      ['F4', ['alt']],
      ['W', ['control']],
      ['Left', ['alt']],
      ['P', ['control']],
    ] as const) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
    }
    contents?.sendInputEvent({ type: 'mouseWheel', x: 300, y: 300, deltaY: 120, modifiers: ['control'] });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return contents?.getZoomFactor();
  });
  expect(zoom).toBe(1);
  expect(await inPage('window.sameDocument')).toBe(true);
  expect(await inPage('window.visualViewport.scale')).toBe(1);
});

test('the window manager cannot close it', async () => {
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await kiosk.page.waitForTimeout(300);
  expect(await windowCount()).toBe(1);
});

test('a file dropped on the page is not opened and not read', async () => {
  const heard = await inPage(`(() => {
    let heard = false;
    document.body.addEventListener('drop', () => { heard = true; });
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
    document.body.dispatchEvent(drop);
    return { heard, refused: drop.defaultPrevented };
  })()`);
  expect(heard).toEqual({ heard: false, refused: true });
  expect(isOurs()).toBe(true);
});

test.each(['microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'])(
  '%s is denied',
  async (name) => {
    expect(
      await inPage(
        `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state, () => 'denied')`,
      ),
    ).toBe('denied');
  },
);

test('a second start on the same folder brings the first window to the front and ends', async () => {
  const { default: electronProgram } = await import('electron');
  const { spawn } = await import('node:child_process');
  const second = spawn(
    electronProgram as unknown as string,
    [
      '.',
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--data',
      path.join(folder, 'kiosk'),
    ],
    { stdio: 'ignore' },
  );
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  expect(await windowCount()).toBe(1);
});

test('a page that dies is loaded again', async () => {
  const page = () =>
    kiosk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return {
        pid: contents?.getOSProcessId(),
        title: contents?.getTitle(),
        isCrashed: contents?.isCrashed(),
      };
    });
  const before = await page();
  await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await waitFor(async () => {
    const { pid, title, isCrashed } = await page();
    // A screen names the window; the bare page does not.
    return pid !== before.pid && isCrashed === false && title === before.title;
  }, 'a screen in a new process');
});

test('nothing of what was shown is kept by Chromium', () => {
  const files = fs.readdirSync(path.join(folder, 'kiosk/chromium'), { recursive: true, encoding: 'utf8' });
  expect(
    files.filter((name) => /Cookies|History|Web Data|Login Data|Cache_Data\/.|\.dmp$/.test(name)),
  ).toEqual([]);
});
