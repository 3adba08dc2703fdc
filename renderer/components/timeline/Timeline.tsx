import { CircleCheck, Clock, Lock, type LucideIcon } from 'lucide-react';
import './timeline.css';

export type TimelineStep = {
  readonly key: string;
  /** `now` is the step that is waited on. A step is `done` only if a journal or a verdict says so. */
  readonly state: 'done' | 'now' | 'later';
  /** The state in a word for those who do not see the icon: "Орындалды". */
  readonly stateName: string;
  readonly title: string;
  readonly detail: string;
  readonly icon?: LucideIcon;
};

export type TimelineProps = {
  /** What the line is about, for a screen reader. */
  readonly label: string;
  readonly steps: readonly TimelineStep[];
};

const ICONS: Readonly<Record<TimelineStep['state'], LucideIcon>> = {
  done: CircleCheck,
  now: Clock,
  later: Lock,
};

/** The two-step truth: accepted here → recorded by the registry → in force, each with its time or its "when". */
export function Timeline({ label, steps }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => {
        const Icon = step.icon ?? ICONS[step.state];
        return (
          <li key={step.key} className={`timeline-step timeline-${step.state}`} data-step={step.key}>
            <span className="timeline-knob" aria-hidden="true">
              <Icon />
            </span>
            <div className="timeline-words">
              <b>
                {step.title}
                <span className="visually-hidden">. {step.stateName}.</span>
              </b>
              <span>{step.detail}</span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
