import { ArrowDown, ArrowLeft, ArrowRight, EyeOff, ScanFace, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { useTexts, type Texts } from '../../../app/texts.tsx';
import { askedNow, type Move } from '../../../input/face/check.ts';
import type { FaceEngine } from '../../../input/face/port.ts';
import { useFaceCheck, type Outcome } from '../../../input/face/useFaceCheck.ts';
import { CameraView } from './CameraView.tsx';
import { FaceScreen, type FaceWays } from './FaceScreen.tsx';

type LiveFaceProps = {
  readonly engine: FaceEngine;
  readonly stream: MediaStream;
  readonly ways: FaceWays;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onFailed: () => void;
};

/** As the person sees themselves: the picture is a mirror, so left is left. */
const SIGNS: Record<Move, LucideIcon> = { left: ArrowLeft, right: ArrowRight, nod: ArrowDown, eyes: EyeOff };

/** Look here, then move as asked: one thing at a time, in large words. */
export function LiveFace({ engine, stream, ways, onOutcome, onFailed }: LiveFaceProps) {
  const texts = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const shown = useFaceCheck(engine, video, { outcome: onOutcome, failed: onFailed });
  const { heading, lead, words, sign: Sign, asked } = saying(shown, texts);
  return (
    <FaceScreen phase={shown.phase} heading={heading} lead={lead} ways={ways}>
      <div className="face-live" data-move={asked}>
        <CameraView video={video} stream={stream} of="person" />
        <div className="face-words">
          <Sign aria-hidden="true" />
          <p aria-live="polite">{words}</p>
        </div>
      </div>
    </FaceScreen>
  );
}

type Saying = {
  readonly heading: string;
  readonly lead?: string;
  readonly words: string;
  readonly sign: LucideIcon;
  /** For whoever drives the screen: what is to be done now. */
  readonly asked?: Move | 'straight';
};

function saying(shown: ReturnType<typeof useFaceCheck>, { t }: Texts): Saying {
  if (shown.phase === 'look') {
    const lead = shown.why === null ? t('face.look.lead') : t(`face.anew.${shown.why}`);
    const words = shown.advice === null ? t('face.look.good') : t(`face.advice.${shown.advice}`);
    return { heading: t('face.look.title'), lead, words, sign: ScanFace };
  }
  if (shown.phase !== 'move') {
    return { heading: t('face.look.title'), words: t('face.comparing'), sign: ScanFace };
  }
  const { moves, done } = shown;
  const move = askedNow(shown);
  const words = t('face.move.count', { n: done + 1, total: moves.length });
  if (move === null) return { heading: t('face.move.straight'), words, sign: ScanFace, asked: 'straight' };
  return {
    heading: t(`face.move.${move}`),
    lead: t('face.move.lead'),
    words,
    sign: SIGNS[move],
    asked: move,
  };
}
