import type { ReactNode } from 'react';
import './tile.css';

export type TileProps = {
  readonly label: string;
  /** The figure, already in the reader's language. */
  readonly figure: string;
  readonly detail?: string;
  /** A button that leads to what is counted. */
  readonly action?: ReactNode;
};

/** A figure of the day with what it is made of. */
export function Tile({ label, figure, detail, action }: TileProps) {
  return (
    <section className="tile">
      <h2 className="tile-label">{label}</h2>
      <p className="tile-figure number">{figure}</p>
      {detail !== undefined && <p className="tile-detail">{detail}</p>}
      {action !== undefined && <div className="tile-action">{action}</div>}
    </section>
  );
}
