import { FieldWords, useDescription } from '../field/Field.tsx';
import { Choice } from '../choiceGroup/Choice.tsx';
import '../choiceGroup/choiceGroup.css';

export type CheckboxProps = {
  readonly name: string;
  /** What is agreed to, in the first person: "Дербес деректерімді өңдеуге келісемін". */
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** One statement to agree to, as a large card. Never ticked beforehand. */
export function Checkbox({ name, label, hint, error, checked, onChange }: CheckboxProps) {
  const described = useDescription(undefined, error);
  return (
    <div className="choice-group" data-invalid={error !== undefined || undefined}>
      <FieldWords described={described} hint={undefined} error={error} />
      <Choice
        id={name}
        name={name}
        type="checkbox"
        option={{ value: 'true', label, ...(hint === undefined ? {} : { hint }) }}
        checked={checked}
        invalid={error !== undefined}
        describedBy={described.by}
        onToggle={onChange}
      />
    </div>
  );
}
