import { useId, type ReactNode } from 'react';
import './plate.css';

export type PlateProps = {
  readonly tone: 'wait' | 'ok' | 'stop';
  readonly title: string;
  readonly children: ReactNode;
};

/** What a state means for the citizen, and what to do meanwhile; the words carry it, not the tint. */
export function Plate({ tone, title, children }: PlateProps) {
  const titleId = useId();
  return (
    <section className={`plate plate-${tone}`} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}
