import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { reportActivity } from '../../app/activity.ts';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Note } from '../../components/note/Note.tsx';
import { openCodeReader, scanOf } from '../../input/codes/codes.ts';
import { PAPER, useCamera } from '../../input/useCamera.ts';
import { filmed } from '../../input/film.ts';
import type { Scan } from '../../input/wedge.ts';
import { useZone } from '../../input/zone/useZone.ts';
import { useFrame } from '../frame.tsx';
import { CameraView } from './face/CameraView.tsx';
import { SessionScreen } from './SessionScreen.tsx';

type CodeScreenProps = {
  /** Codes say an ИИН alone: where a paper is asked for, only its lines are read. */
  readonly hasCodes: boolean;
  /** `YYYY-MM-DD`, by the kiosk's clock. */
  readonly today: string;
  readonly onScan: (scan: Scan) => void;
  readonly close: () => void;
};

/** The camera reads a document or a code; what it says is taken as if a scanner had read it. */
export function CodeScreen({ hasCodes, today, onScan, close }: CodeScreenProps) {
  const { t } = useTexts();
  const { isHidden } = useFrame();
  const [isForeign, setForeign] = useState(false);
  const take = (scan: Scan | null) => {
    if (scan === null) return setForeign(true);
    onScan(scan);
    close();
  };
  return (
    <SessionScreen
      screen="session.code"
      title={t('scan.camera.open')}
      heading={t('scan.camera.title')}
      lead={t(hasCodes ? 'scan.camera.lead' : 'scan.camera.leadPaper')}
      way={
        <Button icon={ArrowLeft} action="close-camera" onPress={close}>
          {t('scan.camera.back')}
        </Button>
      }
      primary={null}
    >
      {isForeign && (
        <Note>
          <p role="alert">{t('scan.camera.nothing')}</p>
        </Note>
      )}
      {isHidden ? <p>{t('face.hidden')}</p> : <Reading {...{ hasCodes, today }} onScan={take} />}
    </SessionScreen>
  );
}

type ReadingProps = Pick<CodeScreenProps, 'hasCodes' | 'today'> & {
  /** Null for a code of somebody else's. */
  readonly onScan: (scan: Scan | null) => void;
};

function Reading({ hasCodes, today, onScan }: ReadingProps) {
  const { t } = useTexts();
  const { state, stream } = useCamera(PAPER);
  const video = useRef<HTMLVideoElement>(null);
  useCodes(video, hasCodes, (text) => onScan(scanOf(text)));
  const { advice, isMissing } = useZone(video, Number(today.slice(0, 4)), (lines) =>
    onScan({ kind: 'mrz', lines }),
  );
  if (state === 'none') return <p role="alert">{t('face.camera.none')}</p>;
  if (!stream) return <p role="status">{t('face.camera.starting')}</p>;
  const words = isMissing ? t('scan.zone.missing') : t(`scan.zone.${advice ?? 'reading'}`);
  return (
    <div className="face-live" data-zone={isMissing ? 'missing' : (advice ?? 'reading')}>
      <CameraView video={video} stream={stream} of="paper" />
      <div className="face-words">
        <p aria-live="polite">{words}</p>
      </div>
    </div>
  );
}

/** Between two pictures: a hand needs longer to hold still. */
const PAUSE_MS = 120;

/** Tells each text that the camera reads, until the screen goes. */
function useCodes(
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  onText: (text: string) => void,
): void {
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const reader = openCodeReader();
    let isGone = false;
    let timer: number | undefined;
    const look = async () => {
      const element = video.current;
      const picture = element && (await filmed(element));
      if (picture) {
        const [text] = await reader.read(picture);
        if (isGone) return;
        if (text !== undefined) {
          reportActivity();
          tell.current(text);
        }
      }
      if (!isGone) timer = window.setTimeout(() => void look(), PAUSE_MS);
    };
    void look();
    return () => {
      isGone = true;
      window.clearTimeout(timer);
      reader.end();
    };
  }, [video, isOn]);
}
