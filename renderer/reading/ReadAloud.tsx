import { Pause, Play, RotateCcw, Volume1, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { VoiceOrder } from '../../shared/api/speech.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { Dialog } from '../components/dialog/Dialog.tsx';
import { highlight } from './highlight.ts';
import { passagesOf, type Passage } from './passages.ts';
import { createReader, type Reader, type Reading } from './reader.ts';
import { LEVELS, useReading, type ReadingParts } from './reading.tsx';
import './reading.css';

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
  const { reading, reader } = useReader(parts, onRead);
  // What a yes to the question does.
  const [wish, setWish] = useState<{ readonly grant: () => void } | null>(null);
  const askFirst = (grant: () => void) => (parts.isAllowed ? grant() : setWish({ grant }));
  const begin = () => {
    const main = document.querySelector(`main[data-screen="${screen}"]`);
    if (main === null) return;
    // Before the question is asked: what lies under it is hidden from screen readers, and from us.
    const passages = passagesOf(main);
    askFirst(() => reader.current?.start(passages));
  };
  const toggle = () => {
    if (reading === 'reading') reader.current?.pause();
    else if (reading === 'paused') askFirst(() => reader.current?.resume());
    else begin();
  };
  const allow = () => {
    parts.allow();
    wish?.grant();
    setWish(null);
  };
  // The headset may be out: whoever goes on is asked first.
  useEffect(() => {
    if (!parts.isAllowed && reading === 'reading') reader.current?.pause();
  }, [parts.isAllowed, reading, reader]);
  const isOn = reading === 'reading' || reading === 'paused';
  useOrders(parts, isOn ? { pause: toggle, hush: () => reader.current?.stop() } : null);
  const { icon, action, text } = FACES[reading];
  return (
    <>
      <Button look="quiet" icon={icon} action={action} onPress={toggle}>
        {t(`reading.action.${text}`)}
      </Button>
      {isOn && <Strip parts={parts} again={begin} />}
      <Dialog
        open={wish !== null}
        title={t('reading.ask.title')}
        safe={{ text: t('reading.ask.no'), action: 'stay-silent', onPress: () => setWish(null) }}
        confirm={{ text: t('reading.ask.yes'), action: 'read-here', onPress: allow }}
      >
        <p>{t('reading.ask.text')}</p>
      </Dialog>
    </>
  );
}

/** While something is read: from the start, and how loud. */
function Strip({ parts, again }: { readonly parts: ReadingParts; readonly again: () => void }) {
  const { t } = useTexts();
  const { level, louder, quieter } = parts;
  return (
    <div className="reading-strip" role="group" aria-label={t('reading.volume.label')}>
      <Button look="quiet" icon={RotateCcw} action="repeat-reading" onPress={again}>
        {t('reading.action.again')}
      </Button>
      <Button look="quiet" icon={Volume1} action="quieter" onPress={quieter}>
        {t('reading.volume.quieter')}
      </Button>
      <span role="status" className="reading-level" data-level={level}>
        {t('reading.volume.level', { level, of: LEVELS.length })}
      </span>
      <Button look="quiet" icon={Volume2} action="louder" onPress={louder}>
        {t('reading.volume.louder')}
      </Button>
    </div>
  );
}

type WhileOn = { readonly pause: () => void; readonly hush: () => void };

/** Follows the keys of a headset, and falls silent where the other window speaks, while something is read here. */
function useOrders({ onVoice, louder, quieter }: ReadingParts, on: WhileOn | null): void {
  const acts = useRef<Partial<Record<VoiceOrder, () => void>>>({});
  useEffect(() => {
    acts.current = on === null ? {} : { louder, quieter, ...on };
  });
  useEffect(() => onVoice((order) => acts.current[order]?.()), [onVoice]);
}

/** A reader for as long as this screen is there, in its language, and silent under whatever lies over it. */
function useReader(parts: ReadingParts, onRead: (() => void) | undefined) {
  const { speak, sound, onHeard, isHushed, level } = parts;
  const { language } = useTexts();
  const [reading, setReading] = useState<Reading>('idle');
  // No state: nothing on the screen depends on it, and a new screen would be drawn twice.
  const reader = useRef<Reader<Passage> | null>(null);
  const share = LEVELS[level - 1] ?? 1;
  const now = useRef({ onHeard, onRead, share });
  useEffect(() => {
    now.current = { onHeard, onRead, share };
  });
  useEffect(() => {
    const mine = createReader<Passage>({
      fetch: ({ words }) => speak({ language, text: words }),
      sound,
      onPassage: (passage) => {
        highlight(passage);
        if (passage !== null) now.current.onHeard();
      },
      onReading: setReading,
      onEnd: () => {
        now.current.onHeard();
        now.current.onRead?.();
      },
    });
    mine.loudness(now.current.share);
    reader.current = mine;
    return () => mine.stop();
  }, [speak, sound, language]);
  useEffect(() => {
    if (isHushed) reader.current?.stop();
  }, [isHushed]);
  useEffect(() => reader.current?.loudness(share), [share]);
  return { reading, reader };
}
