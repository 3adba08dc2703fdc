import './stepProgress.css';

export type StepProgressProps = {
  /** From 1. */
  readonly current: number;
  readonly total: number;
  /** "3-қадам, барлығы 6": the words say it all, the bars only show it. */
  readonly children: string;
};

/** How far along the session is. */
export function StepProgress({ current, total, children }: StepProgressProps) {
  return (
    <p className="step-progress">
      <span>{children}</span>
      <span className="step-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={index < current ? 'step-bar step-bar-done' : 'step-bar'} />
        ))}
      </span>
    </p>
  );
}
