import type { LucideIcon } from 'lucide-react';
import './bigAction.css';

export type BigActionProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly onPress: () => void;
};

/** The one thing a desk is for, as large as a hand. */
export function BigAction({ icon: Icon, title, hint, action, onPress }: BigActionProps) {
  return (
    <button
      type="button"
      className="big-action"
      data-action={action}
      // The second tap of a trembling hand would fall on the next screen.
      onClick={(event) => event.detail <= 1 && onPress()}
    >
      <Icon aria-hidden="true" />
      <span className="big-action-title">{title}</span> {hint !== undefined && <span>{hint}</span>}
    </button>
  );
}
