import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../../app/App.tsx';
import { DESK, fakeKiosk } from '../../../app/testing.ts';
import { createCatalogue } from '../../../app/texts.tsx';
import { FaceEngineContext } from '../../../input/face/engines.ts';
import type { FaceEngine, OpenFaceEngine } from '../../../input/face/port.ts';
import { fakeCamera } from '../../../input/testing.ts';
import { ANSWERED } from '../../testing.ts';

/** An engine of another maker, which keeps to the port and sees nobody. */
function otherEngine() {
  const end = vi.fn();
  const engine: FaceEngine = {
    look: async () => ({ faces: 0, face: null }),
    keep: async () => false,
    compare: async () => null,
    end,
  };
  return { open: async () => engine, ended: () => end.mock.calls.length };
}

let camera: ReturnType<typeof fakeCamera>;
beforeEach(() => {
  camera = fakeCamera();
  // What has no film has nothing to play.
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

const shown = (name: string) => document.querySelector(`[data-action="${name}"]`) as HTMLElement;
const seePhase = (phase: string) =>
  waitFor(() => expect(document.querySelector<HTMLElement>('[data-face]')?.dataset['face']).toBe(phase));
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));

async function atCamera(open: OpenFaceEngine): Promise<void> {
  const typed = { ...ANSWERED, 'attestation.identity.method': 'face' };
  const content = { version: 1, state: 'session/face', context: { typed, view: {}, returning: false } };
  render(
    <FaceEngineContext value={open}>
      <App kiosk={fakeKiosk(DESK, {}, content).kiosk} catalogue={createCatalogue()} />
    </FaceEngineContext>,
  );
  await see('desk.home');
  await userEvent.click(shown('start-session'));
  await see('session.face');
}

test('a camera that is pulled out is said to be gone, and the session goes on without it', async () => {
  const engine = otherEngine();
  await atCamera(engine.open);
  await seePhase('document');
  act(() => void camera.pullOut());
  await seePhase('unable');
  expect(document.querySelector('[role="alert"]')).not.toBeNull();
  await userEvent.click(shown('without-camera'));
  await see('session.journey');
  expect(engine.ended()).toBe(1);
});

test('a photo can be taken once the camera shows a picture, and not before', async () => {
  await atCamera(otherEngine().open);
  await seePhase('document');
  expect(shown('take-photo')).toBeNull();
  act(() => void document.querySelector('video')?.dispatchEvent(new Event('loadeddata')));
  await waitFor(() => expect(shown('take-photo')).not.toBeNull());
});

test('an engine that does not start is said to be none, and nobody has to wait for it', async () => {
  await atCamera(() => Promise.reject(new Error('no such engine')));
  await seePhase('unable');
  await userEvent.click(shown('without-camera'));
  await see('session.journey');
});

test('under a cover, and when the screen is left, the camera is off and the engine has forgotten', async () => {
  const engine = otherEngine();
  await atCamera(engine.open);
  await seePhase('document');
  await userEvent.click(shown('cover'));
  await seePhase('hidden');
  expect([camera.stopped(), engine.ended()]).toEqual([1, 1]);
  expect(document.querySelector('video')).toBeNull();
  await userEvent.click(shown('uncover'));
  await seePhase('document');
  await userEvent.click(shown('back'));
  await see('session.identity');
  expect([camera.stopped(), engine.ended()]).toEqual([2, 2]);
});
