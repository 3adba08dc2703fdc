import { FieldWords, useDescription } from '../field/Field.tsx';
import { Choice } from './Choice.tsx';
import './choiceGroup.css';

export type ChoiceOption<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  /** The language of the label, where it is not the page's: each language is named in itself. */
  readonly lang?: string;
};

type OneChoice<V extends string> = {
  readonly kind: 'one';
  readonly value: V | null;
  readonly onChange: (value: V) => void;
};

type ManyChoices<V extends string> = {
  readonly kind: 'many';
  readonly value: readonly V[];
  readonly onChange: (value: readonly V[]) => void;
};

export type ChoiceGroupProps<V extends string> = (OneChoice<V> | ManyChoices<V>) & {
  /** The path in the entry's body, the `name` of each radio or checkbox, and the id of the first. */
  readonly name: string;
  readonly legend: string;
  /** `heading`: the question is the screen's h1. `second`: another one, set apart below it. `label`: one of several. */
  readonly legendAs?: 'heading' | 'second' | 'label' | 'hidden';
  readonly hint?: string;
  readonly error?: string;
  readonly options: readonly ChoiceOption<V>[];
  /** Short answers may stand side by side where they fit. */
  readonly layout?: 'stack' | 'row';
};

/** A question with its answers as large cards over native radios (`one`) or checkboxes (`many`). */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { name, legend, legendAs = 'label', hint, error, options, layout = 'stack' } = props;
  const described = useDescription(hint, error);
  return (
    <fieldset
      className={legendAs === 'second' ? 'choice-group choice-group-second' : 'choice-group'}
      aria-describedby={described.by}
      data-invalid={error !== undefined || undefined}
    >
      <legend className={legendAs === 'hidden' ? 'visually-hidden' : `choice-legend-${legendAs}`}>
        {legendAs === 'heading' ? (
          <h1 tabIndex={-1}>{legend}</h1>
        ) : legendAs === 'second' ? (
          <h2>{legend}</h2>
        ) : (
          legend
        )}
      </legend>
      <FieldWords described={described} hint={hint} error={error} />
      <div className={`choices choices-${layout}`}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            type={props.kind === 'one' ? 'radio' : 'checkbox'}
            option={option}
            checked={isChosen(props, option.value)}
            invalid={error !== undefined}
            onToggle={(checked) => choose(props, option.value, checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function isChosen<V extends string>(props: OneChoice<V> | ManyChoices<V>, value: V): boolean {
  return props.kind === 'one' ? props.value === value : props.value.includes(value);
}

/** Keeps the order of the options out of it: a choice is a set; the schema sorts if it cares. */
function choose<V extends string>(props: OneChoice<V> | ManyChoices<V>, value: V, checked: boolean): void {
  if (props.kind === 'one') props.onChange(value);
  else props.onChange(checked ? [...props.value, value] : props.value.filter((other) => other !== value));
}
