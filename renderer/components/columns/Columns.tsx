import type { ReactNode } from 'react';
import './columns.css';

export type ColumnsProps = {
  /** `equal`: tiles. `fields`: two short fields. `wide-first`: a story beside a plate. */
  readonly split?: 'equal' | 'fields' | 'wide-first';
  readonly children: ReactNode;
};

/** Parts side by side where there is room; under each other at larger text. */
export function Columns({ split = 'equal', children }: ColumnsProps) {
  return <div className={`columns columns-${split}`}>{children}</div>;
}
