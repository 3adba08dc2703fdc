import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { CARD } from '../../input/mrzExamples.ts';
import { fakeCamera } from '../../input/testing.ts';
import { ANSWERED } from '../testing.ts';

type Heard = { readonly id: number };
type Answer = (asked: Heard) => object;

/** Workers as the screen starts them: what `answers` says of each, by the name of its file. */
function fakeWorkers(answers: Readonly<Record<string, Answer>>) {
  const ended: string[] = [];
  function FakeWorker(address: URL) {
    const name = /(\w+)\.(?:ts|js)/.exec(address.href)?.[1] ?? '';
    const target = new EventTarget();
    return Object.assign(target, {
      postMessage: (asked: Heard) => {
        const data = answers[name]?.(asked);
        if (data) queueMicrotask(() => target.dispatchEvent(Object.assign(new Event('message'), { data })));
      },
      terminate: () => ended.push(name),
    });
  }
  vi.stubGlobal('Worker', FakeWorker);
  return { ended };
}

const PICTURE = { width: 640, height: 480, close: () => undefined };

/** A camera's film, of which `grab` gives the next picture. */
function filmWith(grab: () => Promise<typeof PICTURE>): void {
  vi.stubGlobal('ImageCapture', function FakeCapture() {
    return { grabFrame: grab };
  });
}

let camera: ReturnType<typeof fakeCamera>;
beforeEach(() => {
  camera = fakeCamera();
  vi.stubGlobal('createImageBitmap', async () => ({ close: () => undefined }));
  filmWith(async () => PICTURE);
  // What has no film has no size either.
  Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', { value: 640, configurable: true });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'get').mockReturnValue(
    camera.stream as unknown as MediaStream,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'mediaDevices');
  Reflect.deleteProperty(HTMLVideoElement.prototype, 'videoWidth');
});

const shown = (name: string) => document.querySelector(`[data-action="${name}"]`) as HTMLElement;
const field = (name: string) => document.querySelector(`[name="${name}"]`) as HTMLInputElement;
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const zone = (says: string) =>
  waitFor(() => expect(document.querySelector<HTMLElement>('[data-zone]')?.dataset['zone']).toBe(says));

async function reading(screen: string, typed: object): Promise<void> {
  const context = { typed, view: {}, returning: false };
  const content = { version: 1, state: screen.replace('.', '/'), context };
  render(<App kiosk={fakeKiosk(DESK, {}, content).kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await userEvent.click(shown('start-session'));
  await see(screen);
  await waitFor(() => expect(shown('read-code')).not.toBeNull());
  await userEvent.click(shown('read-code'));
  await see('session.code');
}

const SEEN = { ok: true, light: 0.6, moved: 0 };
const text =
  (lines: readonly string[]): Answer =>
  ({ id }) => ({ ...SEEN, id, text: lines.join('\n') });

test('the lines that were read twice fill what is asked for, to be compared, and the camera is off', async () => {
  const { ended } = fakeWorkers({ zoneWorker: text(CARD) });
  await reading('session.citizen', { ...ANSWERED, 'citizen.iin': '', 'citizen.fullName': '' });
  await see('session.citizen');
  expect(field('citizen.iin').value).toBe('510214 400 125');
  expect(field('citizen.fullName').value).toBe('AUBAKIROVA KYMBAT');
  expect(document.querySelector<HTMLElement>('[data-scan]')?.dataset['scan']).toBe('document');
  expect(camera.stopped()).toBe(1);
  expect(ended).toContain('zoneWorker');
});

test('a wrong letter is said in words and fills nothing; typing instead is one press away', async () => {
  fakeWorkers({ zoneWorker: text(CARD.map((line) => line.replace('012345678', '012345679'))) });
  await reading('session.citizen', { ...ANSWERED, 'citizen.iin': '' });
  await zone('wrong');
  await userEvent.click(shown('close-camera'));
  await see('session.citizen');
  expect(field('citizen.iin').value).toBe('');
});

test('for a paper only its lines are read, and that of somebody else is said to be another', async () => {
  const { ended } = fakeWorkers({ zoneWorker: text(CARD) });
  await reading('session.identity', {
    ...ANSWERED,
    'citizen.iin': '500101300003',
    'attestation.document.number': '',
  });
  await see('session.identity');
  expect(document.querySelector<HTMLElement>('[data-scan]')?.dataset['scan']).toBe('other');
  expect(field('attestation.document.number').value).toBe('');
  expect(ended).not.toContain('codeWorker');
});

test('a film without a picture yet is looked at again', async () => {
  let tries = 0;
  filmWith(async () => {
    tries += 1;
    if (tries <= 2) throw new DOMException('no picture', 'InvalidStateError');
    return PICTURE;
  });
  fakeWorkers({ zoneWorker: text(CARD), codeWorker: ({ id }) => ({ id, texts: [] }) });
  await reading('session.citizen', { ...ANSWERED, 'citizen.iin': '' });
  await see('session.citizen');
  expect(field('citizen.iin').value).toBe('510214 400 125');
});

test('where letters cannot be recognised codes still can, and it is said', async () => {
  fakeWorkers({
    zoneWorker: ({ id }) => ({ id, ok: false }),
    codeWorker: ({ id }) => ({ id, texts: id > 3 ? ['510214400125'] : [] }),
  });
  await reading('session.citizen', { ...ANSWERED, 'citizen.iin': '' });
  await zone('missing');
  await see('session.citizen');
  expect(field('citizen.iin').value).toBe('510214 400 125');
});

test('a recogniser that failed before the camera showed anything is said to be missing', async () => {
  vi.stubGlobal('Worker', function BrokenWorker() {
    const worker = Object.assign(new EventTarget(), { postMessage: () => {}, terminate: () => {} });
    queueMicrotask(() => worker.dispatchEvent(new Event('error')));
    return worker;
  });
  await reading('session.citizen', ANSWERED);
  await zone('missing');
});

test('a camera that is pulled out is said to be gone, and nothing is lost', async () => {
  fakeWorkers({});
  await reading('session.citizen', ANSWERED);
  await zone('reading');
  act(() => void camera.pullOut());
  await waitFor(() => expect(document.querySelector('main [role="alert"]')).not.toBeNull());
  await userEvent.click(shown('close-camera'));
  await see('session.citizen');
  expect(field('citizen.iin').value).toBe('510214 400125');
});
