/** The keys of a headset, or of a keyboard, that mean what is heard. */
import type { VoiceOrder } from '../../shared/api/speech.ts';

/** By their names (W3C, UI Events: keys of sound and of playing). */
const ORDERS = new Map<string, VoiceOrder>([
  ['AudioVolumeUp', 'louder'],
  ['AudioVolumeDown', 'quieter'],
  ['AudioVolumeMute', 'pause'],
  ['MediaPlayPause', 'pause'],
]);

/** What the press means; null where it means nothing here. A key that is held means it again and again. */
export function voiceOrderOf({ type, key }: { type: string; key: string }): VoiceOrder | null {
  return type === 'keyDown' || type === 'rawKeyDown' ? (ORDERS.get(key) ?? null) : null;
}
