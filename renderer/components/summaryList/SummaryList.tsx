import type { ReactNode } from 'react';
import { Button } from '../button/Button.tsx';
import './summaryList.css';

export type SummaryRow = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Goes to the question and comes straight back. Left out where the answer cannot be changed. */
  readonly onChange?: () => void;
};

export type SummaryListProps = {
  readonly rows: readonly SummaryRow[];
  /** "Өзгерту"; a screen reader hears the row's label after it. */
  readonly changeText: string;
};

/** Check your answers: each with its own way to change it. */
export function SummaryList({ rows, changeText }: SummaryListProps) {
  return (
    <dl className="summary">
      {rows.map(({ key, label, value, onChange }) => (
        <div className="summary-row" key={key} data-row={key}>
          <dt>{label}</dt>
          <dd className="summary-value">{value}</dd>
          {onChange && (
            <dd className="summary-change">
              <Button look="link" action="change" about={label} onPress={onChange}>
                {changeText}
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
