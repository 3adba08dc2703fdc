import { ArrowLeft, Camera, Check, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import { PAPER, shoot, useCamera } from '../../input/useCamera.ts';
import { SessionScreen } from '../session/SessionScreen.tsx';
import './claim.css';

type CameraScreenProps = {
  /** The stable hook, `claim.camera`. */
  readonly screen: string;
  readonly onPhoto: (photo: Blob) => void;
  readonly close: () => void;
};

type Photo = { readonly content: Blob; readonly address: string };

/** A paper in front of the camera: it is looked at before it is kept. */
export function CameraScreen({ screen, onPhoto, close }: CameraScreenProps) {
  const { t } = useTexts();
  const { state, stream } = useCamera(PAPER);
  const video = useRef<HTMLVideoElement>(null);
  // A camera that is on may take seconds to its first picture; until then there is nothing to photograph.
  const [hasFilm, setFilm] = useState(false);
  const isLive = state === 'live' && hasFilm;
  const [photo, setPhoto] = useState<Photo | null>(null);
  useEffect(() => {
    const element = video.current;
    if (!element || !stream) return;
    element.srcObject = stream;
    void element.play();
  }, [stream]);
  useEffect(() => () => URL.revokeObjectURL(photo?.address ?? ''), [photo]);
  const take = async () => {
    const content = await shoot(video.current);
    if (content) setPhoto({ content, address: URL.createObjectURL(content) });
  };
  return (
    <SessionScreen
      screen={screen}
      title={t('claim.evidence.step')}
      heading={t('claim.camera.title')}
      lead={t('claim.camera.lead')}
      way={
        <Button icon={ArrowLeft} action="close-camera" onPress={close}>
          {t('claim.camera.back')}
        </Button>
      }
      quiet={
        photo && (
          <Button look="quiet" icon={RotateCcw} action="again" onPress={() => setPhoto(null)}>
            {t('claim.camera.again')}
          </Button>
        )
      }
      primary={
        photo === null ? (
          isLive && (
            <Button look="primary" icon={Camera} action="take-photo" onPress={take}>
              {t('claim.camera.take')}
            </Button>
          )
        ) : (
          <Button look="primary" icon={Check} action="use-photo" onPress={() => onPhoto(photo.content)}>
            {t('claim.camera.use')}
          </Button>
        )
      }
    >
      {state === 'none' && (
        <Note>
          <p role="alert">{t('claim.camera.none')}</p>
        </Note>
      )}
      {state !== 'none' && !isLive && <p role="status">{t('claim.camera.starting')}</p>}
      <div className="camera-frame">
        <video
          ref={video}
          aria-label={t('claim.camera.live')}
          hidden={state !== 'live' || photo !== null}
          onLoadedData={() => setFilm(true)}
          muted
          playsInline
        />
        {photo && <img src={photo.address} alt={t('claim.camera.alt')} />}
      </div>
    </SessionScreen>
  );
}
