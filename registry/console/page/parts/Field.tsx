import { useId, type ComponentProps, type ReactNode } from 'react';

type Shared = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
};

/** A label, a hint and a mistake around a control; `children` gets what ties them together. */
function Labelled({ label, hint, error, id, children }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

const described = (id: string, { hint, error }: Shared) =>
  [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ') ||
  undefined;

/** One line of text. */
export function TextField({ label, hint, error, ...input }: Shared & ComponentProps<'input'>) {
  const id = useId();
  const words = { label, ...(hint !== undefined && { hint }), error };
  return (
    <Labelled {...words} id={id}>
      <input
        id={id}
        aria-describedby={described(id, words)}
        aria-invalid={error !== undefined}
        autoComplete="off"
        spellCheck={false}
        {...input}
      />
    </Labelled>
  );
}

/** Many lines of text. */
export function TextArea({ label, hint, error, ...input }: Shared & ComponentProps<'textarea'>) {
  const id = useId();
  const words = { label, ...(hint !== undefined && { hint }), error };
  return (
    <Labelled {...words} id={id}>
      <textarea
        id={id}
        aria-describedby={described(id, words)}
        aria-invalid={error !== undefined}
        {...input}
      />
    </Labelled>
  );
}

/** One of a list that may be long. */
export function Choice({ label, hint, error, children, ...input }: Shared & ComponentProps<'select'>) {
  const id = useId();
  const words = { label, ...(hint !== undefined && { hint }), error };
  return (
    <Labelled {...words} id={id}>
      <select id={id} aria-describedby={described(id, words)} aria-invalid={error !== undefined} {...input}>
        {children}
      </select>
    </Labelled>
  );
}

type RadiosProps<V extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string; readonly hint?: string }[];
  readonly onChange: (value: V) => void;
  readonly error?: string | undefined;
};

/** One of a few, all in sight. */
export function Radios<V extends string>({ legend, name, value, options, onChange, error }: RadiosProps<V>) {
  const id = useId();
  return (
    <fieldset
      className={error === undefined ? 'radios' : 'radios field-wrong'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend>{legend}</legend>
      {error !== undefined && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} className="radio">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
