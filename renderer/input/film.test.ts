import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filmed, filmedIn } from './film.ts';
import { fakeCamera } from './testing.ts';

type Picture = { width: number; height: number; close: () => void };

let given: ((picture: Picture | null) => void)[];
let closed: number;
const picture = (): Picture => ({ width: 1000, height: 500, close: () => void (closed += 1) });

beforeEach(() => {
  given = [];
  closed = 0;
  vi.stubGlobal('ImageCapture', function FakeCapture() {
    return {
      grabFrame: () =>
        new Promise((resolve, reject) =>
          given.push((next) => (next ? resolve(next) : reject(new DOMException('muted')))),
        ),
    };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

const videoOf = (srcObject: unknown, videoWidth = 1000): HTMLVideoElement =>
  ({ srcObject, videoWidth }) as HTMLVideoElement;
const asked = (times: number) => vi.waitFor(() => expect(given).toHaveLength(times));

test('a picture is the camera’s own, and nothing is drawn from the video', async () => {
  const drawn = vi.fn();
  vi.stubGlobal('createImageBitmap', drawn);
  const next = filmed(videoOf(fakeCamera().stream));
  await asked(1);
  const grabbed = picture();
  given[0]?.(grabbed);
  expect(await next).toBe(grabbed);
  expect(drawn).not.toHaveBeenCalled();
});

test('who asks one camera at once is answered one after the other', async () => {
  const { stream } = fakeCamera();
  const both = [filmed(videoOf(stream)), filmed(videoOf(stream))];
  await asked(1);
  given[0]?.(null);
  await asked(2);
  given[1]?.(picture());
  expect((await Promise.all(both)).map((one) => one?.width)).toEqual([undefined, 1000]);
});

test('of a camera that hangs there is none, and a picture that comes too late is let go of', async () => {
  vi.useFakeTimers();
  const next = filmed(videoOf(fakeCamera().stream));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await next).toBeNull();
  given[0]?.(picture());
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toBe(1);
});

test('of a part of it the whole is let go of', async () => {
  const cut = vi.fn(async () => 'the part');
  vi.stubGlobal('createImageBitmap', cut);
  const part = filmedIn(videoOf(fakeCamera().stream), { x: 0.25, y: 0.5, width: 0.5, height: 0.25 });
  await asked(1);
  given[0]?.(picture());
  expect(await part).toBe('the part');
  expect(cut).toHaveBeenCalledWith(expect.objectContaining({ width: 1000 }), 250, 250, 500, 125);
  expect(closed).toBe(1);
});

test('before the first picture, and without a camera, there is none', async () => {
  expect(await filmed(videoOf(fakeCamera().stream, 0))).toBeNull();
  expect(await filmed(videoOf(null))).toBeNull();
});
