/** What the parts of `input` ask the registry with, and how they read its answers. */
import { enrolDevice, OPENING, type Answered, type Device } from '../device.ts';
import type { Overrun } from '../overrun.ts';

const ANSWERS_WITHIN_MS = 90_000;

/** A device whose journal is opened, also at the registry. */
export async function openedDevice(overrun: Overrun): Promise<Device> {
  const device = await enrolDevice(overrun.url, await overrun.code('device'));
  const opening = device.sign('journal.open', OPENING);
  device.append(opening);
  await device.push(Buffer.from(JSON.stringify(opening)));
  return device;
}

/** The answer, or in a word why there is none. */
export async function answered(asking: Promise<Answered>): Promise<Answered | string> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve('late'), ANSWERS_WITHIN_MS);
  try {
    return await Promise.race([asking, late]);
  } catch (error) {
    return String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** How many entries a push's answer calls taken. */
export const takenOf = ({ json }: Answered): number =>
  Number((json as { taken?: unknown } | null)?.taken ?? 0);
