import { useEffect, useState } from 'react';
import { jpegOf } from './thumbnail.ts';

/** As sharp as the camera can: letters have to be read. */
const WISHED = { width: { ideal: 3840 }, height: { ideal: 2160 }, facingMode: 'environment' } as const;
const QUALITY = 0.9;

export type PaperCamera = {
  /** `none`: there is no camera, it is in use, or it was unplugged. */
  readonly state: 'starting' | 'live' | 'none';
  readonly stream: MediaStream | null;
};

/** The camera while the screen that uses it is shown; it is off again the moment the screen goes. */
export function usePaperCamera(): PaperCamera {
  const [camera, setCamera] = useState<PaperCamera>({ state: 'starting', stream: null });
  useEffect(() => {
    let opened: MediaStream | null = null;
    let isGone = false;
    const end = () => opened?.getTracks().forEach((track) => track.stop());
    const open = async () => {
      try {
        opened = await navigator.mediaDevices.getUserMedia({ video: WISHED });
      } catch {
        if (!isGone) setCamera({ state: 'none', stream: null });
        return;
      }
      if (isGone) return end();
      const [track] = opened.getVideoTracks();
      track?.addEventListener('ended', () => setCamera({ state: 'none', stream: null }));
      setCamera({ state: 'live', stream: opened });
    };
    void open();
    return () => {
      isGone = true;
      end();
    };
  }, []);
  return camera;
}

/** What the camera shows in `video` now, as a JPEG; null where it shows nothing yet. */
export async function shoot(video: HTMLVideoElement | null): Promise<Blob | null> {
  if (!video || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return jpegOf(canvas, QUALITY);
}
