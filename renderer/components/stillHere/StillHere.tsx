import { useRef } from 'react';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Hand } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import { useOnceOpen } from '../dialog/useOnceOpen.ts';
import { useOver } from '../dialog/useOver.ts';
import './stillHere.css';

export type StillHereProps = {
  readonly open: boolean;
  /** "Сіз әлі осындасыз ба?". */
  readonly title: string;
  readonly text: string;
  /** What happens if nobody answers: it must not frighten. */
  readonly otherwise: string;
  readonly hereText: string;
  /** Any touch answers as well; the button is for those who look for one. */
  readonly onHere: () => void;
};

/** A gentle question before a screen that nobody uses is put away. It counts no seconds: nobody is hurried. */
export function StillHere({ open, title, text, otherwise, hereText, onHere }: StillHereProps) {
  const popup = useRef<HTMLDivElement>(null);
  const isWanted = useOnceOpen(open);
  useOver('question', open);
  if (!isWanted) return null;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onHere()}>
      <AlertDialog.Portal>
        <AlertDialog.Popup
          className="still-here"
          ref={popup}
          initialFocus={() => popup.current?.querySelector('button')}
        >
          <Hand aria-hidden="true" />
          <AlertDialog.Title className="still-here-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="still-here-words" render={<div />}>
            <p>
              <b>{text}</b>
            </p>
            <p>{otherwise}</p>
          </AlertDialog.Description>
          <Button look="primary" action="here" onPress={onHere}>
            {hereText}
          </Button>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
