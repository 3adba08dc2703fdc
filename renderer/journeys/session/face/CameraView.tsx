import { useEffect, useImperativeHandle, useRef, type ReactNode, type RefObject } from 'react';
import { useTexts } from '../../../app/texts.tsx';
import { PHOTO_FRAME } from '../../../input/face/picture.ts';
import { ZONE_FRAME } from '../../../input/zone/zones.ts';
import './face.css';

type CameraViewProps = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly stream: MediaStream;
  /** A person sees themselves as in a mirror; a document's photo, and a paper's lines, as they are, in a frame. */
  readonly of: 'person' | 'document' | 'paper';
  readonly isHidden?: boolean;
  /** The first picture is there: a camera that is on may take seconds to it. */
  readonly onFilm?: () => void;
  readonly children?: ReactNode;
};

const FRAMES = { document: PHOTO_FRAME, paper: ZONE_FRAME } as const;

/** What the camera sees. The film is let go of when it is no longer shown. */
export function CameraView({ video, stream, of, isHidden = false, onFilm, children }: CameraViewProps) {
  const { t } = useTexts();
  const own = useRef<HTMLVideoElement>(null);
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(video, () => own.current);
  useEffect(() => {
    const element = own.current;
    if (!element) return undefined;
    element.srcObject = stream;
    // Playing is broken off where the screen goes away at once.
    element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <div className="face-view">
      <div className="face-film" data-of={of} hidden={isHidden}>
        <video ref={own} aria-label={t('face.camera.live')} onLoadedData={onFilm} muted playsInline />
        {of !== 'person' && (
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <rect {...FRAMES[of]} />
          </svg>
        )}
      </div>
      {children}
    </div>
  );
}
