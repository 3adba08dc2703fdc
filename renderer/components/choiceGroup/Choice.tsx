import { useId } from 'react';
import { Check } from 'lucide-react';

export type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly option: {
    readonly value: string;
    readonly label: string;
    readonly hint?: string;
    readonly lang?: string;
  };
  readonly checked: boolean;
  readonly invalid?: boolean;
  /** Ids of more words that describe this answer, such as its error. */
  readonly describedBy?: string;
  readonly onToggle: (checked: boolean) => void;
};

/**
 * One answer. The native input covers its whole card, so the card is the target for finger,
 * keyboard and assistive technology alike; the dot or box beside the words is drawn.
 */
export function Choice(props: ChoiceProps) {
  const { id, name, type, option, checked, invalid = false, describedBy = '', onToggle } = props;
  const hintId = useId();
  const described = `${describedBy} ${option.hint === undefined ? '' : hintId}`.trim();
  return (
    <div className="choice">
      <input
        className="choice-input"
        id={id}
        name={name}
        type={type}
        value={option.value}
        checked={checked}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={invalid && type === 'checkbox' ? true : undefined}
        onChange={(event) => onToggle(event.target.checked)}
      />
      <span className={`choice-mark choice-mark-${type}`} aria-hidden="true">
        {type === 'checkbox' && <Check />}
      </span>
      <span className="choice-words">
        <label className="choice-label" htmlFor={id} lang={option.lang}>
          {option.label}
        </label>
        {option.hint !== undefined && (
          <span className="choice-hint" id={hintId}>
            {option.hint}
          </span>
        )}
      </span>
    </div>
  );
}
