import { useEffect, useRef, type MouseEvent } from 'react';
import { CircleAlert } from 'lucide-react';
import './errorSummary.css';

export type ErrorSummaryProps = {
  /** "Мына жерін түзету керек". */
  readonly title: string;
  /** In the order of the screen; `field` is the field's name, which is its id. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Grows with each try to go on, so that the summary takes the focus again. */
  readonly attempt: number;
};

/**
 * What is wrong, all of it, at the top of the screen; takes the focus and leads to each field, and by Enter to the first.
 * The pattern is GOV.UK's error summary.
 */
export function ErrorSummary(props: ErrorSummaryProps) {
  return props.errors.length === 0 ? null : <Summary key={props.attempt} {...props} />;
}

function Summary({ title, errors }: ErrorSummaryProps) {
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
      current?.querySelector('a')?.click();
    };
    current?.addEventListener('keydown', press);
    return () => current?.removeEventListener('keydown', press);
  }, []);

  return (
    <div
      className="error-summary"
      ref={summary}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">
        <CircleAlert aria-hidden="true" />
        {title}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={(event) => follow(event, field)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
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
