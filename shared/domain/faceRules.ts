/** When the camera's answer may stand: asked by the screen that looked, and by the core before it signs. */

/** As in the policy (registry-protocol, section 7). */
export type FacePolicy = {
  /** The least score, of 0 to 1. */
  readonly faceThreshold: number;
  readonly tries: number;
};

type Looked = {
  readonly score?: number | undefined;
  readonly liveness?: boolean | number | undefined;
  readonly attempts: number;
};

/** Whether a face was seen alive, within the tries allowed, and is alike enough. */
export function isFaceEnough({ score = 0, liveness, attempts }: Looked, policy: FacePolicy): boolean {
  return liveness === true && attempts >= 1 && attempts <= policy.tries && score >= policy.faceThreshold;
}
