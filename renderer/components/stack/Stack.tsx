import type { ReactNode } from 'react';
import './stack.css';

export type StackProps = {
  /** `wide`: parts that each stand for themselves, such as a heading and a timeline. */
  readonly gap?: 'usual' | 'wide';
  readonly children: ReactNode;
};

/** Parts under each other, with air between. */
export function Stack({ gap = 'usual', children }: StackProps) {
  return <div className={`stack stack-${gap}`}>{children}</div>;
}
