import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { ShieldCheck } from 'lucide-react';
import { BodyWithBar, type BarProps } from './ActionBar.tsx';
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

export type ScreenBodyProps = BarProps & {
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
  const { screen, focus, title, heading, lead, banner, children, ...bar } = props;
  useFirstFocus(screen, focus);
  useEffect(() => {
    document.title = `${title} · Qalqan`;
  }, [title]);
  return (
    <BodyWithBar {...bar} screen={screen}>
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
    </BodyWithBar>
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
