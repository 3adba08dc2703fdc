import './demoMark.css';

export type DemoMarkProps = {
  /** "ДЕМО". */
  readonly children: string;
  /** What it means, for a screen reader: "Көрсету нұсқасы, нағыз тыйым емес". */
  readonly meaning: string;
};

/** On every screen of a demo: what is done here has no effect in the world. */
export function DemoMark({ children, meaning }: DemoMarkProps) {
  return (
    <span className="demo-mark" data-demo="true">
      {children}
      <span className="visually-hidden">. {meaning}</span>
    </span>
  );
}
