/** Somebody drawn in front of the kiosk's camera, who does as they are told: Chromium's fake camera reads one frame of film, again and again. */
import fs from 'node:fs';
import { AT_REST, type Features, type Pose } from './head.ts';
import { draw, paste, room, type Frame } from './render.ts';
import { y4m } from './y4m.ts';

const WIDTH = 640;
const HEIGHT = 480;
/** Where a document is held: inside the frame that the screen shows (renderer/input/face/picture.ts). */
const CARD = { x: 0.34 * WIDTH, y: 0.18 * HEIGHT, width: 0.32 * WIDTH, height: 0.64 * HEIGHT };

/** What a movement of the challenge looks like. */
export const POSES = {
  straight: AT_REST,
  left: { ...AT_REST, yaw: 22 },
  right: { ...AT_REST, yaw: -22 },
  nod: { ...AT_REST, pitch: 18 },
  eyes: { ...AT_REST, eyes: 0 },
} as const satisfies Record<string, Pose>;
export type PoseName = keyof typeof POSES;

export const emptyRoom = (): Frame => room(WIDTH, HEIGHT);

export const personIn = (features: Features, pose: Partial<Pose> = {}): Frame =>
  draw(emptyRoom(), { features, pose: { ...AT_REST, ...pose }, at: [0.5, 0.45], size: 0.6 });

export const twoPeople = (one: Features, other: Features): Frame =>
  draw(
    emptyRoom(),
    { features: one, pose: AT_REST, at: [0.3, 0.45], size: 0.5 },
    { features: other, pose: AT_REST, at: [0.7, 0.45], size: 0.5 },
  );

/** The photo of somebody's document, held up; narrower, as when it is turned. */
export function photoOf(features: Features, narrowed = 1): Frame {
  const photo = draw(room(300, 400), { features, pose: AT_REST, at: [0.5, 0.46], size: 0.66 });
  const width = CARD.width * narrowed;
  return paste(emptyRoom(), photo, { ...CARD, x: CARD.x + (CARD.width - width) / 2, width });
}

export type Puppet = {
  /** What the camera sees from now on. */
  show: (frame: Frame) => void;
  /** What Chromium must be started with. */
  args: string[];
};

/** A camera whose film lies in `file`. */
export function createPuppet(file: string): Puppet {
  fs.writeFileSync(file, y4m([emptyRoom()]));
  return {
    show: (frame) => {
      // In place: Chromium keeps the file open, and finds the new frame when it begins anew.
      const film = fs.openSync(file, 'r+');
      fs.writeSync(film, y4m([frame]), 0);
      fs.closeSync(film);
    },
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  };
}
