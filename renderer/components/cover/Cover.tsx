import { useEffect, useRef, type RefObject } from 'react';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { ShieldCheck } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import { useFocusBack } from '../dialog/useFocusBack.ts';
import { useOnceOpen } from '../dialog/useOnceOpen.ts';
import { useOver } from '../dialog/useOver.ts';
import './cover.css';

export type CoverProps = {
  readonly covered: boolean;
  /** "Экран жабылды". */
  readonly title: string;
  /** That nothing is lost. */
  readonly detail: string;
  /** The way to lift it; left out on the citizen's own screen, where the clerk lifts it. */
  readonly uncover?: { readonly text: string; readonly onPress: () => void | Promise<void> };
};

/**
 * Hides everything at once, for eye and screen reader alike, and loses nothing: the screen stays
 * as it was underneath. Escape does not lift it; somebody may be standing behind the chair.
 */
export function Cover({ covered, title, detail, uncover }: CoverProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { remember, back } = useFocusBack();
  const isWanted = useOnceOpen(covered);
  useOver('cover', covered);
  useFocusInside(popup, covered);
  const focusFirst = () => {
    remember();
    return focusable(popup.current);
  };
  if (!isWanted) return null;
  return (
    <AlertDialog.Root open={covered} onOpenChange={(_, details) => details.cancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Popup className="cover" ref={popup} initialFocus={focusFirst} finalFocus={back}>
          <ShieldCheck aria-hidden="true" />
          <AlertDialog.Title className="cover-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="cover-detail">{detail}</AlertDialog.Description>
          {uncover && (
            <Button action="uncover" onPress={uncover.onPress}>
              {uncover.text}
            </Button>
          )}
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

const focusable = (popup: HTMLElement | null): HTMLElement | null => popup?.querySelector('button') ?? popup;

/** A screen that comes meanwhile takes the focus to its heading: under a cover no key may do what nobody sees. */
function useFocusInside(popup: RefObject<HTMLElement | null>, covered: boolean): void {
  useEffect(() => {
    if (!covered) return undefined;
    const keep = ({ target }: FocusEvent) => {
      // Another question over the cover keeps its own.
      const isBeneath = target instanceof Element && target.closest('[role="alertdialog"]') === null;
      if (isBeneath) focusable(popup.current)?.focus();
    };
    document.addEventListener('focusin', keep);
    return () => document.removeEventListener('focusin', keep);
  }, [popup, covered]);
}
