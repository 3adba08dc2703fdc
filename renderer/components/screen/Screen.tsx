import { useEffect, useLayoutEffect, type FormEvent, type ReactNode } from 'react';
import { ShieldCheck } from 'lucide-react';
import { useEnterGoesOn } from './enterGoesOn.ts';
import { ScrollHint } from './ScrollHint.tsx';
import './screen.css';

export type ScreenFrameProps = {
  /** `DemoMark`, on every screen of a demo. */
  readonly demo?: ReactNode;
  /** Center and clerk, on the desk's screens. */
  readonly clerk?: ReactNode;
  /** `StepProgress`. */
  readonly progress?: ReactNode;
  /** `ConnectionPill`. */
  readonly connection?: ReactNode;
  /** Settings at the right end of the header, such as `LanguageSwitch`. */
  readonly settings?: ReactNode;
};

export type ScreenBodyProps = {
  /** The stable name, `ban.scope`; when it changes, the focus goes to the heading. */
  readonly screen: string;
  /** The id of the field that has the focus instead of the heading, where there is only one thing to do. */
  readonly focus?: string;
  /** The title of the window; the name of the product is added. No personal data: titles reach logs. */
  readonly title: string;
  /** The h1. Left out where a question's legend is the h1 (`ChoiceGroup legendAs="heading"`). */
  readonly heading?: ReactNode;
  /** Sentences under the heading; `<mark>` the one that is being read aloud. */
  readonly lead?: ReactNode;
  /** `RestartNotice` or `StaleBanner`, between header and heading. */
  readonly banner?: ReactNode;
  /** The bar at the bottom: the way back, quiet actions, and one primary action at the right. */
  readonly back?: ReactNode;
  readonly quiet?: ReactNode;
  readonly primary?: ReactNode;
  /** "Төменде жалғасы бар": shown over the bar while a part of a long screen is out of sight. */
  readonly more?: string;
  /** Makes the screen a form: Enter in a field, and on its heading, does what the primary button (`type="submit"`) does. */
  readonly onSubmit?: () => void;
  readonly children?: ReactNode;
};

export type ScreenProps = ScreenFrameProps & ScreenBodyProps;

/** A whole screen: header, one question, and the bar with what can be done. */
export function Screen({ demo, clerk, progress, connection, settings, ...body }: ScreenProps) {
  return (
    <ScreenFrame {...{ demo, clerk, progress, connection, settings }}>
      <ScreenBody {...body} />
    </ScreenFrame>
  );
}

/**
 * The header over one screen after another: where the next one only replaces the body, a third of the page need not
 * be made, styled and laid out anew.
 */
export function ScreenFrame({
  demo,
  clerk,
  progress,
  connection,
  settings,
  children,
}: ScreenFrameProps & { readonly children: ReactNode }) {
  return (
    <div className="screen">
      <header className="screen-header">
        <span className="screen-brand">
          <ShieldCheck aria-hidden="true" />
          Qalqan
        </span>
        {demo}
        <span className="screen-status">
          {clerk !== undefined && <span className="screen-clerk">{clerk}</span>}
          {progress}
          {connection}
          {settings}
        </span>
      </header>
      {children}
    </div>
  );
}

/** What a screen asks, and the bar with what can be done; it stands in a `ScreenFrame`. */
export function ScreenBody(props: ScreenBodyProps) {
  const { screen, focus, title, heading, lead, banner, more, onSubmit, children } = props;
  useFirstFocus(screen, focus);
  const form = useEnterGoesOn(screen);
  useEffect(() => {
    document.title = `${title} · Qalqan`;
  }, [title]);

  const body = (
    <>
      <main className="screen-main" data-screen={screen}>
        {banner}
        {(heading !== undefined || lead !== undefined) && (
          <div className="screen-heading">
            {heading !== undefined && <h1 tabIndex={-1}>{heading}</h1>}
            {lead !== undefined && <p className="screen-lead">{lead}</p>}
          </div>
        )}
        {children}
      </main>
      <ActionBar {...props}>{more !== undefined && <ScrollHint key={screen}>{more}</ScrollHint>}</ActionBar>
    </>
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return onSubmit ? (
    // noValidate: the browser's own bubbles speak its language, not the citizen's.
    <form ref={form} className="screen-body" noValidate autoComplete="off" onSubmit={submit}>
      {body}
    </form>
  ) : (
    <div className="screen-body">{body}</div>
  );
}

/** One row where all finds room in it; else what is always there stands in a slim row above the way back and on. */
function ActionBar({ back, quiet, primary, children }: ScreenBodyProps) {
  if (back === undefined && quiet === undefined && primary === undefined)
    return children ? <div className="screen-actions-none">{children}</div> : null;
  return (
    <footer className="screen-actions">
      {children}
      {back}
      {quiet !== undefined && <span className="screen-quiet">{quiet}</span>}
      {primary !== undefined && <span className="screen-primary">{primary}</span>}
    </footer>
  );
}

/** A new screen begins at its heading: for the eye at the top, for a screen reader with the question. */
function useFirstFocus(screen: string, field: string | undefined): void {
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    const main = document.querySelector(`main[data-screen="${screen}"]`);
    const heading = main?.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    const first = field === undefined ? heading : document.getElementById(field);
    first?.focus({ preventScroll: true });
  }, [screen, field]);
}
