import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { CircleAlert, CircleCheck } from 'lucide-react';
import './errorSummary.css';

type FieldError = { readonly field: string; readonly message: string };

export type ErrorSummaryProps = {
  /** "Мына жерін түзету керек". */
  readonly title: string;
  /** In the order of the screen; `field` is the field's name, which is its id. */
  readonly errors: readonly FieldError[];
  /** Grows with each try to go on, so that the summary takes the focus again. */
  readonly attempt: number;
  /**
   * What stands where a mistake stood that was mended before the next try, and over all of them. Their room is kept,
   * for a page that moved would put another answer under the finger. Without it the lines that are mended go.
   */
  readonly mended?: { readonly one: string; readonly all: string };
};

/**
 * What is wrong, all of it, at the top of the screen; takes the focus and leads to each field, and by Enter to the first.
 * The pattern is GOV.UK's error summary.
 */
export function ErrorSummary(props: ErrorSummaryProps) {
  const pointedOut = usePointedOut(props);
  const shown = props.mended ? pointedOut : props.errors;
  return shown.length === 0 ? null : <Summary key={props.attempt} {...props} shown={shown} />;
}

/** All that was pointed out since the last try, in the words of now. */
function usePointedOut({ errors, attempt }: ErrorSummaryProps): readonly FieldError[] {
  const [last, setLast] = useState({ attempt, errors });
  const before = last.attempt === attempt ? last.errors : [];
  const added = errors.filter(
    ({ field }, n) =>
      !before.some((one) => one.field === field) && errors.findIndex((one) => one.field === field) === n,
  );
  if (last.attempt !== attempt || added.length > 0) setLast({ attempt, errors: [...before, ...added] });
  return before.map((one) => errors.find(({ field }) => field === one.field) ?? one);
}

type SummaryProps = ErrorSummaryProps & { readonly shown: readonly FieldError[] };

function Summary({ title, errors, mended, shown }: SummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus({ preventScroll: true });
    summary.current?.scrollIntoView({ block: 'center' });
    // On a link Enter is the browser's; where the focus is at first it would do nothing.
    const { current } = summary;
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, repeat, target } = event;
      if (key !== 'Enter' || ctrlKey || repeat || target !== current) return;
      // Else the field that has the focus now would send the form by the very same key.
      event.preventDefault();
      current?.querySelector<HTMLElement>('a:not([data-mended])')?.click();
    };
    current?.addEventListener('keydown', press);
    return () => current?.removeEventListener('keydown', press);
  }, []);

  const isAllMended = errors.length === 0;
  const Icon = isAllMended ? CircleCheck : CircleAlert;
  return (
    <div
      className="error-summary"
      ref={summary}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      data-mended={isAllMended || undefined}
    >
      {/* Said when it comes, and not again at each letter that mends something. */}
      <h2 id="error-summary-title" aria-live="off">
        <Icon aria-hidden="true" />
        <InPlace of={title}>{isAllMended && mended?.all}</InPlace>
      </h2>
      <ul aria-live="off">
        {shown.map(({ field, message }) => {
          const isMended = !errors.some((one) => one.field === field);
          return (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={(event) => follow(event, field)}
                data-mended={isMended || undefined}
              >
                <InPlace of={message}>{isMended && mended?.one}</InPlace>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type InPlaceProps = { readonly of: string; readonly children: ReactNode };

/** Other words in the room of those that are true no more. */
function InPlace({ of, children }: InPlaceProps) {
  return (
    <span className="error-summary-words">
      <span className={children ? 'error-summary-gone' : undefined} aria-hidden={children ? true : undefined}>
        {of}
      </span>
      {children && <span>{children}</span>}
    </span>
  );
}

/** The address stays: it is the app's, not ours. */
function follow(event: MouseEvent, field: string): void {
  event.preventDefault();
  goToField(field);
}

/** Focuses the field, or the first input of a group. */
function goToField(field: string): void {
  const target = document.getElementById(field);
  const input = target instanceof HTMLFieldSetElement ? target.querySelector('input') : target;
  input?.focus({ preventScroll: true });
  // The whole field, with its label and error, and not only the input.
  (target?.closest('.field, .choice-group') ?? target)?.scrollIntoView({ block: 'center' });
}
