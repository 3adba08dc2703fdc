import { useRef, type ReactNode } from 'react';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from '../button/Button.tsx';
import { useFocusBack } from './useFocusBack.ts';
import { useOnceOpen } from './useOnceOpen.ts';
import { useOver } from './useOver.ts';
import './dialog.css';

export type DialogAction = {
  /** What happens next, in words. */
  readonly text: string;
  readonly action: string;
  readonly onPress: () => void | Promise<void>;
};

export type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The way that changes nothing; also what Escape does, and where the focus begins. */
  readonly safe: DialogAction;
  readonly confirm: DialogAction;
};

/** A question that must be answered before anything else: leave, discard. A touch beside it does nothing. */
export function Dialog({ open, title, children, safe, confirm }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { remember, back } = useFocusBack();
  const isWanted = useOnceOpen(open);
  useOver('dialog', open);
  const focusSafe = () => {
    remember();
    return popup.current?.querySelector<HTMLElement>('.dialog-actions button');
  };
  if (!isWanted) return null;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && void safe.onPress()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Viewport className="dialog-viewport">
          <AlertDialog.Popup className="dialog" ref={popup} initialFocus={focusSafe} finalFocus={back}>
            <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
            <AlertDialog.Description className="dialog-words" render={<div />}>
              {children}
            </AlertDialog.Description>
            <div className="dialog-actions">
              <Button action={safe.action} onPress={safe.onPress}>
                {safe.text}
              </Button>
              <span className="dialog-confirm">
                <Button look="primary" action={confirm.action} onPress={confirm.onPress}>
                  {confirm.text}
                </Button>
              </span>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
