/** One of several screens within a step: it is given what the step is given, as far as it concerns it. */
import type { StepProps } from './journey.ts';
import type { FieldProblem, Typed } from './typed.ts';

type Ways = {
  /** What has to be mended on this screen now. */
  readonly wrong: readonly FieldProblem[];
  /** Goes on from here, once nothing is wrong. */
  readonly next: () => void;
  readonly back: (() => void) | null;
};

/**
 * The step's props for one of its screens. What is wrong there is pointed out as at any question; what
 * another screen of the step met with is not shown here.
 */
export function partProps(props: StepProps, { wrong, next, back }: Ways): StepProps {
  const isSame = ({ path, code }: FieldProblem) =>
    wrong.some((one) => one.path === path && one.code === code);
  return {
    ...props,
    found: props.found.filter(({ path }) => wrong.some((one) => one.path === path)),
    problems: props.problems.filter(isSame),
    next: wrong.length > 0 ? props.next : next,
    back,
  };
}

/** Types several answers at once. */
export function typeAll({ type }: Pick<StepProps, 'type'>, changes: Typed): void {
  for (const [name, value] of Object.entries(changes)) type(name, value);
}
