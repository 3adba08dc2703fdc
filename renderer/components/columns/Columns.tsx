import type { ReactNode } from 'react';
import './columns.css';

export type ColumnsProps = {
  /** `wide-first`: a story beside a plate. `equal`: tiles, short fields. */
  readonly split?: 'equal' | 'wide-first';
  readonly children: ReactNode;
};

/** Parts side by side where there is room; under each other at larger text. */
export function Columns({ split = 'equal', children }: ColumnsProps) {
  return <div className={`columns columns-${split}`}>{children}</div>;
}
