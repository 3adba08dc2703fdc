import type { KeyboardEvent } from 'react';
import { FieldWords, useDescription } from '../field/Field.tsx';
import { useTypedText } from '../textField/useTypedText.ts';
import '../textField/textField.css';
import './dateField.css';

/** As typed; whether it is a date is for the validation to say. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

type Part = keyof DateParts;

export type DateFieldProps = {
  /** `citizen.birthDate`; the three inputs are `….day`, `….month` and `….year`. */
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string;
  /** Which inputs are wrong, to mark only those; all three where left out. */
  readonly wrong?: readonly Part[];
  readonly labels: Readonly<Record<Part, string>>;
  readonly value: DateParts;
  /** The same day in words, once there is a whole one: what a reader of the screen says instead of three figures. */
  readonly said?: string;
  readonly onChange: (value: DateParts) => void;
};

const PARTS: readonly Part[] = ['day', 'month', 'year'];

/**
 * A date as three plain inputs. The focus never moves on by itself: people who look at the keys
 * and not at the screen type the month into the year when it does. It moves by the dot, comma, slash,
 * hyphen or space that is typed after a number, as in 14.02.1951.
 */
export function DateField(props: DateFieldProps) {
  const { name, legend, hint, error, wrong = PARTS, labels, value, said, onChange } = props;
  const described = useDescription(hint, error);
  return (
    <fieldset
      className="field date-field"
      id={name}
      aria-describedby={described.by}
      data-invalid={error !== undefined || undefined}
      data-said={said}
    >
      <legend className="field-label">{legend}</legend>
      <FieldWords described={described} hint={hint} error={error} />
      <div className="date-parts">
        {PARTS.map((part, n) => (
          <DatePart
            key={part}
            id={`${name}.${part}`}
            next={PARTS[n + 1] && `${name}.${PARTS[n + 1]}`}
            label={labels[part]}
            wide={part === 'year'}
            invalid={error !== undefined && wrong.includes(part)}
            value={value[part]}
            onChange={(typed) => onChange({ ...value, [part]: typed })}
          />
        ))}
      </div>
    </fieldset>
  );
}

type DatePartProps = {
  readonly id: string;
  /** The id of the part after it. */
  readonly next: string | undefined;
  readonly label: string;
  readonly wide: boolean;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** What stands between the parts of a date that is written in one line. */
const BETWEEN = ['.', ',', '/', '-', ' '];

function DatePart({ id, next, label, wide, invalid, value, onChange }: DatePartProps) {
  const [text, type] = useTypedText(value, onChange);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (next === undefined || !BETWEEN.includes(event.key) || !/^\d{1,2}$/.test(text)) return;
    event.preventDefault();
    document.getElementById(next)?.focus();
  };
  return (
    <div className="date-part">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={id}
        className={`text-input number ${wide ? 'date-part-wide' : 'date-part-narrow'}`}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
    </div>
  );
}
