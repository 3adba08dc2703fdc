import { useId, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import './field.css';

/** What a control needs to be tied to its label, hint and error. */
export type Control = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldTexts = {
  /** The path of the value in the entry's body, `citizen.iin`; also the control's id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong and how to mend it. */
  readonly error?: string;
};

export type FieldProps = FieldTexts & {
  readonly children: (control: Control) => ReactNode;
};

/** A visible label, a hint and an error around one control, tied to it for a screen reader. */
export function Field({ name, label, hint, error, children }: FieldProps) {
  const described = useDescription(hint, error);
  return (
    <div className="field" data-invalid={error !== undefined || undefined}>
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      <FieldWords described={described} hint={hint} error={error} />
      {children({
        id: name,
        name,
        'aria-describedby': described.by,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  );
}

export type Description = {
  readonly hintId: string;
  readonly errorId: string;
  readonly by: string | undefined;
};

/** The ids of a hint and an error, and the `aria-describedby` that names those which are there. */
export function useDescription(hint: string | undefined, error: string | undefined): Description {
  const id = useId();
  const hintId = `${id}hint`;
  const errorId = `${id}error`;
  // The error first: it is what the person needs to hear.
  const by = [error === undefined ? '' : errorId, hint === undefined ? '' : hintId].join(' ').trim();
  return { hintId, errorId, by: by === '' ? undefined : by };
}

type FieldWordsProps = {
  readonly described: Description;
  readonly hint: string | undefined;
  readonly error: string | undefined;
};

/** The hint and the error, above the control, where a hand or an on-screen keyboard does not hide them. */
export function FieldWords({ described, hint, error }: FieldWordsProps) {
  return (
    <>
      {hint !== undefined && (
        <p className="field-hint" id={described.hintId}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={described.errorId}>
          <CircleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}
