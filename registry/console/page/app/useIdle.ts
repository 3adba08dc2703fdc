import { useEffect, useEffectEvent } from 'react';

/** A screen with somebody's data on it is not left open longer than this without a touch. */
const IDLE_MS = 15 * 60_000;
const LOOK_MS = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Calls `onIdle` when nobody has touched anything for a quarter of an hour, while it is on. */
export function useIdle(isOn: boolean, onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    if (!isOn) return undefined;
    let touchedAt = Date.now();
    const touched = () => {
      touchedAt = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - touchedAt >= IDLE_MS) idle();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
    };
  }, [isOn]);
}
