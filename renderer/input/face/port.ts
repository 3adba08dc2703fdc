/**
 * What the kiosk asks of whoever recognises faces. The guiding, the challenge and the decision are the
 * kiosk's; an engine only sees. Another engine, a certified vendor's, takes the place of the one in
 * `human/` by keeping to this page:
 *
 * - It works on this machine alone and asks no network.
 * - It keeps no picture. What it makes of a face stays inside it, never comes out, and is gone after `end`.
 * - It does not block the window: the work is done elsewhere, in a worker or a program of its own.
 * - A score is 0 to 1, the same for the same two pictures; which score is enough is the policy's to say.
 * - `turn` and `tilt` follow the nose against the plane of eyes and chin, so that a flat picture that is
 *   turned or bent shows none; `eyes` follows the lids alone.
 */

/** A face, in shares of the picture: 0, 0 is its top left. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Face = {
  readonly box: Box;
  /** How bright it is, 0 (black) to 1 (white). */
  readonly light: number;
  /** Mouth and chin are behind a mask, a veil or the like; false where the engine cannot tell. */
  readonly isCovered: boolean;
  /** 0 straight ahead; about 0.2 when turned by 30° to the person's own left, -0.2 to the right. */
  readonly turn: number;
  /** Grows as the chin goes down, by about 0.1 for 15°. What it is straight ahead differs from person to person. */
  readonly tilt: number;
  /** How far open the eyes are; what is open differs from person to person, shut is well below half of it. */
  readonly eyes: number;
};

/** What is in one picture. */
export type Sight = {
  readonly faces: number;
  /** The largest face, null where there is none. */
  readonly face: Face | null;
};

/** Whose face is kept for the comparison: from the document's photo, or of the person at the desk. */
export type Kept = 'document' | 'live';

/** Pictures become the engine's, which closes them. Every promise rejects once the engine has failed or ended. */
export type FaceEngine = {
  readonly look: (picture: ImageBitmap) => Promise<Sight>;
  /** Keeps the largest face for `compare`, in place of the one kept before; false where there is none. */
  readonly keep: (picture: ImageBitmap, as: Kept) => Promise<boolean>;
  /** How alike the two kept faces are; null while one is missing. */
  readonly compare: () => Promise<number | null>;
  /** Forgets everything and stops. */
  readonly end: () => void;
};

/** Resolves when the engine can see; rejects where it cannot be had on this machine. */
export type OpenFaceEngine = () => Promise<FaceEngine>;
