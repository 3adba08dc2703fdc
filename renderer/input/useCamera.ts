import { useEffect, useState } from 'react';
import { filmed } from './film.ts';
import { jpegOf } from './thumbnail.ts';

/** As sharp as the camera can: letters have to be read. */
export const PAPER: MediaTrackConstraints = {
  width: { ideal: 3840 },
  height: { ideal: 2160 },
  facingMode: 'environment',
};
/** Sharp enough for a face, and quick. */
export const FACE: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  facingMode: 'user',
};
const QUALITY = 0.9;

export type Camera = {
  /** `none`: there is no camera, it is in use, or it was unplugged. */
  readonly state: 'starting' | 'live' | 'none';
  readonly stream: MediaStream | null;
};

/** The camera while the screen that uses it is shown; it is off again the moment the screen goes. */
export function useCamera(wish: MediaTrackConstraints): Camera {
  const [camera, setCamera] = useState<Camera>({ state: 'starting', stream: null });
  useEffect(() => {
    let opened: MediaStream | null = null;
    let isGone = false;
    const end = () => opened?.getTracks().forEach((track) => track.stop());
    const open = async () => {
      try {
        opened = await navigator.mediaDevices.getUserMedia({ video: wish });
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
  }, [wish]);
  return camera;
}

/** Whether there is a camera at all; known without asking for its picture. */
export function useHasCamera(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return undefined;
    let isGone = false;
    const look = () => {
      mediaDevices.enumerateDevices().then(
        (devices) => isGone || setThere(devices.some(({ kind }) => kind === 'videoinput')),
        () => isGone || setThere(false),
      );
    };
    look();
    mediaDevices.addEventListener('devicechange', look);
    return () => {
      isGone = true;
      mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return isThere;
}

/** What the camera shows in `video` now, as a JPEG; null where it shows nothing yet. */
export async function shoot(video: HTMLVideoElement | null): Promise<Blob | null> {
  const picture = video && (await filmed(video));
  if (!picture) return null;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return jpegOf(canvas, QUALITY);
}
