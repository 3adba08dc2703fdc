import { useId, type ReactNode } from 'react';
import { isDoubled } from '../button/doubled.ts';
import './segments.css';

export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** What is shown in place of the label, which then is only heard. */
  readonly face?: ReactNode;
  readonly lang?: string;
};

export type SegmentsProps<V extends string> = {
  readonly label: string;
  readonly labelShown?: boolean;
  /** The hook for tests: `data-setting` of the group; each button has `data-value`. */
  readonly setting: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** A setting with a few values, at work at once; an answer to a question is a `ChoiceGroup` instead. */
export function Segments<V extends string>(props: SegmentsProps<V>) {
  const { label, labelShown = true, setting, segments, value, onChange } = props;
  const labelId = useId();
  return (
    <fieldset className="segments" aria-labelledby={labelId} data-setting={setting}>
      <span id={labelId} className={labelShown ? 'segments-label' : 'visually-hidden'}>
        {label}
      </span>
      <span className="segments-buttons">
        {segments.map((segment) => (
          <button
            key={segment.value}
            type="button"
            className="segment"
            data-value={segment.value}
            aria-pressed={segment.value === value}
            aria-label={segment.face === undefined ? undefined : segment.label}
            lang={segment.lang}
            onClick={(event) => !isDoubled(event) && onChange(segment.value)}
          >
            {segment.face ?? segment.label}
          </button>
        ))}
      </span>
    </fieldset>
  );
}
