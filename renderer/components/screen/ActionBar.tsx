import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { useEnterGoesOn } from './enterGoesOn.ts';
import { ScrollHint } from './ScrollHint.tsx';

export type BarProps = {
  /** The bar at the bottom: the way back, quiet actions, and one primary action at the right. */
  readonly back?: ReactNode;
  readonly quiet?: ReactNode;
  readonly primary?: ReactNode;
  /** "Төменде жалғасы бар": shown over the bar while a part of a long screen is out of sight. */
  readonly more?: string;
};

/** One row where all finds room in it; else what is always there stands in a slim row above the way back and on. */
export function ActionBar({ back, quiet, primary, more }: BarProps) {
  const hint = more !== undefined && <ScrollHint>{more}</ScrollHint>;
  if (back === undefined && quiet === undefined && primary === undefined)
    return hint && <div className="screen-actions-none">{hint}</div>;
  return (
    <footer className="screen-actions">
      {hint}
      {back}
      {quiet !== undefined && <span className="screen-quiet">{quiet}</span>}
      {primary !== undefined && <span className="screen-primary">{primary}</span>}
    </footer>
  );
}

/** Where a screen puts what is its own into the bar that stays, and what Enter in one of its fields does. */
type LastingBar = Readonly<Record<'back' | 'quiet' | 'primary', HTMLElement | null>> & {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onSubmit: (submit: (() => void) | undefined) => void;
};

const LastingBarContext = createContext<LastingBar | null>(null);

type WithLastingBarProps = {
  /** Quiet actions that every screen has: a screen's own stand between the first part and the second. */
  readonly quiet: readonly [ReactNode, ReactNode];
  readonly more: string;
  readonly children: ReactNode;
};

/**
 * Screens one after the other over one bar: what all of them have in it (a third of what a screen is made of) need not
 * be made, styled and laid out anew for each.
 */
export function WithLastingBar({ quiet, more, children }: WithLastingBarProps) {
  const [back, setBack] = useState<HTMLElement | null>(null);
  const [own, setOwn] = useState<HTMLElement | null>(null);
  const [primary, setPrimary] = useState<HTMLElement | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = useRef<() => void>(undefined);
  const onSubmit = useCallback((now: (() => void) | undefined) => {
    submit.current = now;
  }, []);
  const bar = useMemo(() => ({ back, quiet: own, primary, form, onSubmit }), [back, own, primary, onSubmit]);
  return (
    <BodyForm form={form} onSubmit={() => submit.current?.()}>
      <LastingBarContext value={bar}>{children}</LastingBarContext>
      <footer className="screen-actions">
        <ScrollHint>{more}</ScrollHint>
        <span className="screen-own" ref={setBack} />
        <span className="screen-quiet">
          {quiet[0]}
          <span className="screen-own" ref={setOwn} />
          {quiet[1]}
        </span>
        <span className="screen-primary" ref={setPrimary} />
      </footer>
    </BodyForm>
  );
}

type BodyProps = BarProps & {
  readonly screen: string;
  /** Makes the screen a form, so that Enter in a field does what the primary button (`type="submit"`) does. */
  readonly onSubmit?: () => void;
  /** The `<main>` of the screen. */
  readonly children: ReactNode;
};

/** A screen's main part and its bar: the one that stays where there is one, else its own. */
export function BodyWithBar({ screen, onSubmit, children, ...own }: BodyProps) {
  const bar = useContext(LastingBarContext);
  const form = useRef<HTMLFormElement>(null);
  useEnterGoesOn(screen, bar?.form ?? form);
  useLayoutEffect(() => {
    bar?.onSubmit(onSubmit);
  });
  if (bar)
    return (
      <>
        {children}
        {bar.back && createPortal(own.back, bar.back)}
        {bar.quiet && createPortal(own.quiet, bar.quiet)}
        {bar.primary && createPortal(own.primary, bar.primary)}
      </>
    );
  const body = (
    <>
      {children}
      <ActionBar {...own} />
    </>
  );
  return onSubmit ? (
    <BodyForm form={form} onSubmit={onSubmit}>
      {body}
    </BodyForm>
  ) : (
    <div className="screen-body">{body}</div>
  );
}

type BodyFormProps = Required<Pick<BodyProps, 'onSubmit' | 'children'>> & {
  readonly form: RefObject<HTMLFormElement | null>;
};

function BodyForm({ form, onSubmit, children }: BodyFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    // noValidate: the browser's own bubbles speak its language, not the citizen's.
    <form ref={form} className="screen-body" noValidate autoComplete="off" onSubmit={submit}>
      {children}
    </form>
  );
}
