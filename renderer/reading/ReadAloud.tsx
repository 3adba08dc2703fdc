import { Pause, Play, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { Dialog } from '../components/dialog/Dialog.tsx';
import { highlight } from './highlight.ts';
import { passagesOf, type Passage } from './passages.ts';
import { createReader, type Reader, type Reading } from './reader.ts';
import { useReading, type ReadingParts } from './reading.tsx';

type ReadAloudProps = {
  /** The screen that is read; on another one reading ends. */
  readonly screen: string;
  /** It was read to its end. */
  readonly onRead?: (() => void) | undefined;
};

/** The button that reads the screen aloud, then pauses and goes on; and one that begins anew. */
export function ReadAloud(props: ReadAloudProps) {
  const parts = useReading();
  return parts && <Voice key={props.screen} {...props} parts={parts} />;
}

const FACES = {
  idle: { icon: Volume2, action: 'read-aloud', text: 'read' },
  reading: { icon: Pause, action: 'pause-reading', text: 'pause' },
  paused: { icon: Play, action: 'resume-reading', text: 'resume' },
  none: { icon: VolumeX, action: 'read-aloud', text: 'none' },
  failed: { icon: VolumeX, action: 'read-aloud', text: 'failed' },
} as const;

function Voice({ screen, onRead, parts }: ReadAloudProps & { readonly parts: ReadingParts }) {
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { reading, reader } = useReader(parts, onRead);
  const begin = () => {
    const main = document.querySelector(`main[data-screen="${screen}"]`);
    if (main) reader?.start(passagesOf(main));
  };
  const press = () => {
    if (reading === 'reading') reader?.pause();
    else if (reading === 'paused') reader?.resume();
    else if (parts.isAllowed) begin();
    else setAsking(true);
  };
  const allow = () => {
    parts.allow();
    setAsking(false);
    begin();
  };
  const { icon, action, text } = FACES[reading];
  return (
    <>
      <Button look="quiet" icon={icon} action={action} onPress={press}>
        {t(`reading.action.${text}`)}
      </Button>
      {(reading === 'reading' || reading === 'paused') && (
        <Button look="quiet" icon={RotateCcw} action="repeat-reading" onPress={begin}>
          {t('reading.action.again')}
        </Button>
      )}
      <Dialog
        open={isAsking}
        title={t('reading.ask.title')}
        safe={{ text: t('reading.ask.no'), action: 'stay-silent', onPress: () => setAsking(false) }}
        confirm={{ text: t('reading.ask.yes'), action: 'read-here', onPress: allow }}
      >
        <p>{t('reading.ask.text')}</p>
      </Dialog>
    </>
  );
}

/** A reader for as long as this screen is there, in its language, and silent under whatever lies over it. */
function useReader({ speak, sound, onHeard, isHushed }: ReadingParts, onRead: (() => void) | undefined) {
  const { language } = useTexts();
  const [reading, setReading] = useState<Reading>('idle');
  const [reader, setReader] = useState<Reader<Passage> | null>(null);
  const ears = useRef({ onHeard, onRead });
  useEffect(() => {
    ears.current = { onHeard, onRead };
  });
  useEffect(() => {
    const mine = createReader<Passage>({
      fetch: ({ words }) => speak({ language, text: words }),
      sound,
      onPassage: (passage) => {
        highlight(passage);
        if (passage !== null) ears.current.onHeard();
      },
      onReading: setReading,
      onEnd: () => {
        ears.current.onHeard();
        ears.current.onRead?.();
      },
    });
    setReader(mine);
    return () => mine.stop();
  }, [speak, sound, language]);
  useEffect(() => {
    if (isHushed) reader?.stop();
  }, [isHushed, reader]);
  return { reading, reader };
}
