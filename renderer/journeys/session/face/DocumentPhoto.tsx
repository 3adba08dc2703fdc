import { Camera, Check, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../app/texts.tsx';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { framedOf } from '../../../input/face/picture.ts';
import type { FaceEngine } from '../../../input/face/port.ts';
import { CameraView } from './CameraView.tsx';
import { FaceScreen, type FaceWays } from './FaceScreen.tsx';

type DocumentPhotoProps = {
  readonly engine: FaceEngine;
  readonly stream: MediaStream;
  readonly ways: FaceWays;
  readonly onTaken: () => void;
  readonly onFailed: () => void;
};

/**
 * The photo in the document. It is taken inside a frame and looked at by the clerk, so that nobody is
 * compared with themselves.
 */
export function DocumentPhoto({ engine, stream, ways, onTaken, onFailed }: DocumentPhotoProps) {
  const { t } = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'starting' | 'live' | 'none' | 'taken'>('starting');
  useEffect(() => {
    const shown = canvas.current;
    return () => wipe(shown);
  }, []);
  const again = () => {
    wipe(canvas.current);
    setState('live');
  };
  const take = async () => {
    const picture = video.current && (await framedOf(video.current));
    if (!picture) return;
    paint(canvas.current, picture);
    try {
      const isSeen = await engine.keep(picture, 'document');
      if (!isSeen) wipe(canvas.current);
      setState(isSeen ? 'taken' : 'none');
    } catch {
      onFailed();
    }
  };
  const isTaken = state === 'taken';
  return (
    <FaceScreen
      phase="document"
      heading={t(isTaken ? 'face.document.taken' : 'face.document.title')}
      lead={isTaken ? undefined : t('face.document.lead')}
      ways={ways}
      quiet={
        isTaken && (
          <Button look="quiet" icon={RotateCcw} action="again" onPress={again}>
            {t('face.document.again')}
          </Button>
        )
      }
      primary={
        isTaken ? (
          <Button look="primary" icon={Check} action="use-photo" onPress={onTaken}>
            {t('face.document.use')}
          </Button>
        ) : (
          state !== 'starting' && (
            <Button look="primary" icon={Camera} action="take-photo" onPress={take}>
              {t('face.document.take')}
            </Button>
          )
        )
      }
    >
      {state === 'starting' && <p role="status">{t('face.camera.starting')}</p>}
      {state === 'none' && (
        <Note>
          <p role="alert">{t('face.document.none')}</p>
        </Note>
      )}
      <CameraView
        video={video}
        stream={stream}
        of="document"
        isHidden={isTaken}
        onFilm={() => setState('live')}
      >
        <canvas ref={canvas} hidden={!isTaken} role="img" aria-label={t('face.document.alt')} />
      </CameraView>
    </FaceScreen>
  );
}

function paint(canvas: HTMLCanvasElement | null, picture: ImageBitmap): void {
  if (!canvas) return;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}

/** A canvas of another size is an empty one. */
function wipe(canvas: HTMLCanvasElement | null): void {
  if (!canvas) return;
  canvas.width = 0;
  canvas.height = 0;
}
