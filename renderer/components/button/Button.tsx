import { useEffect, useRef, useState, type MouseEvent } from 'react';
import type { LucideIcon } from 'lucide-react';
import { isDoubled } from './doubled.ts';
import './button.css';

export type ButtonProps = {
  /** What happens next, in words: "Тыйым салу", never "Жіберу". */
  readonly children: string;
  /** The stable hook for tests: next, back, change, confirm … (docs, "stable hooks"). */
  readonly action: string;
  /** `link` is for many like ones in a list (Change); all others are boxes. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'link';
  readonly icon?: LucideIcon;
  /** `submit` sends the form of the screen; then `onPress` may be left out. */
  readonly type?: 'button' | 'submit';
  /** What to do. While the promise it gives is open, further presses are ignored. */
  readonly onPress?: () => void | Promise<void>;
  /** Work is under way: presses are ignored, the focus stays, the words should say what is going on. */
  readonly busy?: boolean;
  /** Words only a screen reader hears, after the visible ones: which row "Change" changes. */
  readonly about?: string;
};

/**
 * A button at least 88 px high that says what happens next.
 * It is never `disabled`: a dead button explains nothing and drops the focus to the page.
 */
export function Button(props: ButtonProps) {
  const {
    children,
    action,
    look = 'secondary',
    icon: Icon,
    type = 'button',
    onPress,
    busy = false,
    about,
  } = props;
  const [pending, press] = usePress(onPress);
  const held = busy || pending;

  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isDoubled(event) || held) event.preventDefault();
    else press();
  };

  return (
    <button
      type={type}
      className={`button button-${look}`}
      data-action={action}
      aria-disabled={held || undefined}
      aria-busy={held || undefined}
      aria-label={about === undefined ? undefined : `${children}: ${about}`}
      onClick={onClick}
    >
      {Icon && <Icon aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

/** Runs `onPress` one at a time; the flag is a ref, because two taps can come before a render. */
function usePress(onPress: ButtonProps['onPress']): [boolean, () => void] {
  const [pending, setPending] = useState(false);
  const running = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const press = () => {
    if (running.current) return;
    const work = onPress?.();
    if (!work) return;
    running.current = true;
    setPending(true);
    void work.finally(() => {
      running.current = false;
      if (mounted.current) setPending(false);
    });
  };
  return [pending, press];
}
